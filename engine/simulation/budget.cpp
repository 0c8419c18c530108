#include "engine/simulation/budget.hpp"

#include <algorithm>

#include "engine/population/output_plan.hpp"
#include "engine/ruleset/fields.hpp"

namespace holdfast {
namespace {

constexpr std::string_view schema = "holdfast/budget/1";
constexpr std::int64_t most_money = 10'000'000'000'000;  // cents

class BudgetReader {
 public:
  BudgetReader(const Document& document, const Ruleset& ruleset)
      : document_(document), ruleset_(ruleset), reader_(document, diagnostics_) {}

  Result<Budget> read() {
    Fields top(reader_, document_.root, "", "a budget");
    if (!top.usable()) return std::move(diagnostics_);
    if (const Node* node = top.required("schema"))
      reader_.choice(*node, "/schema", "a schema that this program reads", {std::string(schema)});
    made_.id = top.required_text("budget").value_or("");
    made_.title = top.text("title").value_or(made_.id);
    made_.bucket = top.text("bucket").value_or("");
    if (const Node* node = top.required("program")) program(*node);
    if (const Node* node = top.required("queue")) queue(*node);
    const Node* money = top.optional("money");
    const Node* rounds = top.optional("rounds");
    if ((money != nullptr) == (rounds != nullptr))
      reader_.error(document_.root, "", "wrong-shape",
                    "expected `money`, or `rounds` each with money of its own");
    if (money != nullptr)
      for (const auto cents : amounts(*money, "/money"))
        made_.ways.push_back({{std::nullopt, std::nullopt, cents}});
    if (rounds != nullptr) read_rounds(*rounds);
    if (const Node* node = top.optional("caps"))
      for (const auto cents : amounts(*node, "/caps")) made_.caps.emplace_back(cents);
    else
      made_.caps.emplace_back(std::nullopt);
    if (const Node* node = top.optional("seed")) seed(*node);
    if (const Node* node = top.optional("last")) {
      const auto chosen =
          reader_.choice(*node, "/last", "what becomes of the last money", {"in_part", "not_at_all"});
      made_.last_in_part = !chosen || *chosen == "in_part";
    }
    if (const Node* node = top.optional("debt")) debt(*node);
    top.finish();
    return {std::move(made_), std::move(diagnostics_)};
  }

 private:
  void program(const Node& node) {
    const auto text = reader_.text(node, "/program", "a rule that awards money");
    if (!text) return;
    made_.program = *text;
    const auto part = find_part(ruleset_, *text);
    if (!part)
      reader_.error(node, "/program", "unknown-rule", no_such_part(ruleset_, *text),
                    "`holdfast rules list` shows the rules");
    else if (const auto wrong = no_such_amount(*part, AmountOf::award, made_.bucket); !wrong.empty())
      reader_.error(node, "/program", "no-such-amount", wrong);
  }

  void queue(const Node& node) {
    if (!node.is_sequence())
      reader_.error(node, "/queue", "wrong-shape",
                    "expected columns of the table, the first to sort by first",
                    "write `[PRIORITY, {date: APPLIED_ON}]`; `[]` for the order of the table");
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const auto& item = node.items[i];
      const auto at = pointer_join("/queue", std::to_string(i));
      if (item.is_scalar()) {
        made_.queue.push_back({item.text, false});
        continue;
      }
      Fields fields(reader_, item, at, "a column of dates");
      if (!fields.usable()) continue;
      made_.queue.push_back({fields.required_text("date").value_or(""), true});
      fields.finish();
    }
  }

  std::optional<std::int64_t> cents(const Node& node, const std::string& at) {
    const auto money = node.is_scalar() ? parse_money(node.text) : std::nullopt;
    if (money && *money >= 0 && *money <= most_money) return static_cast<std::int64_t>(*money);
    reader_.error(node, at, "wrong-value",
                  "expected an amount of money, like `44600000` or `$44,600,000.00`");
    return std::nullopt;
  }

  std::vector<std::int64_t> amounts(const Node& node, const std::string& at) {
    std::vector<std::int64_t> made;
    if (!node.is_sequence()) {
      if (const auto one = cents(node, at)) made.push_back(*one);
      return made;
    }
    for (std::size_t i = 0; i < node.items.size(); ++i)
      if (const auto one = cents(node.items[i], pointer_join(at, std::to_string(i)))) made.push_back(*one);
    return made;
  }

  void read_rounds(const Node& node) {
    if (!node.is_sequence() || node.items.empty())
      reader_.error(node, "/rounds", "wrong-shape",
                    "expected rounds in order, each with `date`, `through` and `money`");
    std::vector<Budget::Round> way;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const auto at = pointer_join("/rounds", std::to_string(i));
      Fields fields(reader_, node.items[i], at, "a round");
      if (!fields.usable()) continue;
      const auto column = fields.required_text("date").value_or("");
      if (i > 0 && column != made_.round_column)
        reader_.error(node.items[i], at, "wrong-value", "expected all rounds to go by the same column");
      made_.round_column = column;
      Budget::Round round;
      if (const Node* day = fields.optional("from")) round.from = reader_.day(*day, fields.at("from"));
      if (const Node* day = fields.required("through"))
        round.through = reader_.day(*day, fields.at("through"));
      if (const Node* money = fields.required("money"))
        round.money = cents(*money, fields.at("money")).value_or(0);
      fields.finish();
      if (!way.empty() && way.back().through && (!round.from || *round.from <= *way.back().through))
        reader_.error(node.items[i], at, "overlap",
                      "expected a round that begins after the one before has ended", "give it a `from`");
      way.push_back(round);
    }
    made_.ways.push_back(std::move(way));
  }

  void seed(const Node& node) {
    const auto number = node.is_scalar() ? parse_decimal(node.text) : std::nullopt;
    if (number && number->scale == 0 && number->units >= 0)
      made_.seed = static_cast<std::uint64_t>(number->units);
    else
      reader_.error(node, "/seed", "wrong-value", "expected a whole number, not below zero");
  }

  void debt(const Node& node) {
    const auto name = reader_.text(node, "/debt", "a fact");
    if (!name) return;
    const auto fact = ruleset_.vocabulary.find(*name);
    if (!fact || ruleset_.vocabulary.fact(*fact).type.base != Type::Base::money)
      reader_.error(node, "/debt", "unknown-fact",
                    "expected a fact that is an amount of money, like `rent_owed`",
                    did_you_mean(*name, ruleset_.vocabulary.names()));
    else
      made_.debt = *name;
  }

  const Document& document_;
  const Ruleset& ruleset_;
  Diagnostics diagnostics_;
  Reader reader_;
  Budget made_;
};

}  // namespace

Result<Budget> read_budget(const Document& document, const Ruleset& ruleset) {
  return BudgetReader(document, ruleset).read();
}

}  // namespace holdfast
