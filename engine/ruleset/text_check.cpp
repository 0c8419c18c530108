#include "engine/ruleset/text_check.hpp"

#include <algorithm>
#include <set>

namespace holdfast {
namespace {

class TextCheck {
 public:
  TextCheck(const Ruleset& ruleset, Diagnostics& diagnostics)
      : ruleset_(ruleset), diagnostics_(diagnostics) {}

  void check() {
    if (ruleset_.texts.languages().empty()) {
      fail("text", "missing-file", "there are no texts");
      return;
    }
    for (const auto& fact : ruleset_.vocabulary.facts()) {
      if (fact.list >= 0 && fact.name.find('#') == std::string::npos)
        check_text("facts." + fact.name + ".name", "vocabulary.yaml");
      if (fact.hidden) continue;
      for (const char* part : {"name", "ask", "help"})
        check_text("facts." + fact.name + "." + part, "vocabulary.yaml");
      if (fact.values != nullptr)
        for (const auto& value : *fact.values)
          check_text("values." + fact.name + "." + value, "vocabulary.yaml");
      for (const auto& column : fact.row) {
        const auto name = fact.name + "." + column.name;
        check_text("facts." + name + ".ask", "vocabulary.yaml");
        if (column.kind == RowField::Kind::one_of)
          for (const auto& value : *column.values)
            check_text("values." + name + "." + value, "vocabulary.yaml");
        if (column.kind == RowField::Kind::rule) check_text("values." + name + ".other", "vocabulary.yaml");
      }
    }
    std::set<std::string> kinds;
    for (const auto& place : ruleset_.places.entries()) {
      if (place.kind.empty())
        check_text("places." + place.path + ".title", "places.yaml");
      else
        kinds.insert(place.kind);
    }
    for (const auto& kind : kinds) check_text("place_kinds." + kind, "places");
    for (const auto& calendar : ruleset_.calendars) {
      check_text("calendars." + calendar.id, calendar.file);
      for (const auto& year : calendar.calendar.years)
        for (const auto& day : year.second) check_text("holidays." + day.second.name, calendar.file);
    }
    for (const auto& table : ruleset_.tables) check_text("tables." + table.name, table.path);
    for (const auto& rule : ruleset_.rules) {
      check_rule(rule);
      for (const auto& amendment : rule.amendments) check_rule(*amendment.text);
    }
    for (const auto& reform : ruleset_.reforms)
      for (const char* part : {"name", "not_in_force"})
        if (!reform.outside) check_text("rules." + reform.id + "." + part, reform.file);
  }

 private:
  void fail(const std::string& path, std::string code, std::string message, std::string help = "") {
    Diagnostic d;
    d.code = std::move(code);
    d.span.file = path;
    d.message = std::move(message);
    d.help = std::move(help);
    diagnostics_.push_back(std::move(d));
  }

  void check_text(const std::string& key, const std::string& file) {
    // A file that is mistaken itself is mended first.
    const bool mistaken = std::any_of(diagnostics_.begin(), diagnostics_.end(), [&](const Diagnostic& d) {
      return d.span.file == file && d.code != "text-missing";
    });
    // What one language has and another has not is told where the languages are compared.
    const auto languages = ruleset_.texts.languages();
    const bool nowhere = std::all_of(languages.begin(), languages.end(), [&](const std::string& language) {
      return ruleset_.texts.find(language, key) == nullptr;
    });
    if (!mistaken && nowhere)
      fail(file, "text-missing", "no language has the text `" + key + "`",
           "what a tenant reads stands in text/, in every language");
  }

  void check_conditions(const Conditions& conditions, const std::string& at, const std::string& file) {
    if (conditions.kind == Conditions::Kind::leaf) check_text(at + conditions.name, file);
    for (const auto& part : conditions.parts) check_conditions(part, at, file);
  }

  void check_rule(const Rule& rule) {
    const std::string key = "rules." + rule.id + ".";
    const auto outcomes = [&](const std::string& at) {
      for (const char* outcome :
           {"name", "applies", "may_apply", "does_not_apply", "not_in_force", "needs_review"})
        check_text(at + outcome, rule.file);
    };
    outcomes(key);
    for (const auto& part : rule.parts)
      if (part.name != rule.parts.front().name) outcomes(key + part.name + ".");
    if (const auto* covers = rule.parts.empty() ? nullptr : std::get_if<Covers>(&rule.parts.front().block)) {
      check_conditions(covers->who, key + "covers.", rule.file);
      if (covers->season) check_text(key + "covers.season", rule.file);
      for (const auto& deed : covers->deeds) check_text(key + "tenant_must." + deed.name, rule.file);
    }
    if (const auto* relief = rule.parts.empty() ? nullptr : std::get_if<Relief>(&rule.parts.front().block)) {
      check_conditions(relief->eligible, key + "eligible.", rule.file);
      for (const auto& round : relief->rounds) check_text(key + "rounds." + round.name, rule.file);
      for (const auto& one : relief->priority) check_text(key + "priority." + one.name, rule.file);
      for (const auto& bucket : relief->award) {
        if (relief->award.size() > 1) check_text(key + "award." + bucket.name, rule.file);
        for (const auto& term : bucket.least_of) check_text(key + "award." + term.name, rule.file);
      }
      for (const auto& row : rule.grid) check_text(key + "by_two_dates." + row.name, rule.file);
    }
    if (const auto* debt =
            rule.parts.empty() ? nullptr : std::get_if<ProtectedDebt>(&rule.parts.front().block)) {
      for (const auto& group : debt->groups) check_text(key + "never_a_ground." + group.name, rule.file);
      for (const auto& deed : debt->deeds) check_text(key + "tenant_must." + deed.name, rule.file);
    }
    for (const auto& part : rule.parts)
      if (const auto* duty = std::get_if<Duty>(&part.block)) {
        check_text(key + (duty->tenant ? "tenant_must." : "landlord_must.") + part.name, rule.file);
        for (const auto& one : duty->limit.add) check_text(key + "add." + one.name, rule.file);
        if (!duty->question.empty()) check_text("layers." + duty->question, rule.file);
      }
    for (const auto& exemption : rule.exempt)
      if (!exemption.name.starts_with("displaced_by_"))
        check_text(key + "exempt." + exemption.name, rule.file);
    for (const auto& doubt : rule.doubts) check_text(key + "unsettled." + doubt.name, rule.file);
  }

  const Ruleset& ruleset_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_texts(const Ruleset& ruleset, Diagnostics& diagnostics) {
  TextCheck(ruleset, diagnostics).check();
}

}  // namespace holdfast
