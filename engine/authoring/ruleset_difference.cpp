#include "engine/authoring/ruleset_difference.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include "engine/authoring/rule_witness.hpp"
#include "engine/authoring/written_case.hpp"
#include "engine/determination/determine.hpp"
#include "engine/ruleset/recorded.hpp"

namespace holdfast {
namespace {

using Kind = LawChange::Kind;
using Verdict = LawChange::Verdict;

// One side, read: its law as texts and as rules.
struct Side {
  explicit Side(const RulesetSide& side) {
    auto loaded = load(side.files, {{}, {}, side.known_on});
    ruleset = std::move(*loaded);
    for (const auto& file : side.files) {
      if (!file.path.ends_with(".yaml")) continue;
      auto document = read_yaml(file.bytes, file.path, Echo::allowed);
      if (document && (document->root.find("rule") != nullptr || document->root.find("reform") != nullptr))
        documents.push_back(std::move(*document));
    }
    if (side.known_on) forget_later(documents, *side.known_on);
    for (const auto& document : documents) by_file[document.name] = &document;
    plan = std::make_unique<const Plan>(ruleset);
  }

  Ruleset ruleset;
  std::vector<Document> documents;
  std::map<std::string, const Document*> by_file;
  std::unique_ptr<const Plan> plan;
};

bool is_rule(const Document& document) { return document.root.find("rule") != nullptr; }

std::string id_of(const Document& document) {
  const Node* id = document.root.find(is_rule(document) ? "rule" : "reform");
  return id == nullptr ? "" : id->text;
}

Kind kind_of(const std::string& pointer) {
  const auto begins = [&](std::string_view text) { return pointer.starts_with(text); };
  const auto last = pointer.substr(pointer.rfind('/') + 1);
  const auto is = [&](std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), last) != words.end();
  };
  if (begins("/history")) return Kind::status;
  if (begins("/unsettled")) return Kind::doubt;
  if (is({"from", "through", "opens", "closes", "before", "season"})) return Kind::window;
  if (is({"must", "within", "only_after", "not_before", "combine"})) return Kind::operator_;
  if (begins("/figures") || pointer.find("/value") != std::string::npos) return Kind::figure;
  if (begins("/exempt")) return Kind::exemption;
  if (begins("/stages") || begins("/effect") || is({"otherwise"})) return Kind::effect;
  for (const auto* block :
       {"/covers", "/eligible", "/tenant_must", "/landlord_must", "/notice_must", "/barred_unless",
        "/grounds", "/never_a_ground", "/just_cause", "/governed_by", "/award", "/rounds"})
    if (begins(block)) return Kind::condition;
  return Kind::other;
}

class DifferenceMaker {
 public:
  DifferenceMaker(const RulesetSide& before, const RulesetSide& after) : before_(before), after_(after) {
    other_files(before, after);
  }

  RulesetDifference make() {
    std::set<std::string> files;
    for (const auto* side : {&before_, &after_})
      for (const auto& [file, document] : side->by_file) files.insert(file);
    for (const auto& file : files) {
      const auto was = before_.by_file.find(file);
      const auto is = after_.by_file.find(file);
      if (was == before_.by_file.end())
        whole(*is->second, after_, true);
      else if (is == after_.by_file.end())
        whole(*was->second, before_, false);
      else if (!same_text(was->second->root, is->second->root))
        text(*was->second, *is->second);
    }
    for (const auto& table : after_.ruleset.tables)
      for (const auto& old : before_.ruleset.tables)
        if (old.name == table.name) figures(old, table);
    return std::move(made_);
  }

 private:
  void other_files(const RulesetSide& before, const RulesetSide& after) {
    std::map<std::string, std::pair<std::string, std::string>> bytes;
    for (const auto& file : before.files) bytes[file.path].first = file.bytes;
    for (const auto& file : after.files) bytes[file.path].second = file.bytes;
    for (const auto& [path, both] : bytes)
      if (both.first != both.second && path.ends_with(".yaml") && before_.by_file.count(path) == 0 &&
          after_.by_file.count(path) == 0)
        made_.other_files.push_back(path);
  }

