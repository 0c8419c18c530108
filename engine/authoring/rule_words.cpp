#include "engine/authoring/rule_words.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "engine/authoring/case_words.hpp"
#include "engine/authoring/law_words.hpp"

namespace holdfast {
namespace {

std::string place_in_words(const Ruleset& ruleset, int place) {
  const auto& entry = ruleset.places.entry(place);
  const auto* title = ruleset.texts.find("en", "places." + entry.path + ".title");
  return (title == nullptr ? entry.title : *title) + " (" + entry.path + ")";
}

// The facts and the tables that the rule's expressions read, by number.
struct Reads {
  std::set<int> facts;
  std::set<int> tables;
};

Reads read_by(const Ruleset& ruleset, const Rule& rule) {
  Reads reads;
  const auto add = [&](int fact) {
    if (fact < 0) return;
    const auto& entry = ruleset.vocabulary.fact(fact);
    if (entry.list >= 0)
      reads.facts.insert(entry.list);
    else if (!entry.hidden)
      reads.facts.insert(fact);
  };
  each_expression(rule, [&](const Expression& expression) {
    if (expression.kind == Expression::Kind::filter)
      if (const auto list = ruleset.vocabulary.find(expression.text)) add(*list);
    if (!expression.symbol) return;
    if (expression.symbol->kind == Symbol::Kind::fact) add(expression.symbol->index);
    if (expression.symbol->kind == Symbol::Kind::table) reads.tables.insert(expression.symbol->index);
  });
  for (const int fact : rule.governed_by) add(fact);
  add(rule.rows);
  for (const auto& part : rule.parts) {
    add(part.governed_by);
    if (const auto* duty = std::get_if<Duty>(&part.block)) {
      add(duty->done);
      add(duty->limit.after);
    }
    if (const auto* notice = std::get_if<NoticeMust>(&part.block)) add(notice->fact);
    if (const auto* covers = std::get_if<Covers>(&part.block))
      for (const auto& deed : covers->deeds) add(deed.done);
  }
  if (!rule.grounds.empty())
    if (const auto grounds = ruleset.vocabulary.find("eviction_grounds")) add(*grounds);
  return reads;
}

std::string figure_in_words(const Type& type, const std::optional<Int>& value) {
  if (!value) return "unknown";
  if (type.base == Type::Base::money) return "$" + money_to_string(*value);
  if (type.base == Type::Base::percent) return percent_to_string(*value);
  return to_string(Decimal{*value, type.scale});
}

bool same(const Backing& a, const Backing& b) {
  return a.source == b.source && a.confidence == b.confidence && a.not_verified == b.not_verified;
}

// Of a publisher's whole table the editions, with their figures, or how far they differ within the place.
TableWords sheet_words(const Ruleset& ruleset, const Table& table, int place) {
  TableWords words;
  words.title = table.title;
  words.file = table.path;
  words.size = spaced(table.parameter);
  words.sources = table.sources;
  if (table.expect_next) words.next = "the next figures are due from " + to_string(*table.expect_next);
  const auto area = table.area_of(ruleset.places, place);
  const auto name = table.area_name(area);
  for (const auto& row : table.rows) {
    words.releases.push_back({name.empty() ? "by county or town" : name,
                              "from " + to_string(row.from) + ", " + row.edition,
                              {},
                              row.backing});
    for (int size = table.first_key; size <= table.last_key; ++size) {
      const auto cell = table.find(area, row.from, size, "");
      if (cell.row == nullptr) continue;
      auto figure = figure_in_words(table.gives, cell.value);
      if (cell.state == TableCell::State::differs) figure += " to " + figure_in_words(table.gives, cell.most);
      words.releases.back().figures.push_back({std::to_string(size), std::move(figure)});
    }
  }
  return words;
}

TableWords table_words(const Ruleset& ruleset, const Table& table, int place) {
  if (!table.sheets.empty()) return sheet_words(ruleset, table, place);
  std::set<std::string> areas;
  for (std::size_t i = 0; i < ruleset.places.entries().size(); ++i)
    if (ruleset.places.within(static_cast<int>(i), place))
      areas.insert(table.area_of(ruleset.places, static_cast<int>(i)));
  TableWords words;
  words.title = table.title;
  words.file = table.path;
  words.size = spaced(table.parameter);
  words.sources = table.sources;
  if (table.expect_next) words.next = "the next figures are due from " + to_string(*table.expect_next);
  for (const auto& row : table.rows) {
    if (areas.count(row.area) == 0) continue;
    const auto days = "from " + to_string(row.from) + (row.edition.empty() ? "" : ", " + row.edition);
    auto* last = words.releases.empty() ? nullptr : &words.releases.back();
    if (last == nullptr || last->area != row.area || last->days != days ||
        !same(last->backing, row.backing)) {
      words.releases.push_back({row.area, days, {}, row.backing});
      last = &words.releases.back();
    }
    last->figures.push_back({std::to_string(row.key), figure_in_words(table.gives, row.value)});
  }
  return words;
}

std::string name_of_told(const std::string& key) {
  using Entry = std::pair<std::string_view, std::string_view>;
  constexpr std::array names = {Entry{"name", "what the rule is called"},
                                Entry{"applies", "when it helps"},
                                Entry{"may_apply", "when it may help"},
                                Entry{"does_not_apply", "when it does not help"},
                                Entry{"not_in_force", "when it is not law"},
                                Entry{"blocked_by_court", "when a court has stopped it"},
                                Entry{"needs_review", "when a person must look"}};
  for (const auto& [one, words] : names)
    if (one == key) return std::string(words);
  auto words = spaced(key);
  for (auto dot = words.find('.'); dot != std::string::npos; dot = words.find('.'))
    words.replace(dot, 1, ": ");
  return words;
}

// The outcomes first, in the order in which they are read, then what belongs to parts of the rule.
std::vector<ToldWords> told_words(const Texts& texts, const std::string& id) {
  const auto prefix = "rules." + id + ".";
  std::vector<std::string> keys = {"name",         "applies",          "may_apply",   "does_not_apply",
                                   "not_in_force", "blocked_by_court", "needs_review"};
  for (const auto& language : texts.languages())
    for (const auto& key : texts.keys(language))
      if (key.starts_with(prefix) &&
          std::find(keys.begin(), keys.end(), key.substr(prefix.size())) == keys.end())
        keys.push_back(key.substr(prefix.size()));
  std::vector<ToldWords> all;
  for (const auto& key : keys) {
    ToldWords told;
    told.name = name_of_told(key);
    for (const auto& language : texts.languages()) {
      if (const auto* sentence = texts.find(language, prefix + key))
        told.told[language] = {*sentence};
      else if (auto list = texts.list(language, prefix + key); !list.empty())
        told.told[language] = std::move(list);
    }
    if (!told.told.empty()) all.push_back(std::move(told));
  }
  return all;
}

void put_facts(const Ruleset& ruleset, const Reads& reads, RuleWords& words) {
  for (const int fact : reads.facts) {
    const auto& name = ruleset.vocabulary.fact(fact).name;
    const auto* ask = ruleset.texts.find("en", "facts." + name + ".ask");
    words.facts.push_back({name, fact_in_words(ruleset, name) + (ask == nullptr ? "" : ": " + *ask)});
  }
}

void put_rule(const Ruleset& ruleset, const Rule& rule, RuleWords& words) {
  words.title = rule.title;
  words.file = rule.file;
  words.places = {ruleset.places.entry(rule.place).path};
  words.confidence = rule.confidence;
  words.checked = rule.checked;
  words.verified_through = rule.verified_through;
  words.history = rule.history;
  words.sources = rule.sources;
  words.head = {{"kind", spaced(rule.kind)},
                {"place", place_in_words(ruleset, rule.place)},
                {"made by", rule.enacted_by},
                {"confidence", rule.confidence},
                {"last looked at", to_string(rule.checked)},
                {"evidence through", to_string(rule.verified_through)}};
  if (rule.review_by) words.head.push_back({"to be looked at again by", to_string(*rule.review_by)});
  const auto reads = read_by(ruleset, rule);
  put_facts(ruleset, reads, words);
  for (const int table : reads.tables)
    words.tables.push_back(table_words(ruleset, ruleset.tables[static_cast<std::size_t>(table)], rule.place));
}

void put_proposal(const Ruleset& ruleset, const Reform& reform, RuleWords& words) {
  words.proposal = true;
  words.title = reform.title;
  words.file = reform.file;
  words.checked = reform.checked;
  words.history = reform.history;
  words.sources = reform.sources;
  words.head = {{"kind", "proposal: not law"}};
  for (const int place : reform.places) {
    const auto& path = ruleset.places.entry(place).path;
    if (std::find(words.places.begin(), words.places.end(), path) != words.places.end()) continue;
    words.places.push_back(path);
    words.head.push_back({"place", place_in_words(ruleset, place)});
  }
  words.head.push_back({"last looked at", to_string(reform.checked)});
}

}  // namespace

std::optional<RuleWords> rule_words(const Ruleset& ruleset, const std::string& id, const Document& file,
                                    const std::vector<CaseResult>& results) {
  RuleWords words;
  words.id = id;
  const auto reform = std::find_if(ruleset.reforms.begin(), ruleset.reforms.end(),
                                   [&](const Reform& one) { return one.id == id; });
  if (const auto* rule = ruleset.find_rule(id))
    put_rule(ruleset, *rule, words);
  else if (reform != ruleset.reforms.end())
    put_proposal(ruleset, *reform, words);
  else
    return std::nullopt;
  if (const Node* note = file.root.find("note")) words.head.push_back({"note", note->text});
  if (const Node* sources = file.root.find("sources"))
    for (const auto& source : sources->members)
      if (const Node* note = source.value.find("note")) words.source_notes[source.key.text] = note->text;
  const LawWords law(ruleset, file.root);
  words.events = law.events();
  words.law = law.law();
  words.figures = law.figures();
  words.doubts = law.doubts();
  words.told = told_words(ruleset.texts, id);
  put_cases(ruleset, file.root, results, words);
  return words;
}

}  // namespace holdfast
