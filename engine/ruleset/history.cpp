#include "engine/ruleset/history.hpp"

#include <algorithm>

namespace holdfast {
namespace {

struct EventType {
  std::string_view word;
  std::optional<Status> becomes;  // nothing: it switches nothing
};

// The words of a history, and what each does to the law.
const std::vector<EventType>& event_types() {
  static const std::vector<EventType> types = {{"in_force", Status::in_force},
                                               {"extended", Status::in_force},
                                               {"reinstated", Status::in_force},
                                               {"lapsed", Status::ended},
                                               {"expired", Status::ended},
                                               {"repealed", Status::ended},
                                               {"enjoined", Status::blocked},
                                               {"invalidated", Status::ended},
                                               {"directed_to_draft", {}},
                                               {"introduced", {}},
                                               {"proclaimed", {}},
                                               {"passed", {}},
                                               {"adopted", {}},
                                               {"amended", {}},
                                               {"challenged", {}},
                                               {"upheld", {}},
                                               {"vetoed", {}},
                                               {"died", {}},
                                               {"tabled", {}},
                                               {"nonbinding", {}}};
  return types;
}

std::optional<Status> becomes(const std::string& word) {
  for (const auto& type : event_types())
    if (type.word == word) return type.becomes;
  return std::nullopt;
}

std::optional<DayRange> read_days(Reader& reader, const Node& node, const std::string& pointer, bool end) {
  const auto text = reader.text(node, pointer, "a date");
  if (!text) return std::nullopt;
  if (*text == "unknown") return end ? DayRange{last_day, last_day} : DayRange{first_day, first_day};
  if (auto days = parse_days(*text)) return days;
  reader.error(node, pointer, "not-a-date", "expected a day, a month or a year",
               "`2026-11-24`, `2026-11`, `2026`, or `{earliest: …, latest: …}`");
  return std::nullopt;
}

void paint(std::vector<StatusSpan>& spans, Day from, Status status, int event) {
  while (!spans.empty() && spans.back().days.first >= from) spans.pop_back();
  if (!spans.empty()) spans.back().days.last = from - 1;
  spans.push_back({{from, last_day}, status, event});
}

void paint_between(std::vector<StatusSpan>& spans, const LawDay& day, Status status, int event) {
  if (!day.known() && spans.back().status != status) paint(spans, day.earliest, Status::unsure, event);
  paint(spans, day.latest, status, event);
}

}  // namespace

bool switches(const std::string& event) { return becomes(event).has_value(); }

std::vector<std::string> switches() {
  std::vector<std::string> words;
  for (const auto& type : event_types())
    if (type.becomes) words.emplace_back(type.word);
  return words;
}

bool switches_on(const std::string& event) { return becomes(event) == Status::in_force; }

std::optional<LawDay> read_law_day(Reader& reader, const Node& node, const std::string& pointer) {
  if (node.is_mapping()) {
    Fields fields(reader, node, pointer, "a date that is not known exactly");
    fields.text("event");
    std::optional<DayRange> earliest;
    std::optional<DayRange> latest;
    if (const Node* n = fields.required("earliest"))
      earliest = read_days(reader, *n, fields.at("earliest"), false);
    if (const Node* n = fields.required("latest")) latest = read_days(reader, *n, fields.at("latest"), true);
    if (const Node* n = fields.optional("likely")) read_days(reader, *n, fields.at("likely"), false);
    fields.finish();
    if (!earliest || !latest) return std::nullopt;
    if (latest->last < earliest->first) {
      reader.error(node, pointer, "reversed", "`latest` is before `earliest`");
      return std::nullopt;
    }
    return LawDay{earliest->first, latest->last};
  }
  if (node.is_scalar() && node.text == "earlier") return LawDay{first_day, first_day};
  const auto days = read_days(reader, node, pointer, false);
  if (!days) return std::nullopt;
  return LawDay{days->first, days->last};
}

std::vector<Event> read_history(Reader& reader, const Node& node, const Sources& sources) {
  std::vector<Event> history;
  if (!node.is_sequence()) {
    reader.error(node, "/history", "wrong-shape", "expected a history as a list of events");
    return history;
  }
  std::vector<std::string> words;
  for (const auto& type : event_types()) words.emplace_back(type.word);
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    Event event;
    event.pointer = pointer_join("/history", std::to_string(i));
    Fields fields(reader, node.items[i], event.pointer, "an event");
    if (!fields.usable()) continue;
    if (const Node* date = fields.required("date"))
      event.date = read_law_day(reader, *date, fields.at("date")).value_or(LawDay{});
    event.effective = event.date;
    if (const Node* type = fields.required("event"))
      event.type = reader.choice(*type, fields.at("event"), "an event", words).value_or("");
    if (const Node* effect = fields.optional("takes_effect"))
      event.effective = read_law_day(reader, *effect, fields.at("takes_effect")).value_or(event.date);
    if (const Node* through = fields.optional("through")) {
      event.through = read_law_day(reader, *through, fields.at("through"));
      if (becomes(event.type) != Status::in_force)
        reader.error(*through, fields.at("through"), "not-for-this-event",
                     "only what switches a law on has a last day");
      else if (event.through && event.through->latest < event.effective.earliest)
        reader.error(*through, fields.at("through"), "reversed", "the last day is before the first");
    }
    if (const Node* recorded = fields.optional("recorded"))
      event.recorded = parse_day(recorded->text);  // a mistake in it is told with the backing
    event.backing = read_backing(reader, fields, sources);
    if (event.backing.source.empty() && event.backing.not_verified.empty())
      reader.error(node.items[i], event.pointer, "source-missing", "an event of law needs its `source`");
    fields.finish();
    if (!(event.date == LawDay{}) && !history.empty() && event.date.latest < history.back().date.earliest)
      reader.error(node.items[i], event.pointer, "out-of-order", "this event is before the one above it",
                   "write a history in the order of its days");
    history.push_back(std::move(event));
  }
  return history;
}

std::vector<StatusSpan> status_spans(const std::vector<Event>& history) {
  const bool ever = std::any_of(history.begin(), history.end(),
                                [](const Event& event) { return becomes(event.type) == Status::in_force; });
  std::vector<StatusSpan> spans = {{DayRange{}, ever ? Status::not_yet : Status::never, -1}};
  for (std::size_t i = 0; i < history.size(); ++i) {
    const auto status = becomes(history[i].type);
    const int event = static_cast<int>(i);
    if (!status) continue;
    paint_between(spans, history[i].effective, *status, event);
    if (!history[i].through || history[i].through->earliest >= last_day) continue;
    const LawDay after{history[i].through->earliest + 1,
                       std::min(history[i].through->latest, last_day - 1) + 1};
    if (history[i].through->latest >= last_day)
      paint(spans, after.earliest, Status::unsure, event);
    else
      paint_between(spans, after, Status::ended, event);
  }
  return spans;
}

}  // namespace holdfast
