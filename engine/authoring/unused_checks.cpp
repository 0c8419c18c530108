// What is declared and nobody reads: facts, figures, definitions, bands, sources, tables; and doubts whose
// other reading says what ours says.
#include <algorithm>
#include <set>

#include "engine/authoring/examination.hpp"
#include "engine/base/add_once.hpp"

namespace holdfast {
namespace {

using Names = std::set<std::string, std::less<>>;

// The names that the rule's expressions use, in any reading.
Names names_used(const Rule& rule) {
  Names names;
  const auto add = [&](const Rule& text) {
    each_expression(text, [&](const Expression& expression) {
      if (expression.symbol) names.insert(expression.text);
    });
    for (const auto& part : text.parts)
      if (const auto* debt = std::get_if<ProtectedDebt>(&part.block))
        for (const auto& deed : debt->deeds)
          if (deed.pays) names.insert(deed.pays->share);
  };
  add(rule);
  for (const auto& reading : rule.readings)
    if (reading != nullptr) add(*reading);
  return names;
}

// Every `source: id` and `sources: [id, …]` below the node.
void collect_sources(const Node& node, Names& names) {
  for (const auto& member : node.members) {
    if (member.key.text == "source" && member.value.is_scalar()) names.insert(member.value.text);
    if (member.key.text == "sources")
      for (const auto& item : member.value.items) names.insert(item.text);
    collect_sources(member.value, names);
  }
  for (const auto& item : node.items) collect_sources(item, names);
}

class UnusedCheck {
 public:
  explicit UnusedCheck(Examination& examination) : examination_(examination) {}

  void check() {
    for (const auto& rule : examination_.ruleset().rules) {
      names(rule);
      sources(rule.file, rule.sources, {});
      doubts(rule);
    }
    // Of what was only asked for, a source may be there to be read.
    for (const auto& reform : examination_.ruleset().reforms)
      if (changes_a_rule(reform)) sources(reform.file, reform.sources, {});
    for (const auto& calendar : examination_.ruleset().calendars)
      sources(calendar.file, calendar.sources, {});
    for (const auto& table : examination_.ruleset().tables) {
      Names rows;
      for (const auto& row : table.rows) rows.insert(row.backing.source);
      sources(table.path, table.sources, rows);
    }
    tables();
    facts();
  }

 private:
  void report(const char* code, const std::string& file, const std::string& pointer, std::string message,
              std::string help) {
    examination_.report({Severity::warning, code, file, pointer, std::move(message), std::move(help)});
  }

  bool changes_a_rule(const Reform& reform) {
    const auto* document = examination_.files().document(reform.file);
    return document != nullptr && document->root.find("changes") != nullptr;
  }

  void names(const Rule& rule) {
    const auto used = names_used(rule);
    const auto* document = examination_.files().document(rule.file);
    if (document == nullptr) return;
    const auto each = [&](const char* block, const auto& check) {
      if (const Node* node = document->root.find(block))
        for (const auto& member : node->members)
          check(member.key.text, pointer_join(std::string("/") + block, member.key.text));
    };
    each("figures", [&](const std::string& name, const std::string& pointer) {
      // The money that a program has in all is for those who reckon what it costs.
      if (used.count(name) == 0 && !(rule.kind == "relief" && name == "funds"))
        report("figure-unused", rule.file, pointer, "nothing reads the figure `" + name + "`",
               "name it where it counts, or leave it out");
    });
    each("definitions", [&](const std::string& name, const std::string& pointer) {
      if (used.count(name) == 0)
        report("definition-unused", rule.file, pointer, "nothing reads the definition `" + name + "`",
               "name it where it counts, or leave it out");
    });
    each("bands", [&](const std::string& name, const std::string& pointer) {
      const bool any = std::any_of(used.begin(), used.end(), [&](const std::string& one) {
        return one == name || (one.starts_with(name + ".") && rule.definitions.count(one) != 0);
      });
      if (!any)
        report("definition-unused", rule.file, pointer, "nothing reads the bands `" + name + "`",
               "name one of them where it counts, or leave them out");
    });
    for (std::size_t i = 0; i < rule.grid_columns.size(); ++i)
      if (used.count(rule.grid_columns[i].name) == 0)
        report("definition-unused", rule.file, "/by_two_dates",
               "nothing reads the column `" + rule.grid_columns[i].name + "`",
               "name it where it counts, or leave it out");
  }

