#include "engine/base/diagnostic.hpp"

#include <algorithm>
#include <array>

namespace holdfast {
namespace {

constexpr std::size_t widest_excerpt = 120;

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] =
          std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[a.size()][b.size()];
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

// The line around the mistake, and the caret run under it.
std::string quote(const Diagnostic& d) {
  std::string line = d.excerpt;
  std::replace(line.begin(), line.end(), '\t', ' ');
  auto from = static_cast<std::size_t>(std::max(d.span.column - 1, 0));
  from = std::min(from, line.size());
  auto length = std::min(static_cast<std::size_t>(std::max(d.span.length, 1)), line.size() - from);
  if (line.size() > widest_excerpt) {
    std::size_t start = from > widest_excerpt / 3 ? from - widest_excerpt / 3 : 0;
    while (start > 0 && continues(line[start])) --start;
    std::size_t end = std::min(line.size(), start + widest_excerpt);
    while (end < line.size() && continues(line[end])) ++end;
    const bool cut = end < line.size();
    line = line.substr(start, end - start);
    from -= start;
    length = std::min(length, line.size() - from);
    if (start > 0) {
      line.insert(0, "...");
      from += 3;
    }
    if (cut) line += "...";
  }
  const std::string number = std::to_string(d.span.line);
  const std::string gutter(number.size() < 5 ? 5 - number.size() : 0, ' ');
  const std::string_view view(line);
  return gutter + number + " | " + line + "\n" + std::string(gutter.size() + number.size(), ' ') + " | " +
         std::string(width(view.substr(0, from)), ' ') +
         std::string(std::max<std::size_t>(width(view.substr(from, length)), 1), '^') + "\n";
}

}  // namespace

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

std::string render(const Diagnostic& d) {
  std::string text = d.span.file;
  if (d.span.line > 0) {
    text += ':' + std::to_string(d.span.line);
    if (d.span.column > 0) text += ':' + std::to_string(d.span.column);
  }
  text += d.severity == Severity::error ? ": error[" : ": warning[";
  text += d.code + "]: " + d.message + "\n";
  if (!d.excerpt.empty() && d.span.line > 0) text += quote(d);
  if (!d.help.empty()) text += "   help: " + d.help + "\n";
  return text;
}

std::string render(const Diagnostics& diagnostics) {
  std::string text;
  for (const auto& d : diagnostics) text += render(d);
  return text;
}

std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates) {
  const std::size_t most = name.size() <= 4 ? 1 : name.size() <= 8 ? 2 : 3;
  std::optional<std::string> best;
  std::size_t best_distance = most + 1;
  for (const auto& candidate : candidates) {
    if (candidate == name) continue;
    if (std::max(candidate.size(), name.size()) - std::min(candidate.size(), name.size()) > most) continue;
    const std::size_t far = distance(name, candidate);
    if (far >= best_distance || far >= candidate.size()) continue;
    best_distance = far;
    best = candidate;
  }
  return best;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates) {
  const auto near = nearest(name, candidates);
  return near ? "did you mean `" + *near + "`?" : "";
}

}  // namespace holdfast
