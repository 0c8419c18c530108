// One edition of one part → its reasons, and what they rest on. Inside this folder only; see reasons.hpp.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/determination/reasons.hpp"
#include "engine/plan/lower.hpp"

namespace holdfast {

Slot day_slot(std::string name, Day day);
Slot minute_slot(std::string name, Minute minute);
Slot text_slot(std::string name, Slot::Kind kind, std::string text);
Slot amount_slot(std::string name, const AmountRange& amount);

class Explainer {
 public:
  Explainer(const Plan& plan, const Edition& edition, Evaluator& evaluator, Grounding& grounding);
  Reason explain();

 private:
  void rest_on(const Backing& backing, const Sources& sources);
  Reason status();
  Reason grounds();
  // True when one exemption fits whatever is unknown: then nothing else needs saying, and the debt least.
  bool exempted(std::vector<Reason>& reasons);
  void block(std::vector<Reason>& reasons);
  Reason debt(const BarredUnless& unless);
  // A figure or a table's figure that an expression names.
  Reason made_of(const Site& site);
  Reason named(const char* id, const std::string& name, const std::string& site, NodeId node,
               const Backing& backing);
  void paid(const Relief& relief, std::vector<Reason>& reasons);
  Reason funds(const Relief& relief);
  Reason bucket(const Relief::Bucket& bucket, const Edition::Bucket& nodes, int scale);
  // What is certainly not so decides alone: the rest is then not told.
  static void tell(std::vector<Reason> all, std::vector<Reason>& reasons);
  void covered(const Covers& covers, std::vector<Reason>& reasons);
  void who(const Conditions& root, const char* id, std::vector<Reason>& all);
  void owed(const ProtectedDebt& debt, std::vector<Reason>& reasons);
  void must(const Duty& duty, std::vector<Reason>& reasons);
  void counts(const TimeLimit& limit, std::vector<Reason>& reasons);
  void otherwise();
  void shown(const NoticeMust& notice, std::vector<Reason>& reasons);

  const Plan& plan_;
  const Edition& edition_;
  const Rule& rule_;
  Evaluator& evaluator_;
  Grounding& grounding_;
  const Part* part_;
};

}  // namespace holdfast
