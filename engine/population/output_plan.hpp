// What a batch writes of each row: the columns of its output, in order, and what has to be asked of the rules
// for them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/columns/answers.hpp"
#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

// Columns that every batch may have. Their names and their order are a contract: new ones come at the end.
enum class BuiltIn {
  row,
  case_ref,
  status,
  errors,
  place,
  barred_notice,
  barred_filing,
  barred_judgment,
  barred_lockout,
  barred_by,
  threshold_outcome,
  threshold_limit,
  debt,
  margin,
  moratorium_outcome,
  programs_open,
  program_award_up_to,
  next_deadline,
  next_deadline_what,
  next_deadline_certainty,
  calendar_days_left,
  needs_facts,
  needs_review,
  confidence,
  as_of,
  ruleset_sha256,
};
inline constexpr std::array<std::string_view, 26> built_in_names{
    "row",
    "case_ref",
    "status",
    "errors",
    "place",
    "barred_notice",
    "barred_filing",
    "barred_judgment",
    "barred_lockout",
    "barred_by",
    "threshold_outcome",
    "threshold_limit",
    "debt",
    "margin",
    "moratorium_outcome",
    "programs_open",
    "program_award_up_to",
    "next_deadline",
    "next_deadline_what",
    "next_deadline_certainty",
    "calendar_days_left",
    "needs_facts",
    "needs_review",
    "confidence",
    "as_of",
    "ruleset_sha256",
};
constexpr std::string_view name(BuiltIn column) { return built_in_names[static_cast<std::size_t>(column)]; }
// Whether it takes the whole determination of the row; what does not is read off the columns.
bool needs_determination(BuiltIn column);

struct OutputColumn {
  enum class What { copy, applies, outcome, amount, first_of, built_in };
  std::string name;
  What what = What::built_in;
  BuiltIn built_in = BuiltIn::row;
  std::string header;      // copy: of the input's column
  std::size_t column = 0;  // which it is; once the header was read
  std::size_t law = 0;     // applies, outcome, amount, first_of: which law answers
  std::size_t asked = 0;   // applies, outcome, amount: of what that law is asked
  AmountOf amount = AmountOf::limit;
  std::string bucket;     // of an award with several
  std::string otherwise;  // amount, first_of: where the rule, or none of them, applies
  struct Label {
    std::string word;
    std::vector<std::size_t> asked;
  };
  std::vector<Label> labels;  // first_of
};

struct OutputPlan {
  std::vector<OutputColumn> columns;
  std::vector<Asked> asked;

  // The place in `asked` of a part of a rule, with that amount too.
  std::size_t ask(const Rule& rule, int part, std::optional<AmountOf> amount = std::nullopt);
  bool needs_determination() const;
  bool has(BuiltIn column) const;
};

// A part of a rule: `us/dc/rent-threshold`, its first block, or `us/dc/rent-threshold#tenant_must` by the
// block's name or its stage. Nothing where there is none.
struct NamedPart {
  const Rule* rule = nullptr;
  int part = 0;
};
std::optional<NamedPart> find_part(const Ruleset& ruleset, std::string_view name);
// What to say where `find_part` finds nothing.
std::string no_such_part(const Ruleset& ruleset, std::string_view name);

// What is wrong with asking a part for an amount, or "". An award that is paid for several things needs the
// name of one: its bucket.
std::string no_such_amount(const NamedPart& part, AmountOf amount, std::string_view bucket);

// A column by the name that `--columns` gives it: a built-in one, or `RULE.applies`, `RULE.outcome`,
// `RULE.limit` and the other amounts. An empty string if it was added, or what is wrong.
std::string add_column(const Ruleset& ruleset, const std::string& name, OutputPlan& plan);

}  // namespace holdfast
