// The sentences of a determination in one language: of a rule, a reason, a doubt, a gap. Text and JSON both
// take them from here. No sentence of a reason holds a verdict: only what is owed, what the law needs, and on
// which side of the line that is; a doubt about the law may stand beside it.
#pragma once

#include <string>

#include "engine/determination/determination.hpp"
#include "engine/determination/words.hpp"

namespace holdfast {

class Sentences {
 public:
  // Keeps a reference to `texts`.
  Sentences(const Texts& texts, std::string_view language) : words_(texts, language) {}

  const Words& words() const { return words_; }

  const std::string& rule_name(const std::string& rule) const;
  const std::string& name(const Finding& finding) const;  // of the rule, or of the rule's part
  std::string outcome(const Finding& finding) const;      // the rule's own sentence for how it came out
  std::string effect(const Finding& finding) const;       // "" when it has none
  std::string reason(const Finding& finding, const Reason& reason) const;
  const std::string& doubt(const std::string& rule, const std::string& name) const;
  const std::string& deed(const std::string& rule, const std::string& name) const;  // what the tenant must do
  const std::string& duty(const Finding& finding) const;  // what the finding's duty asks
  std::string gap(const Finding& finding, const Gap& gap) const;
  std::string counts_on(const Finding& finding) const;  // the day that counts

  std::string place(const PlaceAnswer& place) const;
  // How to tell whether the home is there, where that is open, and what else there is to know; or "".
  std::string note(const PlaceAnswer& place) const;
  const std::string& fact_name(const std::string& fact) const;
  std::string ask(const std::string& fact) const;  // the question, and what helps to answer it

 private:
  std::string slot(const Finding& finding, const Reason& reason, const Slot& slot) const;
  std::string filled(std::string_view sentence, const Finding& finding, const Reason& reason) const;
  std::string debt(const Reason& reason) const;
  std::string limit(const Reason& reason) const;
  std::string figure(const Finding& finding, const Reason& reason) const;
  std::string table_row(const Finding& finding, const Reason& reason) const;
  std::string edition(const Finding& finding, const Reason& reason) const;

  Words words_;
};

// The slot of that name, or null.
const Slot* find_slot(const Reason& reason, std::string_view name);

// "yes", "no", "gap"; "open" when more than one is possible.
std::string_view name(Truths truth);

// Distance from the line, without its sign; open where it lies on both sides.
AmountRange distance(const AmountRange& margin);

}  // namespace holdfast
