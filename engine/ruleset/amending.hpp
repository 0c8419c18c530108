// Reforms that somebody switched on, laid into the rules as if they were law: rules that they copy and add
// stand among the others, rules that they change and remove are read a second time, for the governing days on
// which the change counts. What a reform touches is marked (`Rule::reforms`), so that every answer can say
// that it stands on no law.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/ruleset/reform_change.hpp"
#include "engine/ruleset/rule_reader.hpp"

namespace holdfast {

class Amending {
 public:
  // `with`: in the order in which they are laid in. A reform that extends another is laid over it; else two
  // changes of one place in a rule on one day are a mistake.
  Amending(std::vector<Document>& documents, const std::vector<SwitchedOn>& with, Diagnostics& diagnostics);

  bool stands_on_reform(const std::string& rule) const { return copied_from_.count(rule) != 0; }
  bool switched_on(const std::string& reform) const;
  // All that is laid in, in order: also what the others extend.
  const std::vector<SwitchedOn>& laid_in() const { return on_; }

  // The sentences of rules that are copied or added, and of what is new in others: in every language.
  void add_texts(Texts& texts, Diagnostics& diagnostics) const;

  // Adds the rule's amendments, or marks a rule that is no law at all.
  void amend(const Document& document, const RuleContext& context, Rule& rule,
             Diagnostics& diagnostics) const;

 private:
  struct Laid {
    ReformChange change;
    std::string reform;
    Document origin;  // the reform's file, without its root: where mistakes stand
    Node sources;
    std::string title;
  };

  void collect(const std::vector<Document>& documents, const SwitchedOn& on,
               std::vector<std::string>& extending, Diagnostics& diagnostics);
  void refuse_other_day(const SwitchedOn& on, Diagnostics& diagnostics) const;
  // Whether one of the two is laid over the other on purpose.
  bool extends(const std::string& one, const std::string& other) const;
  void lay_in(std::vector<Document>& documents, const Laid& laid, Diagnostics& diagnostics);
  void refuse_overlaps(Diagnostics& diagnostics) const;
  Document amended(const Document& document, const std::vector<const Laid*>& active, const DayRange& days,
                   std::map<std::string, std::string>& tables, const std::vector<std::string>& table_names,
                   Diagnostics& diagnostics) const;

  std::vector<Laid> all_;
  std::vector<SwitchedOn> on_;
  std::map<std::string, std::set<std::string>> bases_;  // reform -> all that it extends, and theirs
  std::map<std::string, std::string> copied_from_;      // rule -> the rule whose words it has; "" for its own
  std::map<std::string, std::string> reform_of_;        // rule that is copied or added -> reform
};

}  // namespace holdfast
