#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <set>

#include "engine/document/digest.hpp"
#include "engine/ruleset/amending.hpp"
#include "engine/ruleset/displacing.hpp"
#include "engine/ruleset/recorded.hpp"
#include "engine/ruleset/rule_reader.hpp"
#include "engine/ruleset/ruleset.hpp"
#include "engine/ruleset/text_check.hpp"

namespace holdfast {
namespace {

bool is_deadline(const Document& document) {
  const Node* kind = document.root.find("kind");
  return kind != nullptr && kind->text == "deadline";
}

class Loader {
 public:
  Loader(std::vector<SourceFile> files, const LoadOptions& options)
      : files_(std::move(files)), options_(options) {}
  Result<Ruleset> load();

 private:
  void read_documents();
  static const Node* reform_of(const Document& document);
  void prefer_outside(std::size_t shipped);
  std::vector<SwitchedOn> forget(Day known_on);
  void add_calendar(const Document& document);
  void read_tables();
  void read_places();
  void tell_places_apart();
  std::shared_ptr<const Sheet> sheet(const std::string& path);
  void read_rules();
  const SourceFile* file(std::string_view path) const;
  Document* document(std::string_view path);
  void fail(const std::string& path, std::string code, std::string message, std::string help = "");

  std::vector<SourceFile> files_;
  const LoadOptions& options_;
  std::vector<Document> documents_;
  std::optional<Amending> amending_;
  std::vector<const Document*> tables_;
  std::map<std::string, std::shared_ptr<const Sheet>> sheets_;
  std::vector<Document> forgotten_;  // rules of which nothing was on record; what they ask may still be told
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
  const auto add = [&](const SourceFile& file) {
    auto read = read_yaml(file.bytes, file.path, Echo::allowed);
    diagnostics_.insert(diagnostics_.end(), read.diagnostics().begin(), read.diagnostics().end());
    if (read) documents_.push_back(std::move(*read));
  };
  for (const auto& file : files_)
    if (file.path.ends_with(".yaml")) add(file);
  const auto shipped = documents_.size();
  for (const auto& file : options_.reforms) add(file);
  prefer_outside(shipped);
  amending_.emplace(documents_, options_.known_on ? forget(*options_.known_on) : options_.with, diagnostics_);
  for (const auto& document : documents_) {
    if (document.name.starts_with("text/") && reform_of(document) == nullptr)
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
  amending_->add_texts(ruleset_.texts, diagnostics_);
  ruleset_.texts.compare(diagnostics_);
}

const Node* Loader::reform_of(const Document& document) { return document.root.find("reform"); }

// A reform that somebody hands in stands in for the one of the same id in the rules.
void Loader::prefer_outside(std::size_t shipped) {
  std::set<std::string> ids;
  for (std::size_t i = shipped; i < documents_.size(); ++i)
    if (const Node* id = reform_of(documents_[i]); id != nullptr && !ids.insert(id->text).second)
      diagnostics_.push_back(documents_[i].error(*id, "/reform", "duplicate-reform",
                                                 "there is a reform `" + id->text + "` already",
                                                 "give each reform an id of its own"));
  for (std::size_t i = shipped; i-- > 0;)
    if (const Node* id = reform_of(documents_[i]); id != nullptr && ids.count(id->text) != 0)
      documents_.erase(documents_.begin() + static_cast<std::ptrdiff_t>(i));
}

// What is left to switch on.
std::vector<SwitchedOn> Loader::forget(Day known_on) {
  const auto there = [&](const std::string& reform) {
    return std::any_of(documents_.begin(), documents_.end(), [&](const Document& one) {
      return reform_of(one) != nullptr && reform_of(one)->text == reform;
    });
  };
  auto with = options_.with;
  std::vector<std::string> before;
  for (const auto& one : with)
    if (there(one.reform)) before.push_back(one.reform);
  forgotten_ = forget_later(documents_, known_on);
  for (const auto& reform : before) {
    if (there(reform)) continue;
    fail("reforms", "not-on-record",
         "by " + to_string(known_on) + " the reform `" + reform +
             "`, or a rule that it changes, was not on record");
    std::erase_if(with, [&](const SwitchedOn& one) { return one.reform == reform; });
  }
  return with;
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
    const auto known_on = options_.known_on.value_or(last_day);
    if (document->root.find("sheets") != nullptr)
      table.read_sheets(
          *document, [&](const std::string& path) { return sheet(path); }, known_on, diagnostics_);
    else if (const auto* csv = file(folder + table.file))
      table.read_rows(csv->bytes, csv->path, known_on, diagnostics_);
    else
      fail(document->name, "missing-file", "the table's file `" + folder + table.file + "` is not there");
    ruleset_.tables.push_back(std::move(table));
  }
}

// Several tables may read columns of one.
std::shared_ptr<const Sheet> Loader::sheet(const std::string& path) {
  const auto found = sheets_.find(path);
  if (found != sheets_.end()) return found->second;
  auto* csv = file(path);
  if (csv == nullptr) return nullptr;
  return sheets_.emplace(path, std::make_shared<const Sheet>(csv->bytes, path, diagnostics_)).first->second;
}

// Lists of counties and towns stand under `places/`.
void Loader::read_places() {
  if (const auto* places = document("places.yaml")) ruleset_.places.read(*places, diagnostics_);
  if (ruleset_.places.entries().empty()) return;
  for (const auto& file : files_)
    if (file.path.starts_with("places/") && file.path.ends_with(".csv"))
      ruleset_.places.read_list(file.bytes, file.path, diagnostics_);
  ruleset_.places.order();
}

// A place that a rule names is more than listed; and where a rule reads figures that differ from place to
// place, one stands for all that have the same.
void Loader::tell_places_apart() {
  auto& places = ruleset_.places;
  const std::function<void(const Rule&)> name = [&](const Rule& rule) {
    places.name(rule.place);
    if (rule.opt_in)
      for (const auto& one : *rule.opt_in) places.name(one.place);
    for (const auto& figure : rule.figures)
      for (const auto& local : figure.second.local) places.name(local.first);
    for (const auto& amendment : rule.amendments) name(*amendment.text);
  };
  for (const auto& rule : ruleset_.rules) name(rule);
  for (const auto& reform : ruleset_.reforms)
    for (const int place : reform.places) places.name(place);
  std::map<int, std::string> areas;
  for (const auto& rule : ruleset_.rules)
    for (const int index : tables_read(rule)) {
      const auto& table = ruleset_.tables[static_cast<std::size_t>(index)];
      if (table.sheets.empty()) continue;
      for (std::size_t i = 0; i < places.entries().size(); ++i) {
        const auto place = static_cast<int>(i);
        if (places.entry(place).listed && places.within(place, rule.place))
          areas[place] += table.area_of(places, place) + ";";
      }
    }
  std::map<std::pair<int, std::string>, std::vector<int>> alike;
  for (const auto& [place, area] : areas) alike[{places.entry(place).law, area}].push_back(place);
  for (const auto& one : alike) places.stand_for(one.second);
}

void Loader::read_rules() {
  const RuleContext context{ruleset_.vocabulary, ruleset_.places, ruleset_.tables, ruleset_.calendars};
  const auto outside = [&](const std::string& path) {
    return std::any_of(options_.reforms.begin(), options_.reforms.end(),
                       [&](const SourceFile& one) { return one.path == path; });
  };
  const auto check_path = [&](const Document& document, const std::string& id) {
    if (!id.empty() && !outside(document.name) && !amending_->stands_on_reform(id) &&
        document.name != id + ".yaml")
      fail(document.name, "wrong-path", "the file of `" + id + "` is `" + id + ".yaml`");
  };
  // Facts that one rule asks come first, so that each fact has one number in every rule.
  auto asking = rules_;
  for (const auto& one : forgotten_) asking.push_back(&one);
  for (const auto* document : asking)
    if (const Node* questions = document->root.find("questions"))
      ruleset_.vocabulary.read_questions(*document, *questions, document->root.find("rule")->text,
                                         diagnostics_);
  displace_rules(documents_, diagnostics_);
  std::vector<std::string> programs;
  for (const auto* document : asking)
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
    const auto& name = document->root.find("rule")->text;
    const auto whose = amending_->stands_on_reform(name) ? Whose::reform : Whose::own;
    ruleset_.rules.push_back(read_rule(*document, context, whose, diagnostics_));
    amending_->amend(*document, context, ruleset_.rules.back(), diagnostics_);
    if (const auto& days = ruleset_.rules.back().governed_by; days.size() == 2)
      ruleset_.vocabulary.add_order(days[0], days[1]);
    check_path(*document, ruleset_.rules.back().id);
    ids.push_back(ruleset_.rules.back().id);
  }
  for (const auto* document : reforms_) {
    const auto stands = outside(document->name) ? Stands::outside : Stands::in_rules;
    ruleset_.reforms.push_back(read_reform(*document, context, ids, stands, diagnostics_));
    ruleset_.reforms.back().on = amending_->switched_on(ruleset_.reforms.back().id);
    check_path(*document, ruleset_.reforms.back().id);
  }
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
  read_places();
  if (const auto* vocabulary = document("vocabulary.yaml"))
    ruleset_.vocabulary.read(*vocabulary, diagnostics_);
  if (ruleset_.places.entries().empty()) {
    // Every rule stands in a place: without any, nothing that could be said of the rules would be true.
    if (!has_errors(diagnostics_)) fail("places.yaml", "no-places", "no place stands here");
    return std::move(diagnostics_);
  }
  read_tables();
  read_rules();
  tell_places_apart();
  ruleset_.texts.name_places(ruleset_.places);
  check_texts(ruleset_, diagnostics_);
  ruleset_.with = amending_->laid_in();
  ruleset_.known_on = options_.known_on;
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

Result<Ruleset> load(std::vector<SourceFile> files, const LoadOptions& options) {
  return Loader(std::move(files), options).load();
}

}  // namespace holdfast
