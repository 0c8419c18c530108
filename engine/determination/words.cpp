#include "engine/determination/words.hpp"

#include <algorithm>
#include <cassert>

namespace holdfast {
namespace {

std::string without_idle_zeros(std::string number, std::size_t least_digits) {
  const auto point = number.find('.');
  if (point == std::string::npos) return number;
  while (number.back() == '0' && number.size() - point - 1 > least_digits) number.pop_back();
  if (number.back() == '.') number.pop_back();
  return number;
}

std::string with_thousands(std::string number) {
  const auto point = std::min(number.find('.'), number.size());
  for (auto at = point; at > 3 && number[at - 4] != '-'; at -= 3) number.insert(at - 3, ",");
  return number;
}

// Spanish says "e" before the sound of i and "u" before the sound of o; other languages give one word twice.
bool begins_with_sound(std::string_view text, char vowel) {
  const auto is_vowel = [&](std::string_view rest) {
    return rest.starts_with(vowel) || rest.starts_with(static_cast<char>(vowel - 'a' + 'A'));
  };
  if (text.starts_with('h') || text.starts_with('H')) text.remove_prefix(1);
  if (!is_vowel(text)) return false;
  // "hielo" begins with a consonant's sound.
  return vowel != 'i' || text.size() < 2 || text[1] != 'e';
}

}  // namespace

std::vector<std::string> placeholders(std::string_view sentence) {
  std::vector<std::string> names;
  for (auto open = sentence.find('{'); open != std::string_view::npos; open = sentence.find('{', open + 1)) {
    const auto close = sentence.find('}', open);
    if (close == std::string_view::npos) break;
    names.emplace_back(sentence.substr(open + 1, close - open - 1));
  }
  return names;
}

namespace {

std::string filled_with(std::string_view sentence, const auto& blanks) {
  return fill(sentence, [&](std::string_view name, std::string& text) {
    for (const auto& [blank, value] : blanks) {
      if (blank != name) continue;
      text += value;
      return true;
    }
    return false;
  });
}

}  // namespace

std::string fill(std::string_view sentence, const Blanks& blanks) { return filled_with(sentence, blanks); }

std::string fill(std::string_view sentence, BlankViews blanks) { return filled_with(sentence, blanks); }

std::string capitalized(std::string text) {
  if (text.empty()) return text;
  auto& first = text[0];
  if (first >= 'a' && first <= 'z') {
    first = static_cast<char>(first - 'a' + 'A');
  } else if (first == '\xC3' && text.size() > 1 && static_cast<unsigned char>(text[1]) >= 0xA0 &&
             static_cast<unsigned char>(text[1]) <= 0xBE) {
    text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) - 0x20U);  // á..þ in UTF-8
  }
  return text;
}

Words::Words(const Texts& texts, std::string_view language)
    : texts_(texts),
      said_(texts.in(language)),
      language_(language),
      date_(find("patterns.date")),
      money_(find("patterns.money")),
      months_(list("months")),
      weekdays_(list("weekdays")) {}

const std::string& Words::said(const std::string* sentence) {
  static const std::string nothing = "…";
  assert(sentence != nullptr && "a sentence that the texts do not have");
  return sentence == nullptr ? nothing : *sentence;
}

std::string Words::money(Int units, int scale) const {
  if (units < 0) return "-" + money(-units, scale);
  const auto number = to_string(
      Decimal{units * power_of_ten(std::max(money_scale - scale, 0)), std::max(scale, money_scale)});
  return fill(said(money_), {{"amount", with_thousands(without_idle_zeros(number, money_scale))}});
}

std::string Words::amount(Int units, AmountRange::Unit unit, int scale) const {
  if (unit == AmountRange::Unit::money) return money(units, scale);
  auto number = with_thousands(without_idle_zeros(to_string(Decimal{units, scale}), 0));
  const bool one = number == "1";
  switch (unit) {
    case AmountRange::Unit::percent: {
      const auto share = without_idle_zeros(
          to_string(Decimal{units * power_of_ten(std::max(2 - scale, 0)), std::max(scale - 2, 0)}), 0);
      return say("patterns.percent", {{"amount", share}});
    }
    case AmountRange::Unit::months:
      return say(one ? "patterns.one_month" : "patterns.months", {{"amount", number}});
    case AmountRange::Unit::days:
      return say(one ? "patterns.one_day" : "patterns.days", {{"amount", number}});
    case AmountRange::Unit::court_days:
      return say(one ? "patterns.one_court_day" : "patterns.court_days", {{"amount", number}});
    case AmountRange::Unit::business_days:
      return say(one ? "patterns.one_business_day" : "patterns.business_days", {{"amount", number}});
    case AmountRange::Unit::number:
    case AmountRange::Unit::money:
      break;
  }
  return number;
}

std::string Words::date(Day day) const {
  const auto parts = civil(day);
  assert(months_.size() == 12 && weekdays_.size() == 7);
  return fill(said(date_), {{"weekday", weekdays_.at(static_cast<std::size_t>(parts.weekday))},
                            {"month", months_.at(static_cast<std::size_t>(parts.month - 1))},
                            {"day", std::to_string(parts.day)},
                            {"year", std::to_string(parts.year)}});
}

std::string Words::month(Day day) const {
  const auto parts = civil(day);
  return say("patterns.month", {{"month", months_.at(static_cast<std::size_t>(parts.month - 1))},
                                {"year", std::to_string(parts.year)}});
}

std::string Words::minute(Minute minute) const {
  const auto written = minute_to_string(minute);
  return say("patterns.minute",
             {{"date", date(day_of_minute(minute))}, {"time", written.substr(written.size() - 5)}});
}

std::string Words::range(const AmountRange& range, std::string_view form) const {
  const auto end = [&](Int units) { return amount(units, range.unit, range.scale); };
  const auto key = [&](std::string_view which) { return TextKey("ranges.", form, which); };
  if (range.exact()) return end(*range.at_least);
  if (range.at_least && range.at_most)
    return say(key("between"), {{"at_least", end(*range.at_least)}, {"at_most", end(*range.at_most)}});
  if (range.at_least) return say(key("at_least"), {{"at_least", end(*range.at_least)}});
  if (range.at_most) return say(key("at_most"), {{"at_most", end(*range.at_most)}});
  return say(range.unit == AmountRange::Unit::money ? "ranges.any_amount" : "ranges.any_number");
}

std::string Words::range(const AmountRange& range) const { return this->range(range, ""); }

std::string Words::range_as_noun(const AmountRange& range) const { return this->range(range, "amount_"); }

std::string Words::join(const std::vector<std::string>& items, std::string_view word,
                        std::string_view before_its_own_sound) const {
  std::string joined;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0 && i + 1 < items.size()) joined += ", ";
    if (i > 0 && i + 1 == items.size()) {
      const bool same = begins_with_sound(items[i], word == "and" ? 'i' : 'o');
      joined += " " + say("join." + std::string(same ? before_its_own_sound : word)) + " ";
    }
    joined += items[i];
  }
  return joined;
}

}  // namespace holdfast
