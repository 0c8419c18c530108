#include "engine/population/output_wishes.hpp"

#include <algorithm>

namespace holdfast {
namespace {

class WishReader {
 public:
  WishReader(Reader& reader, const Ruleset& ruleset) : reader_(reader), ruleset_(ruleset) {}

  OutputPlan read(const Node& node) {
    if (!node.is_sequence() || node.items.empty())
      reader_.error(node, "/output", "wrong-shape", "expected a list of columns",
                    "write `[{name: id, copy: CASE}, {name: barred, applies: RULE}]`");
    for (std::size_t i = 0; i < node.items.size(); ++i)
      column(node.items[i], pointer_join("/output", std::to_string(i)));
    return std::move(plan_);
  }

 private:
  void column(const Node& node, const std::string& at) {
    Fields fields(reader_, node, at, "a column of the output");
    if (!fields.usable()) return;
    OutputColumn column;
    column.name = fields.required_text("name").value_or("");
    for (const auto& other : plan_.columns)
      if (other.name == column.name)
        reader_.error(node, at, "named-twice", "two columns are called `" + column.name + "`");
    int ways = 0;
    if (const auto header = fields.text("copy")) {
      ++ways;
      column.what = OutputColumn::What::copy;
      column.header = *header;
    }
    for (const bool outcome : {false, true})
      if (const Node* rule = fields.optional(outcome ? "outcome" : "applies")) {
        ++ways;
        column.what = outcome ? OutputColumn::What::outcome : OutputColumn::What::applies;
        column.asked = part(*rule, fields.at(outcome ? "outcome" : "applies"));
      }
    if (const Node* amount = fields.optional("amount")) {
      ++ways;
      read_amount(*amount, fields, column);
    }
    if (const Node* labels = fields.optional("first_of")) {
      ++ways;
      column.what = OutputColumn::What::first_of;
      read_labels(*labels, fields.at("first_of"), column);
    }
    if (const Node* built_in = fields.optional("column")) {
      ++ways;
      const auto chosen = reader_.choice(*built_in, fields.at("column"), "a column",
                                         {built_in_names.begin(), built_in_names.end()});
      if (chosen)
        column.built_in = static_cast<BuiltIn>(
            std::find(built_in_names.begin(), built_in_names.end(), *chosen) - built_in_names.begin());
    }
    const auto otherwise = fields.text("otherwise");
    column.otherwise = otherwise.value_or("");
    if (otherwise && column.what != OutputColumn::What::amount && column.what != OutputColumn::What::first_of)
      reader_.error(node, at, "wrong-key", "only an amount and `first_of` have an `otherwise`");
    if (ways != 1)
      reader_.error(node, at, "wrong-shape",
                    "expected one of `copy`, `applies`, `outcome`, `amount`, `first_of`, `column`");
    fields.finish();
    plan_.columns.push_back(std::move(column));
  }

  std::size_t part(const Node& node, const std::string& at, std::optional<AmountOf> amount = std::nullopt) {
    const auto text = reader_.text(node, at, "a rule");
    if (!text) return 0;
    const auto found = find_part(ruleset_, *text);
    if (found) return plan_.ask(*found->rule, found->part, amount);
    reader_.error(node, at, "unknown-rule", no_such_part(ruleset_, *text),
                  "`holdfast rules list` shows the rules");
    return 0;
  }

  void read_amount(const Node& node, Fields& fields, OutputColumn& column) {
    static const std::vector<std::string> names = {"debt", "limit", "margin", "to_pay", "award"};
    column.what = OutputColumn::What::amount;
    const auto chosen = reader_.choice(node, fields.at("amount"), "an amount", names);
    const Node* of = fields.required("of");
    column.bucket = fields.text("bucket").value_or("");
    if (!chosen || of == nullptr) return;
    column.amount = static_cast<AmountOf>(std::find(names.begin(), names.end(), *chosen) - names.begin());
    column.asked = part(*of, fields.at("of"), column.amount);
    const auto named = of->is_scalar() ? find_part(ruleset_, of->text) : std::nullopt;
    const auto wrong = named ? no_such_amount(*named, column.amount, column.bucket) : std::string();
    if (!wrong.empty()) reader_.error(*of, fields.at("of"), "no-such-amount", wrong);
  }

  void read_labels(const Node& node, const std::string& at, OutputColumn& column) {
    if (!node.is_sequence())
      reader_.error(node, at, "wrong-shape", "expected labels in order, each with its rules",
                    "write `[{barred: [RULE, RULE]}, {relief: [RULE]}]`");
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const auto& item = node.items[i];
      const auto here = pointer_join(at, std::to_string(i));
      if (!item.is_mapping() || item.members.size() != 1 || !item.members[0].value.is_sequence()) {
        reader_.error(item, here, "wrong-shape", "expected one label and its rules",
                      "write `{barred: [RULE]}`");
        continue;
      }
      OutputColumn::Label label;
      label.word = item.members[0].key.text;
      const auto& rules = item.members[0].value.items;
      for (std::size_t k = 0; k < rules.size(); ++k)
        label.asked.push_back(
            part(rules[k], pointer_join(pointer_join(here, label.word), std::to_string(k))));
      column.labels.push_back(std::move(label));
    }
  }

  Reader& reader_;
  const Ruleset& ruleset_;
  OutputPlan plan_;
};

}  // namespace

OutputPlan read_output_wishes(Reader& reader, const Node& node, const Ruleset& ruleset) {
  return WishReader(reader, ruleset).read(node);
}

}  // namespace holdfast