  // A rule or a proposal that only one side has.
  void whole(const Document& document, const Side& side, bool added) {
    LawChange change;
    change.of = id_of(document);
    change.file = document.name;
    (added ? change.after : change.before) = title(document);
    if (is_rule(document)) {
      change.kind = added ? Kind::rule_added : Kind::rule_removed;
      if (const auto* rule = side.ruleset.find_rule(change.of))
        change.witness = find_home(side.ruleset, *rule, change.answers);
    } else {
      change.kind = added ? Kind::proposal_added : Kind::proposal_removed;
      heard_of(change);
    }
    change.shown_by = change.of;
    change.verdict = change.witness.empty() ? Verdict::not_found : Verdict::shown;
    if (!added && is_rule(document))
      for (auto& one : change.answers) one = reversed(one);
    made_.changes.push_back(std::move(change));
  }

  static std::string title(const Document& document) {
    const Node* node = document.root.find("title");
    return node == nullptr ? "" : node->text;
  }

  static std::string reversed(const std::string& answer) {
    const auto colon = answer.find(": ") + 2;
    const auto arrow = answer.find(" -> ");
    return answer.substr(0, colon) + answer.substr(arrow + 4) + " -> " + answer.substr(colon, arrow - colon);
  }

  // Where a proposal is told of, the newest thing that happened to it.
  void heard_of(LawChange& change) {
    std::set<std::string> words;
    for (const auto* side : {&after_, &before_})
      for (const auto& reform : side->ruleset.reforms) {
        if (reform.id != change.of || reform.places.empty() || reform.history.empty()) continue;
        change.witness = "as_of: " + to_string(reform.history.back().date.latest) +
                         "\nfacts:\n  home_place: " + side->ruleset.places.entry(reform.places.front()).path +
                         "\n";
        const auto was = newest_of(before_, change);
        const auto is = newest_of(after_, change);
        if (was != is) {
          change.answers = {"told of, and not law: " + was + " -> " + is};
          return;
        }
      }
    change.witness.clear();
  }

  static std::string newest_of(const Side& side, const LawChange& change) {
    const auto document = read_yaml(change.witness, "witness", Echo::never);
    const auto scenario =
        document ? read_scenario(*document, side.ruleset, std::nullopt) : Result<Scenario>(Diagnostics{});
    if (!scenario) return "nothing";
    Explorer explorer(*side.plan);
    for (const auto& finding : determine(*side.plan, *scenario, explorer, Want::answer).findings)
      if (finding.rule == change.of && !finding.reasons.empty() && !finding.reasons.front().slots.empty())
        return finding.reasons.front().slots.front().text;
    return "nothing";
  }

  // What the two texts of one file say differently.
  void text(const Document& was, const Document& is) {
    const auto all = text_changes(was.root, is.root);
    if (all.empty()) made_.other_text.push_back(id_of(is));
    for (std::size_t i = 0; i < all.size(); ++i) {
      LawChange change;
      change.kind = kind_of(all[i].pointer);
      change.of = change.shown_by = id_of(is);
      change.file = is.name;
      change.at = all[i].pointer;
      const Node* stands = all[i].after == nullptr ? all[i].before : all[i].after;
      change.line = stands->line;
      if (all[i].before != nullptr) change.before = flow_text(*all[i].before);
      if (all[i].after != nullptr) change.after = flow_text(*all[i].after);
      if (is_rule(is)) {
        judge(change, was.root, is.root, i);
      } else {
        heard_of(change);
        change.verdict = change.witness.empty() ? Verdict::not_found : Verdict::shown;
      }
      made_.changes.push_back(std::move(change));
    }
  }

  void judge(LawChange& change, const Node& was, const Node& is, std::size_t number) {
    const auto& tables = after_.ruleset.tables;
    const Node alone = changed(was, is, [&](std::size_t one) { return one == number; });
    auto found = find_witness(after_.ruleset, change.file, {&was, &tables}, {&alone, &tables});
    const bool by_itself = found.read;
    if (!by_itself) found = find_witness(after_.ruleset, change.file, {&was, &tables}, {&is, &tables});
    take(change, std::move(found));
    if (!by_itself && change.verdict != Verdict::none) change.verdict = Verdict::not_by_itself;
  }

  static void take(LawChange& change, RuleWitness found) {
    change.verdict = found.same               ? Verdict::none
                     : found.scenario.empty() ? Verdict::not_found
                                              : Verdict::shown;
    change.witness = std::move(found.scenario);
    change.answers = std::move(found.answers);
  }

