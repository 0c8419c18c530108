// Durations, as text and back.
#include "tests/conformance/value.hpp"

namespace holdfast::conformance {
namespace {

constexpr std::size_t most_digits = 18;

struct Part {
  Int count = 0;
  Int nanoseconds = 0;  // of a fraction
  char unit = 0;
};

// `12H`, `4.5S`, `0.S`
std::optional<Part> take_part(std::string_view& text) {
  Part part;
  std::size_t i = 0;
  const auto digit = [&] { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  for (; digit(); ++i) part.count = part.count * 10 + (text[i] - '0');
  if (i == 0 || i > most_digits) return std::nullopt;
  bool fraction = false;
  if (i < text.size() && text[i] == '.') {
    fraction = true;
    Int unit = nanoseconds_of_second / 10;
    for (++i; digit(); ++i, unit /= 10) part.nanoseconds += (text[i] - '0') * unit;
  }
  if (i == text.size()) return std::nullopt;
  part.unit = text[i];
  if (fraction && part.unit != 'S') return std::nullopt;
  text.remove_prefix(i + 1);
  return part;
}

// The parts up to the end or to `stop`, each of one of the `units`, in their order, and at least one.
std::optional<std::vector<Part>> take_parts(std::string_view& text, std::string_view units, char stop) {
  std::vector<Part> parts;
  while (!text.empty() && text.front() != stop) {
    const auto part = take_part(text);
    if (!part) return std::nullopt;
    const auto place = units.find(part->unit);
    if (place == std::string_view::npos) return std::nullopt;
    units.remove_prefix(place + 1);
    parts.push_back(*part);
  }
  return parts;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::optional<Months> parse_months(std::string_view text) {
  const bool negative = take(text, '-');
  if (!take(text, 'P')) return std::nullopt;
  const auto parts = take_parts(text, "YM", 'T');
  if (!parts || parts->empty() || !text.empty()) return std::nullopt;
  Int months = 0;
  for (const auto& part : *parts) months += part.count * (part.unit == 'Y' ? 12 : 1);
  constexpr Int most = 120'000'000'000;  // more than the years that there are
  if (months > most) return std::nullopt;
  return Months{static_cast<std::int64_t>(negative ? -months : months)};
}

std::optional<Days> parse_days(std::string_view text) {
  const bool negative = take(text, '-');
  if (!take(text, 'P')) return std::nullopt;
  auto parts = take_parts(text, "D", 'T');
  if (!parts) return std::nullopt;
  if (take(text, 'T')) {
    const auto of_day = take_parts(text, "HMS", '\0');
    if (!of_day || of_day->empty()) return std::nullopt;
    parts->insert(parts->end(), of_day->begin(), of_day->end());
  }
  if (parts->empty() || !text.empty()) return std::nullopt;
  Days days;
  for (const auto& part : *parts) {
    const Int seconds = part.unit == 'D' ? 86'400 : part.unit == 'H' ? 3600 : part.unit == 'M' ? 60 : 1;
    days.nanoseconds += part.count * seconds * nanoseconds_of_second + part.nanoseconds;
  }
  if (negative) days.nanoseconds = -days.nanoseconds;
  return days;
}

std::string text_of(const Months& duration) {
  const Int months = duration.months < 0 ? -duration.months : duration.months;
  if (months == 0) return "P0M";
  std::string text = duration.months < 0 ? "-P" : "P";
  if (months >= 12) text += to_string(months / 12) + "Y";
  return months % 12 == 0 ? text : text + to_string(months % 12) + "M";
}

std::string text_of(const Days& duration) {
  const Int nanoseconds = duration.nanoseconds < 0 ? -duration.nanoseconds : duration.nanoseconds;
  if (nanoseconds == 0) return "PT0S";
  std::string text = duration.nanoseconds < 0 ? "-P" : "P";
  if (nanoseconds >= nanoseconds_of_day) text += to_string(nanoseconds / nanoseconds_of_day) + "D";
  const Int seconds = nanoseconds % nanoseconds_of_day / nanoseconds_of_second;
  const std::string fraction = fraction_of(nanoseconds);
  if (seconds == 0 && fraction.empty()) return text;
  text += "T";
  if (seconds >= 3600) text += to_string(seconds / 3600) + "H";
  if (seconds / 60 % 60 > 0) text += to_string(seconds / 60 % 60) + "M";
  return seconds % 60 == 0 && fraction.empty() ? text : text + to_string(seconds % 60) + fraction + "S";
}

}  // namespace holdfast::conformance
