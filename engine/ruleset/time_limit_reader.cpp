#include "engine/ruleset/time_limit_reader.hpp"

#include <algorithm>

namespace holdfast {
namespace {

constexpr Int most_days = 3660;  // ten years; what is longer is a mistake

std::optional<Steps<DayTerm>> read_terms(RuleText& text, const Node& node, const std::string& pointer,
                                         const std::string& source) {
  auto terms = read_steps<DayTerm>(
      text.steps(), node, pointer, [&](const Node& value, const std::string& at) -> std::optional<DayTerm> {
        const auto written = text.reader.text(value, at, "a count of days");
        const auto term = written ? parse_day_term(*written) : std::nullopt;
        if (written && !term)
          text.reader.error(value, at, "not-a-count-of-days", "expected a count of days with its kind",
                            "write `14 days`, `10 court days`, `3 business days`, `2 weeks` or `unknown`");
        return term;
      });
  for (const auto& step : terms) text.need_source(node, step.pointer, step.backing, source);
  return terms.empty() ? std::nullopt : std::optional(std::move(terms));
}

void read_additions(RuleText& text, const Node& node, const std::string& pointer, TimeLimit& limit) {
  if (!node.is_mapping()) {
    text.reader.error(node, pointer, "wrong-shape", "expected additions as a mapping of names to counts");
    return;
  }
  for (const auto& member : node.members) {
    TimeLimit::Addition one;
    one.name = member.key.text;
    one.pointer = pointer_join(pointer, one.name);
    Fields fields(text.reader, member.value, one.pointer, "an addition");
    if (!fields.usable()) continue;
    const Node* when = fields.required("when");
    const Node* value = fields.required("value");
    const Backing backing = read_backing(text.reader, fields, text.rule.sources);
    fields.finish();
    auto fits = when == nullptr
                    ? std::nullopt
                    : read_expression(text.reader, *when, fields.at("when"), text.scope, Type::Base::yes_no);
    auto terms =
        value == nullptr ? std::nullopt : read_terms(text, *value, fields.at("value"), backing.source);
    if (!fits || !terms) continue;
    one.when = std::move(*fits);
    one.value = std::move(*terms);
    limit.add.push_back(std::move(one));
  }
}

// A calendar by its id; `unknown`: nobody has written down which days are closed.
void read_calendar_name(RuleText& text, const Node& node, const std::string& pointer, TimeLimit& limit) {
  const auto id = text.reader.text(node, pointer, "a calendar");
  if (!id || *id == "unknown") return;
  std::vector<std::string> ids;
  for (const auto& calendar : text.context.calendars) ids.push_back(calendar.id);
  const auto found = std::find(ids.begin(), ids.end(), *id);
  if (found == ids.end())
    text.reader.error(node, pointer, "unknown-calendar", "no calendar `" + *id + "`", did_you_mean(*id, ids));
  else
    limit.calendar = static_cast<int>(found - ids.begin());
}

// What becomes of the last day, and whether closed days are known where they matter.
void check_closed_days(RuleText& text, const Node& node, const std::string& pointer, const TimeLimit& limit,
                       bool calendar_said, bool closed_said, bool tenant) {
  const bool open_days = std::any_of(limit.value.begin(), limit.value.end(), [](const auto& step) {
    return !step.value.unknown && step.value.unit != DayUnit::calendar;
  });
  const bool known = std::any_of(limit.value.begin(), limit.value.end(),
                                 [](const auto& step) { return !step.value.unknown; });
  if (open_days && !calendar_said)
    text.reader.error(node, pointer, "calendar-missing", "court and business days need a `calendar`",
                      "name one of calendars/, or write `calendar: unknown`");
  if (limit.if_closed != IfClosed::stays && limit.calendar < 0)
    text.reader.error(node, pointer, "calendar-missing", "a last day can only move with a `calendar`");
  if (tenant && known && !open_days && calendar_said && !closed_said)
    text.reader.error(node, pointer, "closed-day-unsaid",
                      "a tenant's last day must say what becomes of it when the court is closed",
                      "write `if_last_day_is_closed: next_open_day`, `previous_open_day` or `stays`");
}

}  // namespace

std::optional<DayTerm> parse_day_term(std::string_view text) {
  if (text == "unknown") return DayTerm{0, DayUnit::calendar, true};
  const auto space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto number = parse_decimal(text.substr(0, space));
  if (!number || number->scale != 0 || number->units < 0 || number->units > most_days) return std::nullopt;
  DayTerm term;
  term.count = static_cast<int>(number->units);
  auto unit = text.substr(space + 1);
  if (unit == "week" || unit == "weeks") {
    constexpr int days_of_week = 7;
    term.count *= days_of_week;
    return term;
  }
  if (unit.starts_with("court ")) term.unit = DayUnit::court;
  if (unit.starts_with("business ")) term.unit = DayUnit::business;
  if (term.unit != DayUnit::calendar) unit.remove_prefix(unit.find(' ') + 1);
  return unit == "day" || unit == "days" ? std::optional(term) : std::nullopt;
}

std::optional<TimeLimit> read_time_limit(RuleText& text, const Node& node, const std::string& pointer,
                                         bool tenant) {
  Fields fields(text.reader, node, pointer, "a time limit");
  if (!fields.usable()) return std::nullopt;
  TimeLimit limit;
  Backing backing = read_backing(text.reader, fields, text.rule.sources);
  const Node* value = fields.required("value");
  if (const Node* after = fields.required("after"))
    limit.after = text.date_fact(*after, fields.at("after")).value_or(-1);
  if (const Node* first = fields.optional("first_day"))
    limit.from_same_day = text.reader.choice(*first, fields.at("first_day"), "a first day",
                                             {"next_day", "same_day"}) == "same_day";
  const Node* calendar = fields.optional("calendar");
  if (calendar != nullptr) read_calendar_name(text, *calendar, fields.at("calendar"), limit);
  const Node* closed = fields.optional("if_last_day_is_closed");
  if (closed != nullptr) {
    const auto word =
        text.reader.choice(*closed, fields.at("if_last_day_is_closed"), "what becomes of a closed day",
                           {"stays", "next_open_day", "previous_open_day"});
    limit.if_closed = word == "next_open_day"       ? IfClosed::next_open_day
                      : word == "previous_open_day" ? IfClosed::previous_open_day
                                                    : IfClosed::stays;
  }
  auto terms = value == nullptr ? std::nullopt : read_terms(text, *value, fields.at("value"), backing.source);
  if (const Node* add = fields.optional("add")) read_additions(text, *add, fields.at("add"), limit);
  fields.finish();
  if (!terms) return std::nullopt;
  limit.value = std::move(*terms);
  for (auto& step : limit.value)
    if (step.backing.source.empty() && step.backing.not_verified.empty()) step.backing = backing;
  check_closed_days(text, node, pointer, limit, calendar != nullptr, closed != nullptr, tenant);
  return limit.after < 0 ? std::nullopt : std::optional(std::move(limit));
}

}  // namespace holdfast
