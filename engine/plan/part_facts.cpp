#include "engine/plan/part_facts.hpp"

#include "engine/plan/facts_read.hpp"

namespace holdfast {
namespace {

// What can change the outcome.
void add_outcome(const PlanPart& part, FactsRead& read) {
  const auto add = [&](const DatedNodes& when) {
    for (const auto& one : when) read.add(one.node);
  };
  for (const auto& when : part.when) add(when);
  for (const auto& unknown : part.unknown) add(unknown.when);
  for (const auto& reading : part.readings) {
    if (reading.governing_fact >= 0) read.add_fact(reading.governing_fact);
    read.add_fact(reading.as_of_fact);  // it may stand in
    for (const auto& edition : reading.editions)
      for (const NodeId root : {edition.reaches, edition.holds}) read.add(root);
  }
}

// What a reason, an amount or a last day is made of.
void add_nodes(const Edition& edition, FactsRead& read) {
  for (const NodeId one :
       {edition.barred, edition.debt, edition.limit, edition.margin, edition.season, edition.cause,
        edition.amount, edition.funds, edition.open, edition.breach, edition.last, edition.may_act})
    read.add(one);
  for (const auto* some : {&edition.exempt, &edition.conditions, &edition.deeds, &edition.rounds,
                           &edition.priority, &edition.grid, &edition.additions, &edition.groups})
    for (const NodeId one : *some) read.add(one);
  for (const auto& bucket : edition.award) {
    read.add(bucket.award);
    for (const auto* some : {&bucket.terms, &bucket.binds})
      for (const NodeId one : *some) read.add(one);
  }
  for (const auto& site : edition.sites) read.add(site.node);
}

void add_fact(int fact, FactsRead& read) {
  if (fact >= 0) read.add_fact(fact);
}

// What is read of the scenario itself.
void add_events(const Part& part, FactsRead& read) {
  if (const auto* duty = std::get_if<Duty>(&part.block)) {
    for (const int fact : {duty->done, duty->will, duty->limit.after}) add_fact(fact, read);
  } else if (const auto* covers = std::get_if<Covers>(&part.block)) {
    if (covers->new_day) add_fact(covers->new_day->after, read);
  } else if (const auto* relief = std::get_if<Relief>(&part.block)) {
    add_fact(relief->applied, read);
  } else if (const auto* debt = std::get_if<ProtectedDebt>(&part.block)) {
    for (const int fact : {debt->rent, debt->payments}) add_fact(fact, read);
  }
}

}  // namespace

void find_facts(const Plan& plan, PlanPart& part) {
  FactsRead read(plan);
  add_outcome(part, read);
  part.constraints = read.bind();
  part.facts = read.facts();
  for (const auto& reading : part.readings)
    for (const auto& edition : reading.editions) {
      add_nodes(edition, read);
      add_events(*edition.part, read);
    }
  add_fact(part.rule->rows, read);
  read.bind();
  part.told = read.facts();
}

}  // namespace holdfast
