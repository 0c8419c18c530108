// One part of a rule on one day of the law → its edition. Inside this folder only.
#pragma once

#include "engine/plan/lower.hpp"

namespace holdfast {

class EditionMaker {
 public:
  EditionMaker(Plan& plan, const Rule& rule, const Part& part, std::size_t signature, Day day,
               const Areas& areas)
      : plan_(plan),
        rule_(rule),
        part_(part),
        signature_(signature),
        day_(day),
        lower_(plan, &rule, governing_fact(rule, part), day, &areas, &edition_.sites) {}

  Edition make(const DayRange& days, const StatusSpan& status);

 private:
  NodeId reaches();
  NodeId exempt();
  NodeId block();
  NodeId otherwise(NodeId breach);
  void last_day(const TimeLimit& limit);
  NodeId still_to_do(const Duty& duty);
  NodeId broken(const Duty& duty);
  NodeId covered(const Covers& covers);
  NodeId no_cause(const Covers::Cause& cause);
  NodeId paid(const Relief& relief);
  Edition::Bucket paid(const Relief::Bucket& bucket, int scale);
  NodeId cap(const Relief::Term& term, int scale);
  NodeId conditions(const Conditions& of, Conditions::Kind group);
  NodeId protected_month(const ProtectedDebt& debt);
  NodeId done(const Deed& deed);
  NodeId done_within(const Deed& deed);
  NodeId barred(const BarredUnless& unless);

  Plan& plan_;
  const Rule& rule_;
  const Part& part_;
  std::size_t signature_;
  Day day_;
  Edition edition_;
  Lowering lower_;
};

}  // namespace holdfast