  void sources(const std::string& file, const Sources& declared, const Names& elsewhere) {
    const auto* document = examination_.files().document(file);
    if (document == nullptr) return;
    Names used = elsewhere;
    collect_sources(document->root, used);
    for (const auto& [id, source] : declared)
      if (used.count(id) == 0 && !id.starts_with("displaced_by_"))
        report("source-unused", file, pointer_join("/sources", id),
               "no statement rests on the source `" + id + "`",
               "name it beside what it says, or leave it out");
  }

  // A doubt whose other reading is no other law in any place, on any day.
  void doubts(const Rule& rule) {
    const auto parts = examination_.parts_of(rule);
    for (const int doubt : rule.reading_doubts) {
      const auto& one = rule.doubts[static_cast<std::size_t>(doubt)];
      const bool matters = std::any_of(parts.begin(), parts.end(), [&](const PlanPart* part) {
        return std::find(part->switches.begin(), part->switches.end(), doubt) != part->switches.end();
      });
      if (!matters)
        report("doubt-changes-nothing", rule.file, one.pointer,
               "the other reading of `" + one.name + "` is the same law as ours",
               "say what the rule would be under it, or write `other_reading: unknown`");
    }
  }

  void tables() {
    const auto& ruleset = examination_.ruleset();
    Names used;
    for (const auto& rule : ruleset.rules) used.merge(names_used(rule));
    for (const auto& table : ruleset.tables)
      if (used.count(table.name) == 0 && table.sheets.empty())  // a publisher's whole table is for people too
        report("table-unused", table.path, "", "no rule reads the table `" + table.name + "`",
               "name it in a rule, or leave it out");
  }

  void facts() {
    const auto& vocabulary = examination_.ruleset().vocabulary;
    std::set<int> read;
    for (const auto& node : examination_.plan().nodes()) read.insert(node.fact);
    for (const auto& part : examination_.plan().parts()) {
      for (const auto& reading : part.readings) read.insert(reading.governing_fact);
      read.insert(part.rule->governed_by.begin(), part.rule->governed_by.end());
      const auto& block = part.rule->parts[static_cast<std::size_t>(part.part)].block;
      if (const auto* debt = std::get_if<ProtectedDebt>(&block)) read.insert({debt->rent, debt->payments});
      if (const auto* covers = std::get_if<Covers>(&block); covers != nullptr && covers->new_day)
        read.insert(covers->new_day->after);
      read.insert(part.rule->rows);
    }
    std::set<int> lists;
    for (const int fact : read)
      if (fact >= 0 && vocabulary.fact(fact).list >= 0) lists.insert(vocabulary.fact(fact).list);
    read.merge(lists);
    for (std::size_t i = 0; i < vocabulary.facts().size(); ++i) {
      const auto& fact = vocabulary.facts()[i];
      if (fact.hidden || fact.type.base == Type::Base::place || read.count(static_cast<int>(i)) != 0)
        continue;
      const auto* rule = examination_.ruleset().find_rule(fact.rule);
      report("fact-unused", rule == nullptr ? "vocabulary.yaml" : rule->file,
             pointer_join(rule == nullptr ? "/facts" : "/questions", fact.name),
             "no rule reads the fact `" + fact.name + "`", "what nothing reads is not asked; leave it out");
    }
  }

  Examination& examination_;
};

}  // namespace

void check_unused(Examination& examination) { UnusedCheck(examination).check(); }

}  // namespace holdfast
