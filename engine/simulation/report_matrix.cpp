#include <algorithm>
#include <array>

#include "engine/simulation/report_sections.hpp"

namespace holdfast {
namespace {

std::string words_of(std::string_view state) {
  std::string made(state);
  std::replace(made.begin(), made.end(), '_', ' ');
  return made;
}

// Only the states that occur, in the order of their numbers.
struct Matrix {
  std::vector<std::string> from;
  std::vector<std::string> to;
  std::map<std::pair<std::string, std::string>, const TidyTable::Line*> cells;
};

Matrix matrix_of(const ReportData& data, const StudySpot& place) {
  Matrix matrix;
  const auto& table = data.transitions();
  for (const auto* line : data.lines(table, place))
    matrix.cells[{table.cell(*line, "baseline"), table.cell(*line, "reform")}] = line;
  for (std::size_t state = 0; state < all_states; ++state) {
    const std::string name(state_name(state));
    const auto is = [&](auto end) {
      return std::any_of(matrix.cells.begin(), matrix.cells.end(),
                         [&](const auto& cell) { return end(cell.first) == name; });
    };
    if (is([](const auto& key) { return key.first; })) matrix.from.push_back(name);
    if (is([](const auto& key) { return key.second; })) matrix.to.push_back(name);
  }
  return matrix;
}

// Darker where more rows are: an eighth, a quarter, half of all of them.
std::string shade(const Fraction& weight, const Fraction& whole) {
  constexpr std::array<int, 4> steps = {2, 4, 8, 1000};
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (!(weight.over * steps[i] * whole.under < whole.over * weight.under))
      return "shade-" + std::to_string(steps.size() - i);
  return "shade-0";
}

void write_cell(const ReportData& data, const StudySpot& place, const TidyTable::Line* line, Html& html) {
  const auto& table = data.transitions();
  if (line == nullptr) {
    html.element("td", "0", {{"role", "cell"}, {"class", "nobody"}});
    return;
  }
  const bool hidden = table.is_hidden(*line);
  const auto weight = hidden ? Fraction{} : fraction_of(table.cell(*line, "weighted_n"));
  html.open("td", {{"role", "cell"}, {"class", hidden ? "shade-0" : shade(weight, data.whole(place))}});
  html.text(hidden ? "hidden" : readable(weight));
  html.element("span", words_of(table.cell(*line, "change")), {{"class", "under"}});
  html.close();
}

}  // namespace

void write_matrix(const ReportData& data, std::size_t part, ReportPage& page) {
  auto& html = page.html();
  for (std::size_t law = 1; law < data.study().laws.size(); ++law) {
    const StudySpot place{law, part, data.everybody()};
    const auto matrix = matrix_of(data, place);
    if (matrix.cells.empty()) continue;
    if (law == 1) page.heading("From what the law says to what the reform says");
    html.open("div",
              {{"class", "wide"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", "Transitions"}});
    html.open("table", {{"class", "matrix"}});
    html.element("caption", data.study().laws[law].title + ": " +
                                (data.study().weight.empty() ? data.study().rows_are
                                                             : "weight of " + data.study().rows_are) +
                                " by outcome; darker where more are");
    html.open("thead").open("tr").element("th", "The law says", {{"scope", "col"}});
    for (const auto& to : matrix.to) html.element("th", "reform: " + words_of(to), {{"scope", "col"}});
    html.close().close().open("tbody");
    for (const auto& from : matrix.from) {
      html.open("tr").element("th", words_of(from), {{"scope", "row"}});
      for (const auto& to : matrix.to) {
        const auto found = matrix.cells.find({from, to});
        write_cell(data, place, found == matrix.cells.end() ? nullptr : found->second, html);
      }
      html.close();
    }
    html.close().close().close();
  }
}

}  // namespace holdfast
