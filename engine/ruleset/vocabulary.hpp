// The facts that rules may read: what each may be, and nothing about any person.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/language/expression.hpp"

namespace holdfast {

// A column of a list: a month is the first day of it.
struct RowField {
  enum class Kind { month, money, date, one_of, rule };
  std::string name;
  Kind kind = Kind::money;
  std::shared_ptr<const std::vector<std::string>> values;  // one_of; rule: the ids of relief programs
  Type type() const;                                       // the whole domain
};

struct Fact {
  std::string name;
  Type type;  // the whole domain: what the fact may be when nobody has said
  std::shared_ptr<const std::vector<std::string>> values;  // one_of, some_of: what `type.values` points to
  std::vector<RowField> row;                               // list: its columns
  int most_rows = 0;      // list: how many rows may be told; 0 where no expression filters them
  int first_slot = -1;    // and the first of the hidden facts of its rows: of each row, whether it is there,
                          // then its columns
  std::string asked;      // door, clinic, only_if_decisive, record
  std::string sensitive;  // low, medium, high
  bool may_lie_ahead = false;  // an event that may be planned; others have happened or have not
  bool lies_ahead = false;     // an event that, unless it is told, has not happened yet: a lockout
  bool hidden = false;         // the engine's own: never told, never asked by its name
  int list = -1;               // the list of which it is a column, for rules that judge row by row
  std::string rule;            // the rule that alone reads it; "" for the common ones
};

// An impossibility: facts for which it is false describe no home at all.
struct Consistency {
  std::string name;
  Expression expression;
};

class Vocabulary {
 public:
  const std::vector<Fact>& facts() const { return facts_; }
  const Fact& fact(int index) const { return facts_[static_cast<std::size_t>(index)]; }
  std::optional<int> find(std::string_view name) const;
  std::vector<std::string> names() const;
  const std::vector<Consistency>& consistent() const { return consistent_; }
  bool broken(std::string_view name) const;  // it stands there, but could not be read
  int as_of() const { return as_of_; }       // the hidden time for which the law is read
  // How many steps a figure of law has, where a what-if moves it: hidden, and read by no rule as it stands.
  static constexpr Int most_steps = 1'000'000;
  int moved_figure() const { return moved_figure_; }
  // Whether the tenant will still do what `rule` asks under `name`: a hidden yes or no that nobody can know.
  int add_deed(const std::string& rule, const std::string& name);

  // Hidden facts for the rows of every list that says `most_rows`. `programs`: the ids of relief programs.
  void add_slots(const std::vector<std::string>& programs);
  // A hidden fact for each column of the list, once: "court_papers.served_on".
  void add_columns(std::string_view list);

  // The second event, a date, comes no earlier than the first: an impossibility of its own.
  void add_order(int first, int second);

  // The forbidden word in `key`, as the whole of it or one of its parts between underscores.
  std::optional<std::string> forbidden(std::string_view key) const;

  void read(const Document& document, Diagnostics& diagnostics);
  // The facts that only `rule` reads, from its `questions`.
  void read_questions(const Document& document, const Node& questions, const std::string& rule,
                      Diagnostics& diagnostics);

 private:
  std::vector<Fact> facts_;
  std::vector<Consistency> consistent_;
  std::vector<std::string> forbidden_;
  std::vector<std::string> broken_;
  int as_of_ = 0;
  int moved_figure_ = 0;
};

}  // namespace holdfast
