#pragma once

namespace holdfast::cli {

// Documented in README.md; never reused for something else.
enum ExitCode {
  done = 0,
  internal_error = 1,
  usage = 2,
  input_refused = 3,
  cannot_tell = 4,  // only with --strict
  rules_refused = 5,
  rule_tests_failed = 6,
  rows_failed = 10,  // the others were answered
};

}  // namespace holdfast::cli
