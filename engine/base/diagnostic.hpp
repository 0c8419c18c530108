// A mistake in somebody's text, as data: where it stands, what was expected, and the way out.
// Diagnostics are collected, never thrown; `Result<T>` carries all of them. A diagnostic about a
// scenario has no excerpt and its message never holds a value that a person typed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast {

struct Span {
  std::string file;
  int line = 0;    // 1-based; 0 when the whole file is meant
  int column = 0;  // 1-based, in bytes; 0 when the whole line is meant
  int length = 1;  // bytes, on that line
};

enum class Severity { error, warning };

struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;  // stable, kebab-case: `unknown-fact`
  Span span;
  std::string pointer;  // JSON Pointer into the document, "" for the document itself
  std::string message;  // lower case, no final period
  std::string help;     // the way out; may be empty
  std::string excerpt;  // the line of text; empty where it must not be echoed
};

using Diagnostics = std::vector<Diagnostic>;

bool has_errors(const Diagnostics& diagnostics);

// `file:line:column: error[code]: message`, the line with a caret under it, and `help:`; ends in a newline.
std::string render(const Diagnostic& diagnostic);
std::string render(const Diagnostics& diagnostics);

// The candidate nearest to `name` by edit distance, if one is near enough to be a slip of the pen.
std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates);

// "did you mean `x`?", or "" when nothing is near.
std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates);

// A value and every diagnostic found on the way to it. There is a value exactly when no diagnostic is an
// error.
template <class T>
class Result {
 public:
  Result(T value, Diagnostics warnings = {})  // NOLINT(google-explicit-constructor): a value is a result
      : value_(std::move(value)), diagnostics_(std::move(warnings)) {
    if (has_errors(diagnostics_)) value_.reset();
  }
  Result(Diagnostics errors) : diagnostics_(std::move(errors)) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return value_.has_value(); }
  const T& operator*() const { return *value_; }
  T& operator*() { return *value_; }
  const T* operator->() const { return &*value_; }
  T* operator->() { return &*value_; }
  const Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  std::optional<T> value_;
  Diagnostics diagnostics_;
};

}  // namespace holdfast
