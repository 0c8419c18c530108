#include <algorithm>

#include "engine/document/digest.hpp"
#include "engine/ruleset/displacing.hpp"
#include "engine/ruleset/rule_reader.hpp"
#include "engine/ruleset/ruleset.hpp"

namespace holdfast {
namespace {

bool is_deadline(const Document& document) {
  const Node* kind = document.root.find("kind");
  return kind != nullptr && kind->text == "deadline";
}

class Loader {
 public:
  explicit Loader(std::vector<SourceFile> files) : files_(std::move(files)) {}
  Result<Ruleset> load();

 private:
  void read_documents();
  void add_calendar(const Document& document);
  void read_tables();
  void read_rules();
  void check_texts();
  void check_conditions(const Conditions& conditions, const std::string& at, const std::string& file);
  void check_text(const std::string& key, const std::string& file);
  const SourceFile* file(std::string_view path) const;
  Document* document(std::string_view path);
  void fail(const std::string& path, std::string code, std::string message, std::string help = "");

  std::vector<SourceFile> files_;
  std::vector<Document> documents_;
  std::vector<const Document*> tables_;
  std::vector<const Document*> rules_;
  std::vector<const Document*> reforms_;
  Ruleset ruleset_;
  Diagnostics diagnostics_;
};

void Loader::fail(const std::string& path, std::string code, std::string message, std::string help) {
  Diagnostic d;
  d.code = std::move(code);
  d.span.file = path;
  d.message = std::move(message);
  d.help = std::move(help);
  diagnostics_.push_back(std::move(d));
}

const SourceFile* Loader::file(std::string_view path) const {
  for (const auto& file : files_)
    if (file.path == path) return &file;
  return nullptr;
}

Document* Loader::document(std::string_view path) {
  for (auto& document : documents_)
    if (document.name == path) return &document;
  return nullptr;
}

void Loader::read_documents() {
  for (const auto& file : files_) {
    if (!file.path.ends_with(".yaml")) continue;
    auto read = read_yaml(file.bytes, file.path, Echo::allowed);
    diagnostics_.insert(diagnostics_.end(), read.diagnostics().begin(), read.diagnostics().end());
    if (read) documents_.push_back(std::move(*read));
  }
  for (const auto& document : documents_) {
    if (document.name.starts_with("text/"))
      ruleset_.texts.add(document, diagnostics_);
    else if (document.root.find("table") != nullptr)
      tables_.push_back(&document);
    else if (document.root.find("calendar") != nullptr)
      add_calendar(document);
    else if (document.root.find("rule") != nullptr)
      rules_.push_back(&document);
    else if (document.root.find("reform") != nullptr)
      reforms_.push_back(&document);
    else if (document.name != "vocabulary.yaml" && document.name != "places.yaml")
      fail(document.name, "unknown-file", "this file is no rule, reform, table or text",
           "a file begins with `rule:`, `reform:`, `table:` or `calendar:`");
  }
  ruleset_.texts.compare(diagnostics_);
}

void Loader::add_calendar(const Document& document) {
  auto calendar = read_calendar(document, diagnostics_);
  auto name = calendar.id;
  std::replace(name.begin(), name.end(), '/', '-');
  if (!name.empty() && document.name != "calendars/" + name + ".yaml")
    fail(document.name, "wrong-path", "the file of `" + calendar.id + "` is `calendars/" + name + ".yaml`");
  ruleset_.calendars.push_back(std::move(calendar));
}

void Loader::read_tables() {
  for (const auto* document : tables_) {
    Table table;
    table.read(*document, diagnostics_);
    const auto folder = document->name.substr(0, document->name.rfind('/') + 1);
    if (const auto* csv = file(folder + table.file))
      table.read_rows(csv->bytes, csv->path, diagnostics_);
    else
      fail(document->name, "missing-file", "the table's file `" + folder + table.file + "` is not there");
    ruleset_.tables.push_back(std::move(table));
  }
}

void Loader::read_rules() {
  const RuleContext context{ruleset_.vocabulary, ruleset_.places, ruleset_.tables, ruleset_.calendars};
  const auto check_path = [&](const Document& document, const std::string& id) {
    if (!id.empty() && document.name != id + ".yaml")
      fail(document.name, "wrong-path", "the file of `" + id + "` is `" + id + ".yaml`");
  };
  // Facts that one rule asks come first, so that each fact has one number in every rule.
  for (const auto* document : rules_)
    if (const Node* questions = document->root.find("questions"))
      ruleset_.vocabulary.read_questions(*document, *questions, document->root.find("rule")->text,
                                         diagnostics_);
  displace_rules(documents_, diagnostics_);
  std::vector<std::string> programs;
  for (const auto* document : rules_)
    if (const Node* kind = document->root.find("kind"); kind != nullptr && kind->text == "relief")
      programs.push_back(document->root.find("rule")->text);
  programs.emplace_back("other");
  ruleset_.vocabulary.add_slots(programs);
  for (const auto* document : rules_)
    if (const Node* list = document->root.find("for_each"); list != nullptr && is_deadline(*document))
      ruleset_.vocabulary.add_columns(list->text);
  for (const auto* document : rules_)
    if (const Node* award = document->root.find("award"))
      for (const auto& bucket : award->members)
        if (const Node* terms = bucket.value.find("least_of"))
          for (const auto& term : terms->members)
            if (term.value.find("may_be_waived") != nullptr)
              ruleset_.vocabulary.add_deed(document->root.find("rule")->text,
                                           "waived." + bucket.key.text + "." + term.key.text);
  for (const auto* document : rules_)
    if (const Node* duties = document->root.find("landlord_must"))
      for (const auto& duty : duties->members)
        if (duty.value.find("within") != nullptr)
          ruleset_.vocabulary.add_deed(document->root.find("rule")->text, duty.key.text);
  for (const auto* document : rules_)
    if (const Node* deeds = document->root.find("tenant_must"); deeds != nullptr && !is_deadline(*document))
      for (const auto& deed : deeds->members) {
        const auto& rule = document->root.find("rule")->text;
        const bool pays = deed.value.find("pays") != nullptr;
        if (pays || deed.value.find("done") != nullptr) ruleset_.vocabulary.add_deed(rule, deed.key.text);
        if (pays) ruleset_.vocabulary.add_deed(rule, deed.key.text + "#each");
      }
  std::vector<std::string> ids;
  for (const auto* document : rules_) {
    ruleset_.rules.push_back(read_rule(*document, context, diagnostics_));
    if (const auto& days = ruleset_.rules.back().governed_by; days.size() == 2)
      ruleset_.vocabulary.add_order(days[0], days[1]);
    check_path(*document, ruleset_.rules.back().id);
    ids.push_back(ruleset_.rules.back().id);
  }
  for (const auto* document : reforms_) {
    ruleset_.reforms.push_back(read_reform(*document, context, ids, diagnostics_));
    check_path(*document, ruleset_.reforms.back().id);
  }
}

void Loader::check_text(const std::string& key, const std::string& file) {
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

void Loader::check_conditions(const Conditions& conditions, const std::string& at, const std::string& file) {
  if (conditions.kind == Conditions::Kind::leaf) check_text(at + conditions.name, file);
  for (const auto& part : conditions.parts) check_conditions(part, at, file);
}

void Loader::check_texts() {
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
  for (const auto& place : ruleset_.places.entries())
    check_text("places." + place.path + ".title", "places.yaml");
  for (const auto& calendar : ruleset_.calendars) {
    check_text("calendars." + calendar.id, calendar.file);
    for (const auto& year : calendar.calendar.years)
      for (const auto& day : year.second) check_text("holidays." + day.second.name, calendar.file);
  }
  for (const auto& table : ruleset_.tables) check_text("tables." + table.name, table.path);
  for (const auto& rule : ruleset_.rules) {
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
  for (const auto& reform : ruleset_.reforms)
    for (const char* part : {"name", "not_in_force"})
      check_text("rules." + reform.id + "." + part, reform.file);
}

Result<Ruleset> Loader::load() {
  std::sort(files_.begin(), files_.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  std::erase_if(files_, [](const SourceFile& file) {
    return !file.path.ends_with(".yaml") && !file.path.ends_with(".csv");
  });
  std::vector<std::string_view> parts;
  for (const auto& file : files_) {
    parts.emplace_back(file.path);
    parts.emplace_back(file.bytes);
  }
  ruleset_.sha256 = sha256(parts);
  read_documents();
  for (const char* name : {"places.yaml", "vocabulary.yaml"})
    if (file(name) == nullptr) fail(name, "missing-file", std::string("`") + name + "` is not there");
  if (const auto* places = document("places.yaml")) ruleset_.places.read(*places, diagnostics_);
  if (const auto* vocabulary = document("vocabulary.yaml"))
    ruleset_.vocabulary.read(*vocabulary, diagnostics_);
  read_tables();
  read_rules();
  check_texts();
  return {std::move(ruleset_), std::move(diagnostics_)};
}

}  // namespace

std::optional<int> Ruleset::find_table(std::string_view name) const {
  for (std::size_t i = 0; i < tables.size(); ++i)
    if (tables[i].name == name) return static_cast<int>(i);
  return std::nullopt;
}

const CourtCalendar* Ruleset::find_calendar(std::string_view id) const {
  for (const auto& calendar : calendars)
    if (calendar.id == id) return &calendar;
  return nullptr;
}

const Rule* Ruleset::find_rule(std::string_view id) const {
  for (const auto& rule : rules)
    if (rule.id == id) return &rule;
  return nullptr;
}

Result<Ruleset> load(std::vector<SourceFile> files) { return Loader(std::move(files)).load(); }

}  // namespace holdfast
