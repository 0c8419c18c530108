#include "cli/answer_words.hpp"

#include "engine/ruleset/quantity.hpp"

namespace holdfast::cli {
namespace {

std::optional<Int> units(const Question& question, const Node* node) {
  if (node == nullptr) return std::nullopt;
  if (question.type.base == Type::Base::money) return parse_money(node->text);
  const auto quantity = parse_quantity(node->text);
  if (!quantity) return std::nullopt;
  return quantity->units * power_of_ten(question.type.scale - quantity->scale);
}

std::string amount(const Words& words, const Question& question, const Node& answer) {
  AmountRange range;
  const auto base = question.type.base;
  range.unit = base == Type::Base::money     ? AmountRange::Unit::money
               : base == Type::Base::percent ? AmountRange::Unit::percent
                                             : AmountRange::Unit::number;
  range.scale = question.type.scale;
  range.at_least = units(question, answer.is_scalar() ? &answer : answer.find("at_least"));
  range.at_most = units(question, answer.is_scalar() ? &answer : answer.find("at_most"));
  return words.range(range);
}

std::string moment(const Words& words, const Question& question, const std::string& text) {
  if (text == "not_yet" || text == "never") return words.say("ask." + text);
  if (const auto days = question.kind == "month" ? parse_days(text) : std::nullopt)
    return words.month(days->first);
  if (const auto minute = parse_minute(text)) return words.minute(*minute);
  const auto day = parse_day(text);
  return day ? words.date(*day) : std::string();
}

std::string one(const Words& words, const Question& question, const Node& answer) {
  switch (question.type.base) {
    case Type::Base::yes_no:
      return words.say(answer.text == "true" ? "ask.yes" : "ask.no");
    case Type::Base::one_of:
      return value_words(words, question, answer.text);
    case Type::Base::place:
      return words.say("places." + answer.text + ".title");
    case Type::Base::date:
    case Type::Base::time:
      return moment(words, question, answer.text);
    default:
      return amount(words, question, answer);
  }
}

std::string rows(const Words& words, std::size_t count) {
  if (count == 0) return words.say("ask.no_rows");
  if (count == 1) return words.say("ask.one_row");
  return words.say("ask.rows", {{"count", std::to_string(count)}});
}

}  // namespace

std::string answer_words(const Words& words, const Question& question, const Node& answer) {
  if (answer.is_sequence() && question.type.base == Type::Base::list) return rows(words, answer.items.size());
  std::vector<std::string> parts;
  if (answer.is_sequence()) {
    for (const auto& item : answer.items) parts.push_back(value_words(words, question, item.text));
    return parts.empty() ? words.say("ask.none") : words.all_of(parts);
  }
  if (const Node* any_of = answer.find("any_of")) {
    for (const auto& item : any_of->items) parts.push_back(one(words, question, item));
    return words.any_of(parts);
  }
  if (answer.is_mapping() && question.is_event())
    return words.say("phrases.days_between",
                     {{"from", moment(words, question, answer.find("from")->text)},
                      {"through", moment(words, question, answer.find("through")->text)}});
  return one(words, question, answer);
}

std::optional<Day> last_day_of(const Node& answer) {
  const Node* last = answer.is_mapping() ? answer.find("through") : &answer;
  if (last == nullptr || !last->is_scalar()) return std::nullopt;
  return parse_day(std::string_view(last->text).substr(0, 10));
}

}  // namespace holdfast::cli
