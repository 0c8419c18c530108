#include "cli/answer_reader.hpp"

#include <algorithm>

#include "cli/written.hpp"
#include "engine/base/add_once.hpp"
#include "engine/base/day.hpp"

namespace holdfast::cli {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::vector<std::string> split(std::string_view text, std::string_view marks) {
  std::vector<std::string> parts;
  while (true) {
    const auto mark = text.find_first_of(marks);
    if (const auto part = trimmed(text.substr(0, mark)); !part.empty()) parts.emplace_back(part);
    if (mark == std::string_view::npos) return parts;
    text.remove_prefix(mark + 1);
  }
}

}  // namespace

std::vector<std::size_t> numbers_in(std::string_view text, std::size_t most, const TypedWords& typed) {
  std::vector<std::size_t> numbers;
  for (const auto& part : split(text, ", ")) {
    if (typed.is("or", part)) continue;
    constexpr std::size_t most_digits = 3;
    if (part.size() > most_digits || !std::all_of(part.begin(), part.end(), is_digit)) return {};
    const auto number = static_cast<std::size_t>(std::stoi(part));
    if (number < 1 || number > most) return {};
    add_once(numbers, number);
  }
  return numbers;
}

Reading AnswerReader::read(std::string text) const {
  switch (question_.type.base) {
    case Type::Base::yes_no:
      return yes_no(text);
    case Type::Base::one_of:
    case Type::Base::some_of:
      return choice(text);
    case Type::Base::date:
    case Type::Base::time:
      return event(text);
    case Type::Base::place:
    case Type::Base::list:
      return refused(question_.kind);  // they have readers of their own
    default:
      return number(std::move(text));
  }
}

Reading AnswerReader::refused(std::string_view why) const {
  return {std::nullopt, {words_.say("ask.refused." + std::string(why))}};
}

Reading AnswerReader::yes_no(const std::string& text) const {
  if (typed_.is("yes", text)) return {written("true"), {}};
  if (typed_.is("no", text)) return {written("false"), {}};
  return refused(question_.kind);
}

// Without its sign and unit, and without the marks between thousands, which stand where they belong or not at
// all.
std::optional<std::string> AnswerReader::plain_number(std::string_view text) const {
  const auto base = question_.type.base;
  std::string number(trimmed(text));
  if (base == Type::Base::money) {
    if (number.starts_with('$')) number = trimmed(std::string_view(number).substr(1));
    if (number.ends_with('$')) number = trimmed(std::string_view(number).substr(0, number.size() - 1));
  }
  if (base == Type::Base::percent)
    if (const auto before = typed_.before("percent", number)) number = *before;
  std::replace(number.begin(), number.end(), ' ', ',');
  if (auto comma = number.find(','); comma != std::string::npos) {
    constexpr std::size_t of_thousand = 3;
    if (comma == 0 || comma > of_thousand) return std::nullopt;
    for (; comma < number.size() && number[comma] == ','; comma += of_thousand) number.erase(comma, 1);
    if (comma != std::min(number.find('.'), number.size())) return std::nullopt;
  }
  const auto known = [](char c) { return is_digit(c) || c == '.'; };
  if (number.empty() || !std::all_of(number.begin(), number.end(), known)) return std::nullopt;
  return base == Type::Base::percent ? number + "%" : number;
}

Reading AnswerReader::number(std::string text) const {
  bool about = false;
  for (const auto group : {"at_least", "at_most"})
    if (const auto rest = typed_.after(group, text))
      if (const auto end = plain_number(*rest)) return {written_map({{group, written(*end)}}), {}};
  while (const auto rest = typed_.after("about", text)) {
    about = true;
    text = *rest;
  }
  auto ends = typed_.around("to", text);
  const auto hyphen = text.find('-');
  if (!ends && hyphen != std::string::npos && hyphen > 0)
    ends = std::pair(text.substr(0, hyphen), text.substr(hyphen + 1));
  if (ends) {
    // "60% to 80%", "$2000 to $2400": each end may have its unit.
    const auto low = plain_number(ends->first);
    const auto high = plain_number(ends->second);
    if (!low || !high) return refused(question_.kind);
    return {written_map({{"at_least", written(*low)}, {"at_most", written(*high)}}), {}};
  }
  const auto one = plain_number(text);
  if (!one) return refused(question_.kind);
  if (about) return refused("about_number");
  return {written(*one), {}};
}

std::optional<std::string> AnswerReader::day_or_minute(std::string_view text) const {
  std::string moment(trimmed(text));
  if (question_.kind == "month") return moment;  // the reader of facts knows what a month is
  if (parse_day(moment)) return moment;
  if (question_.type.base != Type::Base::time) return std::nullopt;
  constexpr std::size_t after_day = 10;
  if (moment.size() > after_day && moment[after_day] == 't') moment[after_day] = ' ';
  if (moment.find(':') == after_day + 2) moment.insert(after_day + 1, "0");
  if (parse_minute(moment)) return moment;
  return std::nullopt;
}

Reading AnswerReader::event(const std::string& text) const {
  if (question_.kind == "month") return {written(text), {}};
  // "Is there a court date? When?" is answered with a no.
  if (typed_.is("not_yet", text) || typed_.is("no", text)) return {written("not_yet"), {}};
  if (typed_.is("never", text)) return {written("never"), {}};
  bool about = false;
  std::string rest = text;
  while (const auto shorter = typed_.after("about", rest)) {
    about = true;
    rest = *shorter;
  }
  if (const auto ends = typed_.around("to", rest)) {
    const auto from = day_or_minute(ends->first);
    const auto through = day_or_minute(ends->second);
    if (!from || !through) return refused(question_.kind);
    return {written_map({{"from", written(*from)}, {"through", written(*through)}}), {}};
  }
  const auto one = day_or_minute(rest);
  if (!one) return refused(question_.kind);
  if (about) return refused("about_day");
  return {written(*one), {}};
}

// By its words, or by a part of them that no other value has.
std::optional<std::string> AnswerReader::value_called(std::string_view text) const {
  constexpr std::size_t enough = 3;
  std::vector<std::string> found;
  for (const auto& value : question_.values) {
    const auto name = folded(value_words(words_, question_, value));
    if (name == text || value == text) return value;
    if (text.size() >= enough && name.find(text) != std::string::npos) found.push_back(value);
  }
  return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

std::optional<std::vector<std::string>> AnswerReader::chosen(const std::string& text) const {
  std::vector<std::string> values;
  for (const auto number : numbers_in(text, question_.values.size(), typed_))
    values.push_back(question_.values[number - 1]);
  if (!values.empty()) return values;
  if (const auto whole = value_called(text)) return std::vector{*whole};
  for (const auto& part : split(text, ",")) {
    const auto value = value_called(part);
    if (!value) return std::nullopt;
    add_once(values, *value);
  }
  return values.empty() ? std::nullopt : std::optional(values);
}

Reading AnswerReader::choice(const std::string& text) const {
  const bool set = question_.type.base == Type::Base::some_of;
  if (set && (text == "0" || typed_.is("none", text))) return {written_list({}), {}};
  const auto values = chosen(text);
  if (!values) return refused(question_.kind);
  std::vector<Node> nodes;
  for (const auto& value : *values) nodes.push_back(written(value));
  return {set ? written_list(std::move(nodes)) : written_any_of(std::move(nodes)), {}};
}

}  // namespace holdfast::cli
