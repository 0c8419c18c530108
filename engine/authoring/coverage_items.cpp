#include "engine/authoring/coverage_items.hpp"

#include <algorithm>
#include <map>

#include "engine/authoring/boundaries.hpp"
#include "engine/authoring/law_days.hpp"
#include "engine/plan/lower.hpp"
#include "engine/ruleset/fields.hpp"
#include "engine/ruleset/steps.hpp"

namespace holdfast {
namespace {

using Kind = CoverageItem::Kind;

class ItemList {
 public:
  void add(Kind kind, const std::string& pointer, const std::string& what, CoverageItem::Spot spot,
           const std::string& moved = "") {
    const auto [found, is_new] = index_.try_emplace(pointer + ": " + what, items.size());
    if (is_new) items.push_back({kind, pointer, what, moved, {}});
    items[found->second].spots.push_back(spot);
  }
  std::vector<CoverageItem> items;

 private:
  std::map<std::string, std::size_t> index_;
};

void leaves(const Conditions& of, std::vector<const Conditions*>& all) {
  if (of.kind == Conditions::Kind::leaf) all.push_back(&of);
  for (const auto& part : of.parts) leaves(part, all);
}

// The items of one part of the plan, edition by edition.
class PartItems {
 public:
  PartItems(Plan& plan, const Rule& rule, int part, ItemList& list)
      : plan_(plan), rule_(rule), part_(part), list_(list) {}

  void add() {
    // Copied: nodes are added to the plan meanwhile.
    const PlanPart part = plan_.parts()[static_cast<std::size_t>(part_)];
    const auto& reading = part.readings.front();
    governing_ = governing_day(plan_, reading.governing_fact);
    if (reading.governing_fact >= 0)
      governing_name_ = plan_.ruleset().vocabulary.fact(reading.governing_fact).name;
    for (const auto& edition : reading.editions)
      if (edition.alive()) add(edition, rule_.parts[static_cast<std::size_t>(part.part)]);
    for (std::size_t bit = 0; bit < part.switches.size(); ++bit)
      add_doubt(part.switches[bit], part.when[bit]);
    for (const auto& unknown : part.unknown) add_doubt(unknown.doubt, unknown.when);
    for (const auto& change : law_days(rule_))
      around(change.pointer, change.day, governing_, governing_name_);
    add_second_days();
    for (const auto& day : season_days(rule_))
      list_.add(Kind::day, day.pointer, day.what, {part_, season(day.month_and_day)}, governing_name_);
  }

 private:
  // Only on the days of the edition at hand.
  NodeId then(NodeId node) { return all_of(plan_, {window_, node}); }

  // The day before, the day, the day after.
  void around(const std::string& pointer, Day day, NodeId moved, const std::string& fact,
              const std::string& of = "") {
    for (const int move : {-1, 0, 1})
      list_.add(Kind::day, pointer,
                of +
                    std::string(move < 0    ? "the day before "
                                : move == 0 ? "the day "
                                            : "the day after ") +
                    to_string(day),
                {part_, between(plan_, moved, day + move, day + move)}, fact);
  }

  // A grid turns on a second day too.
  void add_second_days() {
    if (rule_.governed_by.size() < 2) return;
    const NodeId second = governing_day(plan_, rule_.governed_by[1]);
    const auto& fact = plan_.ruleset().vocabulary.fact(rule_.governed_by[1]).name;
    for (const auto& row : rule_.grid) {
      const auto& days = row.days[1];
      for (const Day day : {days.first, days.last + 1})
        if (day > first_day && day <= last_day) around(row.pointer, day, second, fact, "`" + fact + "` ");
    }
  }

  NodeId season(int month_and_day) {
    PlanNode node;
    node.op = Op::in_season;
    node.least = node.most = month_and_day;
    node.parts = {governing_};
    return plan_.add(node);
  }

  void both_ways(const std::string& pointer, NodeId node) {
    if (node == no_node || pointer.empty() || plan_.node(node).op == Op::truth) return;
    list_.add(Kind::condition, pointer, "so", {part_, then(node)});
    list_.add(Kind::condition, pointer, "not so", {part_, then(not_so(plan_, node))});
  }

  // Where the law's own figures had other values, each stretch of days is a boundary of its own.
  void boundaries(const std::string& pointer, NodeId node, const std::string& since) {
    if (node == no_node) return;
    int number = 0;
    for (const auto& site : boundary_sites(plan_, node)) {
      ++number;
      const std::string which = number == 1 ? "" : "comparison " + std::to_string(number) + ": ";
      const std::string moved = site.moved.empty() ? "" : "`" + site.moved + "` ";
      for (const std::size_t at : {0U, 1U, 2U})
        list_.add(
            Kind::boundary, pointer,
            which + moved + (at == 1 ? "exactly there" : site.step + (at == 0 ? " below" : " above")) + since,
            {part_, then(site.at[at])}, site.moved);
    }
  }

  void condition(const std::string& pointer, NodeId node, const Expression* said) {
    both_ways(pointer, node);
    boundaries(pointer, node, said == nullptr ? "" : since({said}));
  }

  void conditions(const Conditions& of, const std::vector<NodeId>& nodes) {
    std::vector<const Conditions*> all;
    leaves(of, all);
    for (std::size_t i = 0; i < all.size() && i < nodes.size(); ++i)
      condition(all[i]->pointer, nodes[i], &all[i]->when);
  }

  void deeds(const std::vector<Deed>& all, const std::vector<NodeId>& nodes) {
    for (std::size_t i = 0; i < all.size() && i < nodes.size(); ++i)
      condition(all[i].pointer, nodes[i], all[i].when ? &*all[i].when : nullptr);
  }

