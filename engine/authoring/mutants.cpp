#include "engine/authoring/mutants.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "engine/authoring/mutated_text.hpp"
#include "engine/authoring/rule_documents.hpp"
#include "engine/ruleset/fields.hpp"

namespace holdfast {
namespace {

using Words = std::map<std::string_view, std::map<std::string_view, std::string_view>>;

// What says nothing that computes, wherever it stands.
const std::set<std::string_view> silent = {
    "rule",        "kind",          "title",          "place",        "checked", "verified_through",
    "confidence",  "review_by",     "sources",        "source",       "cases",   "given_in_all_cases",
    "questions",   "question",      "debt_remains",   "yields_to",    "note",    "lasts_through",
    "enacted_by",  "displaces",     "payments_go_to", "not_verified", "why",     "about",
    "do",          "other_reading", "layer",          "event",        "done",    "after",
    "calendar",    "paid_to",       "who_applies",    "cured_by",     "step",    "for_each",
    "governed_by", "likely",        "together"};

constexpr std::string_view guaranteed = "guaranteed";  // stands among the things that an award pays for

const std::set<std::string_view> expressions = {"when", "limit", "debt", "is", "by", "of", "amount"};

// Of these, each thing that they name may be dropped; of `several`, only where another is left, and of
// `lists` each item likewise.
const std::set<std::string_view> each_of = {"exempt",      "unsettled",      "rounds",  "add",
                                            "tenant_must", "never_a_ground", "priority"};
const std::set<std::string_view> several = {"all_of", "any_of", "least_of", "landlord_must", "award"};
const std::set<std::string_view> lists = {"show", "stages", "grounds", "no_cause", "needs"};

// A word → what it is taken for, by the key that it stands under.
const Words& slips() {
  static const Words words = {
      {"must", {{"exceed", "reach"}, {"reach", "exceed"}}},
      {"first_day", {{"same_day", "next_day"}, {"next_day", "same_day"}}},
      {"if_last_day_is_closed",
       {{"next_open_day", "stays"}, {"previous_open_day", "stays"}, {"stays", "next_open_day"}}},
      {"if_it_matters", {{"warn", "needs_review"}, {"needs_review", "warn"}}},
      {"outside_rounds", {{"closed", "unknown"}, {"unknown", "closed"}}},
      {"funds", {{"open", "closed"}, {"closed", "open"}, {"waitlist", "open"}, {"unknown", "open"}}},
      {"effect",
       {{"bar", "defense"},
        {"defense", "bar"},
        {"presumption", "bar"},
        {"court_must_stay", "bar"},
        {"court_may_stay", "bar"},
        {"court_must_dismiss", "bar"},
        {"court_may_dismiss", "bar"}}},
      {"otherwise",
       {{"notice_defective", "court_must_dismiss"},
        {"court_must_dismiss", "notice_defective"},
        {"court_may_dismiss", "notice_defective"},
        {"no_effect", "notice_defective"},
        {"unknown", "notice_defective"},
        {"defense", "notice_defective"},
        {"bar", "notice_defective"}}}};
  return words;
}

const std::map<std::string_view, std::string_view> orders = {
    {"within", "only_after"}, {"only_after", "not_before"}, {"not_before", "only_after"}};

Node* at(Node& root, const std::string& pointer) { return const_cast<Node*>(node_at(root, pointer)); }

class MutantList {
 public:
  explicit MutantList(const Document& rule) : rule_(rule) {}

  std::vector<Mutant> make() {
    members(rule_.root, "", "");
    return std::move(made_);
  }

 private:
  template <class Change>
  void add(const std::string& pointer, int line, const std::string& what, const std::string& changed,
           Change change) {
    Mutant mutant{pointer, line, what, rule_.root};
    change(*at(mutant.root, changed));
    made_.push_back(std::move(mutant));
  }

  // `said` is the key that says what the node is: of a step, that of the steps.
  void members(const Node& node, const std::string& pointer, std::string_view said) {
    for (const auto& member : node.members) {
      const std::string_view key = member.key.text;
      const auto below = pointer_join(pointer, key);
      if (key == guaranteed || (silent.count(key) != 0 && !names_things(said))) continue;
      drop(node, pointer, said, member);
      if (const auto turned_to = orders.find(key); turned_to != orders.end() && said != "new_day") {
        const std::string to(turned_to->second);
        add(below, member.key.line, "`" + member.key.text + "` read as `" + to + "`", pointer,
            [&](Node& holder) {
              for (auto& one : holder.members)
                if (one.key.text == key) one.key.text = to;
            });
      }
      visit(member.value, below,
            key == "value"              ? said
            : pointer == "/definitions" ? "is"
                                        : key,
            member.key.line);
    }
  }

  static std::ptrdiff_t names_in(const Node& holder) {
    return std::count_if(holder.members.begin(), holder.members.end(),
                         [](const Member& one) { return one.key.text != guaranteed; });
  }

  // Whether keys under it are names that the rule gives.
  static bool names_things(std::string_view said) {
    return each_of.count(said) != 0 || several.count(said) != 0 || said == "definitions" || said == "figures";
  }

  void drop(const Node& holder, const std::string& pointer, std::string_view said, const Member& member) {
    const auto& name = member.key.text;
    const bool whole = (pointer.empty() && (name == "season" || name == "just_cause")) ||
                       name == "may_be_waived" || (pointer.empty() && name == "notice_must");
    if (!whole && each_of.count(said) == 0 && (several.count(said) == 0 || names_in(holder) < 2)) return;
    add(pointer_join(pointer, name), member.key.line, "`" + name + "` dropped", pointer, [&](Node& changed) {
      std::erase_if(changed.members, [&](const Member& one) { return one.key.text == name; });
    });
  }

  void visit(const Node& node, const std::string& pointer, std::string_view said, int line) {
    if (node.is_mapping()) return members(node, pointer, said);
    if (node.is_sequence()) {
      for (std::size_t i = 0; i < node.items.size(); ++i) {
        const auto below = pointer_join(pointer, std::to_string(i));
        const auto& item = node.items[i];
        if (item.is_scalar() && lists.count(said) != 0 && node.items.size() > 1)
          add(below, item.line, "`" + item.text + "` dropped", pointer, [&](Node& changed) {
            changed.items.erase(changed.items.begin() + static_cast<std::ptrdiff_t>(i));
          });
        visit(item, below, said, item.line);
      }
      return;
    }
    for (const auto& text : misread(node, said))
      add(pointer, line, "`" + node.text + "` read as `" + text + "`", pointer,
          [&](Node& changed) { changed.text = text; });
  }

  static std::vector<std::string> misread(const Node& node, std::string_view said) {
    const auto slip = slips().find(said);
    if (slip != slips().end())
      if (const auto to = slip->second.find(node.text); to != slip->second.end())
        return {std::string(to->second)};
    auto around = off_by_one(node.text);
    if (!around.empty() || expressions.count(said) == 0) return around;
    return turned(node.text);
  }

  const Document& rule_;
  std::vector<Mutant> made_;
};

}  // namespace

std::vector<Mutant> mutants(const Document& rule) { return MutantList(rule).make(); }

}  // namespace holdfast
