#include "cli/question.hpp"

#include "engine/determination/page.hpp"

namespace holdfast::cli {
namespace {

std::string kind_of(const Type& type) {
  switch (type.base) {
    case Type::Base::money:
      return "money";
    case Type::Base::percent:
      return "percent";
    case Type::Base::yes_no:
      return "yes_no";
    case Type::Base::one_of:
      return "one_of";
    case Type::Base::some_of:
      return "some_of";
    case Type::Base::date:
      return "date";
    case Type::Base::time:
      return "time";
    case Type::Base::place:
      return "place";
    case Type::Base::list:
      return "list";
    default:
      return "number";
  }
}

}  // namespace

Question question_of(const Fact& fact) {
  Question question;
  question.name = fact.name;
  question.type = fact.type;
  if (fact.values != nullptr) question.values = *fact.values;
  question.kind = kind_of(fact.type);
  question.need_not_answer = fact.sensitive != "low";
  question.may_lie_ahead = fact.may_lie_ahead;
  return question;
}

Question question_of(const Fact& list, const RowField& column) {
  Question question;
  question.name = list.name + "." + column.name;
  question.type = column.type();
  if (column.values != nullptr) question.values = *column.values;
  question.kind = column.kind == RowField::Kind::month  ? "month"
                  : column.kind == RowField::Kind::date ? "day"
                                                        : kind_of(question.type);
  return question;
}

std::string value_words(const Words& words, const Question& question, const std::string& value) {
  // A column may hold a relief program, which is called what its rule is called.
  const auto* own = words.find("values." + question.name + "." + value);
  return own != nullptr ? *own : words.say("rules." + value + ".name");
}

std::string choice_line(std::size_t number, const std::string& name) {
  const auto digits = std::to_string(number);
  const std::string space(no_break);
  return (digits.size() < 2 ? space : "") + digits + space + space + name;
}

std::string refusal(const Words& words, const Question& question) {
  return words.say("ask.refused." + question.kind);
}

std::string refusal(const Words& words, const Question& question, const Objection& objection) {
  if (!objection.at_odds.empty()) {
    std::vector<std::string> names;
    for (const auto& fact : objection.at_odds)
      if (const auto* name = words.find("facts." + fact + ".name")) names.push_back(*name);
    return words.say("ask.refused.at_odds", {{"facts", words.all_of(names)}});
  }
  if (objection.code == "out-of-range" && !question.is_event()) {
    const auto& type = question.type;
    const auto unit = type.base == Type::Base::money     ? AmountRange::Unit::money
                      : type.base == Type::Base::percent ? AmountRange::Unit::percent
                                                         : AmountRange::Unit::number;
    return words.say("ask.refused.limits", {{"least", words.amount(type.least, unit, type.scale)},
                                            {"most", words.amount(type.most, unit, type.scale)}});
  }
  if (objection.code == "reversed-range")
    return words.say(question.is_event() ? "ask.refused.reversed_days" : "ask.refused.reversed");
  if (objection.code == "missing-key") return words.say("ask.refused.row_needs_month");
  return refusal(words, question);
}

}  // namespace holdfast::cli
