#include "tests/support/unknown_cases.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "engine/base/day.hpp"
#include "engine/ruleset/quantity.hpp"
#include "tests/support/rules_folder.hpp"

namespace holdfast::unknowns {
namespace {

[[noreturn]] void refuse(const std::string& at, const std::string& what) {
  throw std::runtime_error(at + ": " + what);
}

const Node& need(const Node& node, std::string_view key, const std::string& at) {
  const Node* found = node.find(key);
  if (found == nullptr) refuse(at, "lacks `" + std::string(key) + "`");
  return *found;
}

void only(const Node& node, const std::set<std::string>& keys, const std::string& at) {
  for (const auto& member : node.members)
    if (!keys.contains(member.key.text)) refuse(at, "does not know `" + member.key.text + "`");
}

bool is_word(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// How many letters the token at `at` has: a text, a name, or a number with its unit; else one.
std::size_t token_length(const std::string& when, std::size_t at) {
  const auto until = [&](std::size_t from, auto in) {
    while (from < when.size() && in(when[from])) ++from;
    return from;
  };
  if (when[at] == '"') return when.find('"', at + 1) - at + 1;
  if (is_word(when[at])) return until(at, [](char c) { return is_word(c) || is_digit(c); }) - at;
  if (when[at] != '$' && !is_digit(when[at])) return 1;
  constexpr std::size_t day = 10;  // 2026-03-01
  if (parse_day(when.substr(at, day))) return day;
  auto end = until(at + 1, [](char c) { return is_digit(c) || c == '.'; });
  for (const std::string unit : {"%", " days", " day", " months", " month"})
    if (when.compare(end, unit.size(), unit) == 0) return end + unit.size() - at;
  return end - at;
}

// A rule may hold no number but 0, so each number of the condition becomes a figure. How many places `round`
// keeps is no number of law and stays.
std::string name_figures(const std::string& when, std::map<std::string, std::string>& figures) {
  std::string result;
  std::size_t from = 0;
  for (std::size_t at = 0, length = 0; at < when.size(); at += length) {
    length = token_length(when, at);
    const auto text = when.substr(at, length);
    const auto end = at + text.size();
    const auto next = when.find_first_not_of(' ', end);
    const bool places = next != std::string::npos && when[next] == ',' && when.find('"', next) == next + 2;
    const bool literal = text[0] == '$' || is_digit(text[0]);
    if (!literal || text == "0" || places) continue;
    std::string name;
    for (const auto& [known, value] : figures)
      if (value == text) name = known;
    if (name.empty()) name = "figure_" + std::to_string(figures.size() + 1);
    figures[name] = text;
    result += when.substr(from, at - from) + name;
    from = end;
  }
  return result + when.substr(from);
}

Case read_case(const Node& node, const std::string& file) {
  Case one;
  one.at = file + ":" + std::to_string(node.line);
  only(node, {"name", "says", "facts", "when", "consistent", "rows"}, one.at);
  one.name = need(node, "name", one.at).text;
  one.facts = &need(node, "facts", one.at);
  one.when = name_figures(need(node, "when", one.at).text, one.figures);
  if (const Node* list = node.find("consistent"))
    for (const auto& item : list->items) one.consistent.push_back(item.text);
  for (const auto& item : need(node, "rows", one.at).items) {
    Row row;
    row.at = file + ":" + std::to_string(item.line);
    only(item, {"known", "answer", "needs"}, row.at);
    row.known = &need(item, "known", row.at);
    for (const auto& member : row.known->members)
      if (one.facts->find(member.key.text) == nullptr)
        refuse(row.at, "knows of no fact `" + member.key.text + "`");
    row.answer = need(item, "answer", row.at).text;
    if (!std::set<std::string>{"yes", "no", "open"}.contains(row.answer)) refuse(row.at, "not an answer");
    const Node* needs = item.find("needs");
    if ((needs != nullptr) != (row.answer == "open")) refuse(row.at, "`needs` stands where a row is open");
    if (needs != nullptr)
      for (const auto& fact : needs->items) row.needs.insert(fact.text);
    one.rows.push_back(std::move(row));
  }
  return one;
}

std::string type_of(const Case& one, const std::string& fact) {
  return need(need(*one.facts, fact, one.at), "type", one.at).text;
}

std::string flow(const Node& node) {
  std::string text;
  if (node.is_sequence()) {
    for (const auto& item : node.items) text += (text.empty() ? "" : ", ") + flow(item);
    return "[" + text + "]";
  }
  if (node.is_mapping()) {
    for (const auto& member : node.members)
      text += (text.empty() ? "" : ", ") + member.key.text + ": " + flow(member.value);
    return "{" + text + "}";
  }
  return node.text;
}

// A number, an amount or a day in the smallest units of its fact's type, and how many of them make one.
Int units_of(const std::string& type, const Node& node) {
  const auto quantity = parse_quantity(node.text);
  const int scale = type == "money" ? money_scale : type == "percent" ? percent_scale : 0;
  if (!quantity || quantity->unknown) refuse("line " + std::to_string(node.line), "not a value of " + type);
  return quantity->units * power_of_ten(scale - quantity->scale);
}

Int units_in_one(const std::string& type) {
  return power_of_ten(type == "money" ? money_scale : type == "percent" ? percent_scale : 0);
}

std::vector<tiny::Value> stretch(const std::string& type, Int least, Int most) {
  std::vector<tiny::Value> values;
  for (Int i = least; i <= most; ++i) values.push_back(tiny::number(i, units_in_one(type)));
  return values;
}

std::vector<tiny::Value> subsets(const Node& values) {
  std::vector<std::set<std::string>> found = {{}};
  for (const auto& item : values.items)
    for (std::size_t i = 0, before = found.size(); i < before; ++i) {
      found.push_back(found[i]);
      found.back().insert(item.text);
    }
  std::vector<tiny::Value> result;
  for (auto& set : found) result.push_back(tiny::words(std::move(set)));
  return result;
}

tiny::Value value_of(const std::string& type, const Node& node) {
  if (type == "yes_no") return tiny::truth(node.text == "true");
  if (type == "one_of") return tiny::word(node.text);
  if (type == "date" && node.text == "not_yet") return {};
  if (type != "some_of") return tiny::number(units_of(type, node), units_in_one(type));
  std::set<std::string> texts;
  for (const auto& item : node.items) texts.insert(item.text);
  return tiny::words(std::move(texts));
}

std::vector<tiny::Value> whole_domain(const std::string& type, const Node& fact, const std::string& at) {
  if (type == "yes_no") return {tiny::truth(false), tiny::truth(true)};
  if (type == "some_of") return subsets(need(fact, "values", at));
  if (type == "one_of") {
    std::vector<tiny::Value> values;
    for (const auto& item : need(fact, "values", at).items) values.push_back(tiny::word(item.text));
    return values;
  }
  const bool date = type == "date";
  auto values = stretch(type, units_of(type, need(fact, date ? "from" : "at_least", at)),
                        units_of(type, need(fact, date ? "through" : "at_most", at)));
  if (date) values.push_back({});
  return values;
}

bool is_unknown(const Node* node) { return node == nullptr || node->text == "unknown"; }

}  // namespace

const std::vector<Case>& all_cases() {
  static std::vector<Document> documents;
  static const std::vector<Case> cases = [] {
    auto files = files_in(std::filesystem::path(HOLDFAST_SOURCE_DIR) / "tests/unknowns");
    std::erase_if(files, [](const SourceFile& file) { return !file.path.ends_with(".yaml"); });
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    documents.reserve(files.size());  // cases point into them
    std::vector<Case> found;
    for (const auto& file : files) {
      auto read = read_yaml(file.bytes, file.path, Echo::allowed);
      if (!read) throw std::runtime_error(render(read.diagnostics()));
      documents.push_back(std::move(*read));
      only(documents.back().root, {"suite", "cases"}, file.path);
      for (const auto& node : need(documents.back().root, "cases", file.path).items)
        found.push_back(read_case(node, file.path));
    }
    return found;
  }();
  return cases;
}

std::vector<SourceFile> ruleset_of(const Case& one) {
  std::string facts = "  home_place: {type: place}\n";
  std::string names = "  home_place: {name: home_place, ask: home_place, help: home_place}\n";
  std::string values = "  {}\n";
  for (const auto& member : one.facts->members) {
    const auto& fact = member.key.text;
    std::string described = "{type: " + type_of(one, fact);
    for (const auto& part : member.value.members)
      if (part.key.text == "at_least" || part.key.text == "at_most" || part.key.text == "values")
        described += ", " + part.key.text + ": " + flow(part.value);
    facts += "  " + fact + ": " + described + "}\n";
    names += "  " + fact + ": {name: " + fact + ", ask: " + fact + ", help: " + fact + "}\n";
    if (const Node* list = member.value.find("values")) {
      if (values == "  {}\n") values.clear();
      values += "  " + fact + ":\n";
      for (const auto& value : list->items) values += "    " + value.text + ": " + value.text + "\n";
    }
  }
  std::string consistent;
  for (std::size_t i = 0; i < one.consistent.size(); ++i)
    consistent += "  so_" + std::to_string(i + 1) + ": '" + one.consistent[i] + "'\n";
  std::string figures;
  for (const auto& [name, value] : one.figures)
    figures += "  " + name + ": {value: " + value + ", source: act}\n";
  const std::string texts =
      "reviewed_by: nobody yet\nfacts:\n" + names + "values:\n" + values +
      "places:\n  us: {title: us}\n  us/xx: {title: us/xx}\nrules:\n  us/xx/pause:\n    {name: P, applies: "
      "A, "
      "may_apply: M, does_not_apply: D, not_in_force: F, needs_review: R, covers: {holds: H}}\n";
  return {{"vocabulary.yaml", "vocabulary: us\nfacts:\n" + facts +
                                  (consistent.empty() ? "" : "consistent:\n" + consistent) +
                                  "forbidden: [phone]\n"},
          {"places.yaml",
           "places: us\nus: {title: United States, level: country}\n"
           "us/xx: {title: Example State, level: state, time_zone: America/Chicago}\n"},
          {"text/en.yaml", "language: en\n" + texts},
          {"text/es.yaml", "language: es\n" + texts},
          {"us/xx/pause.yaml",
           "rule: us/xx/pause\nkind: moratorium\ntitle: Pause\nplace: us/xx\nchecked: 2026-11-23\n"
           "verified_through: 2026-11-23\nconfidence: high\n"
           "history:\n  - {date: 2020-01-01, event: in_force, source: act}\n"
           "governed_by: as_of\ngrounds: any\ncovers:\n  all_of:\n    holds:\n      when: '" +
               one.when + "'\n      source: act\nstages: [filing]\neffect: bar\n" +
               (figures.empty() ? "" : "figures:\n" + figures) +
               "sources:\n  act: {cite: Act, kind: statute}\n"
               "cases:\n  - {name: nothing is known, as_of: 2026-11-23, given: {}, expect: {outcome: "
               "may_apply}}\n"}};
}

std::string scenario_of(const Case& one, const Row& row) {
  std::string facts;
  for (const auto& member : one.facts->members) {
    const auto& name = member.key.text;
    const Node* told = row.known->find(name);
    const bool date = type_of(one, name) == "date";
    if (is_unknown(told) && !date) continue;
    facts += "  " + name + ": ";
    if (!date || (told != nullptr && told->text != "unknown" && told->find("from") == nullptr &&
                  told->find("through") == nullptr)) {
      facts += flow(*told) + "\n";
      continue;
    }
    // The engine's own domain of a date is some centuries, so the window of the case is told.
    const auto end = [&](const char* key) {
      const Node* own = is_unknown(told) ? nullptr : told->find(key);
      return own != nullptr ? own->text : need(member.value, key, one.at).text;
    };
    if (!is_unknown(told)) {
      facts += "{from: " + end("from") + ", through: " + end("through") + "}\n";
      continue;
    }
    facts += "{any_of: [not_yet";
    for (Day day = *parse_day(end("from")); day <= *parse_day(end("through")); ++day)
      facts += ", " + to_string(day);
    facts += "]}\n";
  }
  return "as_of: 2026-11-23\nfacts:" + (facts.empty() ? " {}\n" : "\n" + facts);
}

tiny::Values figures_of(const Case& one) {
  tiny::Values values;
  for (const auto& [name, text] : one.figures) {
    const auto quantity = parse_quantity(text);
    if (!quantity) refuse(one.at, "`" + text + "` is no figure");
    values[name] = tiny::number(quantity->units, power_of_ten(quantity->scale));
  }
  return values;
}

tiny::Possible possible_of(const Case& one, const Row& row) {
  tiny::Possible possible;
  for (const auto& member : one.facts->members) {
    const auto& name = member.key.text;
    const auto type = type_of(one, name);
    const Node* told = row.known->find(name);
    std::vector<tiny::Value> values;
    if (is_unknown(told)) {
      values = whole_domain(type, member.value, one.at);
    } else if (!told->is_mapping()) {
      values = {value_of(type, *told)};
    } else if (const Node* any_of = told->find("any_of")) {
      for (const auto& item : any_of->items) values.push_back(value_of(type, item));
    } else {
      const auto end = [&](const char* key) {
        const Node* own = told->find(key);
        return units_of(type, own != nullptr ? *own : need(member.value, key, one.at));
      };
      const bool date = type == "date";
      values = stretch(type, end(date ? "from" : "at_least"), end(date ? "through" : "at_most"));
    }
    possible.emplace_back(name, std::move(values));
  }
  return possible;
}

}  // namespace holdfast::unknowns
