#include "engine/authoring/status_strip.hpp"

#include <algorithm>
#include <cstdint>

#include "engine/authoring/status_words.hpp"

namespace holdfast {
namespace {

using Part = std::int64_t;

constexpr int bar_top = 20;
constexpr int bar_height = 30;
constexpr int height = 76;
constexpr int most_years_told = 5;

// The days that the strip shows: whole years, from the first event that is dated through the day asked.
DayRange shown(const std::vector<Event>& history, Day as_of) {
  DayRange days{as_of, as_of};
  const auto reach = [&](Day day) {
    if (day <= first_day || day >= last_day) return;
    days.first = std::min(days.first, day);
    days.last = std::max(days.last, day);
  };
  for (const auto& event : history) {
    reach(event.date.earliest);
    reach(event.effective.latest);
    if (event.through) reach(event.through->latest);
  }
  return {day_of(civil(days.first).year, 1, 1), day_of(civil(days.last).year, 12, 31)};
}

std::string_view paint(Status status) {
  switch (status) {
    case Status::in_force:
      return "fill-in-force";
    case Status::unsure:
      return "fill-unsure";
    case Status::blocked:
      return "fill-blocked";
    case Status::ended:
      return "fill-ended";
    case Status::not_yet:
    case Status::never:
      break;
  }
  return "fill-no-law";
}

class Strip {
 public:
  Strip(Html& html, DayRange days) : html_(html), days_(days) {}

  // Hundredths of a percent, in whole numbers, so that every machine writes the same.
  std::string at(Day day) const {
    const Part part = (Part{day} - days_.first) * 10000 / (Part{days_.last} + 1 - days_.first);
    return percent(part);
  }

  void span(const StatusSpan& span) {
    const Day first = std::max(span.days.first, days_.first);
    const Day last = std::min(span.days.last, days_.last);
    if (last < first) return;
    const Part width = (Part{last} + 1 - first) * 10000 / (Part{days_.last} + 1 - days_.first);
    html_
        .open("rect", {{"class", std::string(paint(span.status)) + " edge"},
                       {"x", at(first)},
                       {"y", std::to_string(bar_top)},
                       {"width", percent(std::max<Part>(width, 30))},
                       {"height", std::to_string(bar_height)}})
        .close();
  }

  void line(Day day, int top, int bottom, const char* kind) {
    html_
        .open("line", {{"class", kind},
                       {"x1", at(day)},
                       {"x2", at(day)},
                       {"y1", std::to_string(top)},
                       {"y2", std::to_string(bottom)}})
        .close();
  }

  // Words that begin further right than so many percent stand to the left of their place.
  void words(Day day, int y, const std::string& words, int most_percent) {
    const bool right = (Part{day} - days_.first) * 100 > (Part{days_.last} - days_.first) * most_percent;
    html_.element("text", words,
                  {{"x", at(day)}, {"y", std::to_string(y)}, {"text-anchor", right ? "end" : "start"}});
  }

 private:
  static std::string percent(Part hundredths) {
    const auto rest = hundredths % 100;
    return std::to_string(hundredths / 100) + "." + (rest < 10 ? "0" : "") + std::to_string(rest) + "%";
  }

  Html& html_;
  DayRange days_;
};

// Two lines of a pattern on the ground of its own.
void pattern(Html& html, const char* id, const char* turn, bool crossed) {
  html.open("pattern", {{"id", id},
                        {"width", "8"},
                        {"height", "8"},
                        {"patternUnits", "userSpaceOnUse"},
                        {"patternTransform", turn}});
  html.open("rect", {{"class", "ground"}, {"width", "8"}, {"height", "8"}}).close();
  html.open("rect", {{"class", "ink"}, {"width", "2"}, {"height", "8"}}).close();
  if (crossed) html.open("rect", {{"class", "ink"}, {"width", "8"}, {"height", "2"}}).close();
  html.close();
}

void swatch(Html& html, Status status) {
  html.open("li");
  html.open("svg", {{"width", "28"}, {"height", "16"}, {"aria-hidden", "true"}, {"focusable", "false"}});
  html.open("rect", {{"class", std::string(paint(status)) + " edge"},
                     {"x", "1"},
                     {"y", "1"},
                     {"width", "26"},
                     {"height", "14"}})
      .close();
  html.close();
  html.text(" ").text(status_name(status)).close();
}

}  // namespace

void write_status_strip(Html& html, const std::vector<Event>& history, Day as_of) {
  const auto days = shown(history, as_of);
  Strip strip(html, days);
  html.open("figure");
  html.open("svg", {{"class", "strip"},
                    {"role", "img"},
                    {"width", "100%"},
                    {"height", std::to_string(height)},
                    {"aria-label", "Status over time: " + status_in_words(history)}});
  html.open("defs");
  pattern(html, "stripes", "rotate(45)", false);
  pattern(html, "crosses", "rotate(45)", true);
  pattern(html, "lines", "rotate(90)", false);
  html.close();
  std::vector<Status> seen;
  for (const auto& span : status_stretches(history)) {
    strip.span(span);
    const bool inside = span.days.last >= days.first && span.days.first <= days.last;
    if (inside && std::find(seen.begin(), seen.end(), span.status) == seen.end()) seen.push_back(span.status);
  }
  const auto switched = status_spans(history);
  bool other_events = false;
  for (std::size_t i = 0; i < history.size(); ++i) {
    const auto& event = history[i];
    const bool switches = std::any_of(switched.begin(), switched.end(), [&](const StatusSpan& span) {
      return span.event == static_cast<int>(i);
    });
    if (switches || !event.date.known() || !days.holds(event.date.earliest)) continue;
    other_events = true;
    strip.line(event.date.earliest, bar_top + 6, bar_top + bar_height - 6, "happened");
  }
  const int first_year = civil(days.first).year;
  const int years = civil(days.last).year - first_year + 1;
  const int step = (years + most_years_told - 1) / most_years_told;
  for (int year = first_year; year < first_year + years; year += step) {
    const Day day = day_of(year, 1, 1);
    strip.line(day, bar_top + bar_height, bar_top + bar_height + 8, "edge");
    strip.words(day, height - 4, std::to_string(year), 88);
  }
  strip.line(as_of, bar_top - 4, bar_top + bar_height + 4, "today");
  strip.words(as_of, bar_top - 8, "as of " + to_string(as_of), 60);
  html.close();
  html.open("figcaption").open("ul", {{"class", "key"}});
  for (const auto status : seen) swatch(html, status);
  if (other_events) html.element("li", "broken line: something happened that switched nothing");
  html.close().close();
  html.close();
}

}  // namespace holdfast