  // Of a sheet's row, all that the sheet says; "" of a listed row.
  static std::string figures_on(const Table& table, const TableRow& row) {
    if (table.sheets.empty()) return "";
    return table.sheets[static_cast<std::size_t>(&row - table.rows.data())].sheet->bytes();
  }

  // Figures of a table, by the day from which they count.
  void figures(const Table& old, const Table& table) {
    if (old.sheets.empty() != table.sheets.empty()) return;
    const auto key = [](const TableRow& row) { return std::tie(row.area, row.from, row.key); };
    using Release = std::pair<Day, std::string>;
    std::map<Release, std::array<std::size_t, 3>> releases;  // added, removed, changed
    const auto twin = [&](const std::vector<TableRow>& rows, const TableRow& row) {
      const auto found =
          std::find_if(rows.begin(), rows.end(), [&](const TableRow& one) { return key(one) == key(row); });
      return found == rows.end() ? nullptr : &*found;
    };
    for (const auto& row : table.rows) {
      const auto* other = twin(old.rows, row);
      if (other == nullptr)
        ++releases[{row.from, row.edition}][0];
      else if (other->value != row.value || figures_on(old, *other) != figures_on(table, row))
        ++releases[{row.from, row.edition}][2];
    }
    for (const auto& row : old.rows)
      if (twin(table.rows, row) == nullptr) ++releases[{row.from, row.edition}][1];
    for (const auto& [release, count] : releases) {
      LawChange change;
      change.kind = count[0] > 0   ? Kind::figures_added
                    : count[2] > 0 ? Kind::figures_changed
                                   : Kind::figures_removed;
      change.of = table.name;
      change.file = table.path;
      change.at = "from " + to_string(release.first) + ", " + release.second;
      const auto words = [&](std::size_t some) {
        if (!table.sheets.empty()) return std::string("a sheet of figures");
        return std::to_string(some) + (some == 1 ? " figure" : " figures");
      };
      if (count[0] > 0) change.after = words(count[0]);
      if (count[1] > 0) change.before = words(count[1]);
      if (count[2] > 0) change.before = change.after = words(count[2]);
      judge(change, old, old.with_release(table, release.first));
      made_.changes.push_back(std::move(change));
    }
  }

  // Some rule that reads the table answers differently; or every one is proved not to.
  void judge(LawChange& change, const Table& old, const Table& table) {
    auto was = after_.ruleset.tables;
    auto is = after_.ruleset.tables;
    for (auto& one : was)
      if (one.name == table.name) one = old;
    for (auto& one : is)
      if (one.name == table.name) one = table;
    change.verdict = Verdict::none;
    for (const auto& document : after_.documents) {
      const auto* rule = is_rule(document) ? after_.ruleset.find_rule(id_of(document)) : nullptr;
      if (rule == nullptr || !reads(*rule, table.name)) continue;
      auto found = find_witness(after_.ruleset, document.name, {&document.root, &was}, {&document.root, &is});
      if (found.same) continue;
      change.shown_by = rule->id;
      take(change, std::move(found));
      if (change.verdict == Verdict::shown) return;
    }
  }

  bool reads(const Rule& rule, const std::string& table) const {
    bool any = false;
    each_expression(rule, [&](const Expression& expression) {
      any = any || (expression.symbol && expression.symbol->kind == Symbol::Kind::table &&
                    after_.ruleset.tables[static_cast<std::size_t>(expression.symbol->index)].name == table);
    });
    return any;
  }

  const Side before_;
  const Side after_;
  RulesetDifference made_;
};

}  // namespace

std::string_view name(LawChange::Kind kind) {
  static constexpr std::array<std::string_view, 16> names{
      "rule_added",    "rule_removed",    "proposal_added",  "proposal_removed",
      "figures_added", "figures_removed", "figures_changed", "figure",
      "window",        "status",          "operator",        "condition",
      "exemption",     "effect",          "doubt",           "other"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name(LawChange::Verdict verdict) {
  static constexpr std::array<std::string_view, 4> names{"shown", "none", "not_found", "not_by_itself"};
  return names[static_cast<std::size_t>(verdict)];
}

RulesetDifference difference(const RulesetSide& before, const RulesetSide& after) {
  return DifferenceMaker(before, after).make();
}

}  // namespace holdfast