  void add(const Edition& edition, const Part& part) {
    day_ = edition.days.first;
    window_ = between(plan_, governing_, edition.days.first, edition.days.last);
    if (!rule_.grounds.empty()) both_ways("/grounds", edition.reaches);
    for (std::size_t i = 0; i < edition.exempt.size(); ++i)
      if (!rule_.exempt[i].name.starts_with("displaced_by_"))
        condition(rule_.exempt[i].pointer, edition.exempt[i], &rule_.exempt[i].when);
    both_ways(part.pointer, edition.holds);
    if (const auto* unless = std::get_if<BarredUnless>(&part.block))
      boundaries(part.pointer, edition.barred,
                 since({&unless->debt, &unless->limit}, step_since(unless->must)));
    if (const auto* covers = std::get_if<Covers>(&part.block)) {
      conditions(covers->who, edition.conditions);
      deeds(covers->deeds, edition.deeds);
      both_ways(covers->season ? "/season" : "", edition.season);
      both_ways(covers->cause ? "/just_cause" : "", edition.cause);
    }
    if (const auto* debt = std::get_if<ProtectedDebt>(&part.block)) {
      deeds(debt->deeds, edition.deeds);
      for (std::size_t i = 0; i < edition.groups.size(); ++i)
        condition(debt->groups[i].pointer, edition.groups[i],
                  debt->groups[i].when ? &*debt->groups[i].when : nullptr);
    }
    if (const auto* duty = std::get_if<Duty>(&part.block)) {
      if (duty->met) conditions(*duty->met, edition.conditions);
      for (std::size_t i = 0; i < edition.additions.size(); ++i)
        condition(duty->limit.add[i].pointer, edition.additions[i], &duty->limit.add[i].when);
      if (!duty->met) boundaries(part.pointer, edition.breach, since({}, step_since(duty->limit.value)));
    }
    if (const auto* notice = std::get_if<NoticeMust>(&part.block)) shown(part, *notice);
    if (const auto* relief = std::get_if<Relief>(&part.block)) add(edition, *relief);
  }

  void shown(const Part& part, const NoticeMust& notice) {
    Lowering lower(plan_, nullptr, -1, first_day, nullptr, nullptr);
    for (const auto& item : notice.show) {
      const NodeId shows = lower.includes(notice.fact, item);
      list_.add(Kind::condition, part.pointer + "/show", "shows `" + item + "`", {part_, then(shows)});
      list_.add(Kind::condition, part.pointer + "/show", "does not show `" + item + "`",
                {part_, then(not_so(plan_, shows))});
    }
  }

  void add(const Edition& edition, const Relief& relief) {
    conditions(relief.eligible, edition.conditions);
    for (std::size_t i = 0; i < edition.rounds.size(); ++i)
      condition(relief.rounds[i].pointer, edition.rounds[i], nullptr);
    for (std::size_t i = 0; i < edition.priority.size(); ++i)
      condition(relief.priority[i].pointer, edition.priority[i], &relief.priority[i].when);
    for (std::size_t i = 0; i < edition.grid.size(); ++i) both_ways(rule_.grid[i].pointer, edition.grid[i]);
    for (std::size_t b = 0; b < edition.award.size(); ++b)
      for (std::size_t t = 0; t < edition.award[b].binds.size(); ++t) {
        const auto& term = relief.award[b].least_of[t];
        both_ways(term.pointer, edition.award[b].binds[t]);
        boundaries(term.pointer, edition.award[b].terms[t], since({&term.amount}));
      }
  }

  void add_doubt(int number, const DatedNodes& when) {
    const auto& doubt = rule_.doubts[static_cast<std::size_t>(number)];
    if (!doubt.when) return;  // its days are days of the law
    for (const auto& one : when) {
      if (plan_.node(one.node).op == Op::truth) continue;
      day_ = one.days.first;
      window_ = between(plan_, governing_, one.days.first, one.days.last);
      condition(doubt.pointer, one.node, &*doubt.when);
    }
  }

  template <class T>
  Day step_since(const Steps<T>& steps) const {
    Day since = first_day;
    for (const auto& step : steps)
      if (step.from.latest <= day_) since = std::max(since, step.from.latest);
    return since;
  }

  Day figures_since(const Expression& e) const {
    Day since = first_day;
    if (e.symbol && e.symbol->kind == Symbol::Kind::figure)
      since = step_since(rule_.figures.at(e.text).steps);
    if (e.symbol && e.symbol->kind == Symbol::Kind::definition)
      since = figures_since(rule_.definitions.at(e.text));
    for (const auto& part : e.parts) since = std::max(since, figures_since(part));
    return since;
  }

  // From when on what the expressions and other steps of law say has been so.
  std::string since(const std::vector<const Expression*>& said, Day at_least = first_day) const {
    Day day = at_least;
    for (const auto* one : said) day = std::max(day, figures_since(*one));
    return day == first_day ? "" : ", from " + to_string(day);
  }

  Plan& plan_;
  const Rule& rule_;
  int part_;
  ItemList& list_;
  NodeId governing_ = no_node;
  std::string governing_name_;
  NodeId window_ = no_node;
  Day day_ = first_day;
};

}  // namespace

std::vector<CoverageItem> coverage_items(Plan& plan, const Rule& rule) {
  ItemList list;
  const std::size_t count = plan.parts().size();
  for (std::size_t part = 0; part < count; ++part)
    if (plan.parts()[part].rule->id == rule.id) PartItems(plan, rule, static_cast<int>(part), list).add();
  return std::move(list.items);
}

}  // namespace holdfast
