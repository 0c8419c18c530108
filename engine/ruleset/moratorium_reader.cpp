#include "engine/ruleset/moratorium_reader.hpp"

#include <algorithm>
#include <array>

#include "engine/ruleset/conditions_reader.hpp"
#include "engine/ruleset/deed_reader.hpp"
#include "engine/ruleset/vocabulary.hpp"

namespace holdfast {
namespace {

constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

// "December 1" → 1201; a day that some year has.
std::optional<int> month_and_day(const std::string& text) {
  const auto space = text.find(' ');
  if (space == std::string::npos) return std::nullopt;
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (text.compare(0, space, months[i]) != 0) continue;
    const auto day = parse_decimal(text.substr(space + 1));
    if (!day || day->scale != 0 || day->units < 1 || day->units > 31) return std::nullopt;
    const auto number = static_cast<int>(day->units);
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    const int month = static_cast<int>(i) + 1;
    if (!parse_day("2024-" + two(month) + "-" + two(number))) return std::nullopt;
    return month * 100 + number;
  }
  return std::nullopt;
}

void read_season(RuleText& text, const Node& node, Covers& covers) {
  Fields fields(text.reader, node, "/season", "a season");
  if (!fields.usable()) return;
  const auto day = [&](const char* key, const Node* at) -> std::optional<int> {
    if (at == nullptr) return std::nullopt;
    const auto written = text.reader.text(*at, fields.at(key), "a day of the year");
    const auto number = written ? month_and_day(*written) : std::nullopt;
    if (written && !number)
      text.reader.error(*at, fields.at(key), "not-a-day-of-the-year", "expected a day of the year",
                        "write `December 1`");
    return number;
  };
  const Node* before = fields.optional("before");
  const auto from = day("from", fields.required("from"));
  const auto end = before != nullptr ? day("before", before) : day("through", fields.required("through"));
  covers.season_backing = read_backing(text.reader, fields, text.rule.sources);
  fields.finish();
  text.need_source(node, "/season", covers.season_backing, "");
  if (!from || !end) return;
  Season season{*from, *end};
  if (before != nullptr) {  // the day before it; March 1 of a leap year would lose February 29
    const auto last = civil(day_of(2023, *end / 100, *end % 100) - 1);
    season.through = *end == 301 ? 229 : last.month * 100 + last.day;
  }
  covers.season = season;
}

// `{value: 3 weeks, after: lockout_at, source}`
std::optional<Covers::NewDay> read_new_day(RuleText& text, const Node& node, const std::string& pointer) {
  Fields fields(text.reader, node, pointer, "the earliest new day");
  if (!fields.usable()) return std::nullopt;
  Covers::NewDay day;
  const Node* value = fields.required("value");
  const auto written = value == nullptr ? std::nullopt : text.reader.text(*value, fields.at("value"), "days");
  const auto quantity = written ? parse_quantity(*written) : std::nullopt;
  if (written && (!quantity || quantity->unknown || quantity->unit != Type::Base::days))
    text.reader.error(*value, fields.at("value"), "not-days", "expected a count of days",
                      "write `14 days` or `3 weeks`");
  if (quantity) day.days = static_cast<int>(quantity->units);
  if (const Node* after = fields.required("after"))
    day.after = text.date_fact(*after, fields.at("after")).value_or(-1);
  day.backing = read_backing(text.reader, fields, text.rule.sources);
  fields.finish();
  text.need_source(node, pointer, day.backing, "");
  return day.after < 0 ? std::nullopt : std::optional(day);
}

// `{grounds: [nonpayment], no_cause: [no_reason], source: …}`
std::optional<Covers::Cause> read_cause(RuleText& text, const Node& node) {
  Fields fields(text.reader, node, "/just_cause", "a just cause");
  if (!fields.usable()) return std::nullopt;
  Covers::Cause cause;
  const auto fact = text.context.vocabulary.find("eviction_grounds");
  if (!fact || text.context.vocabulary.fact(*fact).type.base != Type::Base::some_of) {
    text.reader.error(node, "/just_cause", "unknown-fact", "the vocabulary lacks `eviction_grounds`");
    return std::nullopt;
  }
  cause.fact = *fact;
  const auto& values = *text.context.vocabulary.fact(*fact).values;
  const auto read = [&](const char* key) {
    std::uint64_t mask = 0;
    const Node* list = fields.required(key);
    if (list == nullptr) return mask;
    const auto names = text.reader.texts(*list, fields.at(key), "grounds");
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      text.reader.choice(list->items[i], pointer_join(fields.at(key), std::to_string(i)), "a ground", values);
      const auto found = std::find(values.begin(), values.end(), names[i]);
      if (found != values.end()) mask |= std::uint64_t{1} << static_cast<unsigned>(found - values.begin());
    }
    return mask;
  };
  cause.allowed = read("grounds");
  cause.none = read("no_cause");
  cause.backing = read_backing(text.reader, fields, text.rule.sources);
  fields.finish();
  if ((cause.allowed & cause.none) != 0)
    text.reader.error(node, "/just_cause", "two-meanings", "a ground is a cause, or it is none");
  text.need_source(node, "/just_cause", cause.backing, "");
  return cause;
}

// `{is: rent_owed + costs, source: …}`
void read_amount(RuleText& text, const Node& node, Covers& covers) {
  Fields fields(text.reader, node, "/amount", "an amount");
  if (!fields.usable()) return;
  if (const Node* is = fields.required("is"))
    covers.amount = read_expression(text.reader, *is, fields.at("is"), text.scope, Type::Base::money);
  covers.amount_backing = read_backing(text.reader, fields, text.rule.sources);
  fields.finish();
  text.need_source(node, "/amount", covers.amount_backing, "");
}

}  // namespace

void read_moratorium(RuleText& text, Fields& top) {
  Part part;
  part.name = "covers";
  part.pointer = "/covers";
  Covers covers;
  bool whole = true;
  if (const Node* node = top.required("covers")) {
    auto who = read_conditions(text, *node, "/covers", "covers");
    whole = who.has_value();
    if (who) covers.who = std::move(*who);
  }
  if (const Node* node = top.optional("tenant_must")) whole = read_deeds(text, *node, covers.deeds) && whole;
  if (text.rule.kind == "just_cause")
    if (const Node* node = top.required("just_cause")) covers.cause = read_cause(text, *node);
  if (text.rule.kind == "cure")
    if (const Node* node = top.required("amount")) read_amount(text, *node, covers);
  if (const Node* node = top.optional("season")) read_season(text, *node, covers);
  if (const Node* node = top.required("effect")) part.effect = text.read_effect(*node, "/effect");
  if (const Node* node = top.optional("new_day")) {
    Fields fields(text.reader, *node, "/new_day", "a new day");
    if (const Node* first = fields.required("not_before"))
      covers.new_day = read_new_day(text, *first, fields.at("not_before"));
    fields.finish();
  }
  // For people who read the rule: nothing computes with these.
  for (const char* key : {"yields_to", "lasts_through"}) {
    const Node* node = top.optional(key);
    if (node == nullptr) continue;
    Fields fields(text.reader, *node, pointer_join("", key), "words of the law");
    fields.required_text(key[0] == 'y' ? "what" : "event");
    read_backing(text.reader, fields, text.rule.sources);
    fields.finish();
  }
  part.block = std::move(covers);
  if (whole) text.rule.parts.push_back(std::move(part));
}

}  // namespace holdfast
