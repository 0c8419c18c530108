#include "engine/simulation/band_chart.hpp"

#include <algorithm>
#include <array>

#include "engine/determination/svg_page.hpp"
#include "engine/simulation/plain_numbers.hpp"

namespace holdfast {
namespace {

constexpr int width = 400;  // that of a narrow screen
constexpr int margin = 8;
constexpr int gap = 6;
constexpr int small = 12;
constexpr int large = 14;
constexpr int bar_height = 18;
constexpr int widest_label = 120;  // longer ones stand over their bars

class Drawing {
 public:
  explicit Drawing(const BandChart& chart) : chart_(chart), svg_(width, chart.name) {
    int widest = 0;
    int words = 0;
    for (const auto& bar : chart_.bars) {
      if (bar.is_heading) continue;
      widest = std::max(widest, Svg::width_of(bar.label, small));
      words = std::max(words, Svg::width_of(bar.words, small));
    }
    over_ = widest > widest_label;
    left_ = margin + (over_ ? 0 : widest + gap);
    length_ = width - left_ - gap - words - margin;
  }

  std::string draw() {
    svg_.down(margin);
    svg_.paragraph(margin, large, chart_.title, Weight::bold);
    if (!chart_.of.empty()) svg_.paragraph(margin, small, chart_.of);
    svg_.down(gap);
    key();
    for (const auto& bar : chart_.bars) draw(bar);
    svg_.bar(left_, length_, 1, Fill::empty);  // the axis
    svg_.down(gap / 2);
    svg_.text(left_, small, "0", Weight::plain);
    const int end = left_ + length_ - Svg::width_of(chart_.scale, small);
    svg_.text(end, small, chart_.scale, Weight::plain);
    svg_.down(small + gap + margin);
    return svg_.finish("en", chart_.title, description());
  }

 private:
  void key() {
    if (!chart_.sure.empty()) svg_.swatch(margin, Fill::dark, "", chart_.sure);
    if (!chart_.maybe.empty()) svg_.swatch(margin, Fill::stripes, "", chart_.maybe);
    if (std::any_of(chart_.bars.begin(), chart_.bars.end(), [](const auto& bar) { return bar.is_hidden; }))
      svg_.swatch(margin, Fill::dots, "", "its sure part is hidden: too few rows");
    svg_.down(gap);
  }

  void draw(const BandChart::Bar& bar) {
    if (bar.is_heading) {
      svg_.down(gap);
      svg_.paragraph(margin, small, bar.label, Weight::bold);
      return;
    }
    if (over_)
      svg_.paragraph(margin, small, bar.label);
    else
      svg_.label(margin, widest_label + gap, bar_height, bar.label);
    const int sure = pixels_of(bar.least, chart_.full, length_);
    const int most = std::max(sure, pixels_of(bar.most, chart_.full, length_));
    svg_.bar(left_, bar.frame ? pixels_of(*bar.frame, chart_.full, length_) : 0, bar_height, Fill::empty);
    svg_.bar(left_, most, bar_height, bar.is_hidden ? Fill::dots : Fill::stripes);
    svg_.bar(left_, sure, bar_height, Fill::dark);
    if (most == 0 && !bar.frame) svg_.bar(left_, 1, bar_height, Fill::empty);
    svg_.label(left_ + length_ + gap, width, bar_height, bar.words);
    svg_.down(bar_height + gap);
  }

  // All that the picture shows.
  std::string description() const {
    std::string made;
    for (const auto& bar : chart_.bars)
      made += (made.empty() ? "" : " ") + bar.label + (bar.is_heading ? "." : ": " + bar.words + ".");
    return made;
  }

  const BandChart& chart_;
  Svg svg_;
  bool over_ = false;
  int left_ = 0;
  int length_ = 0;
};

}  // namespace

std::string to_svg(const BandChart& chart) { return Drawing(chart).draw(); }

ChartScale scale_for(const Fraction& most, const Fraction& whole) {
  constexpr int all = 100;
  constexpr std::array<int, 5> steps = {5, 10, 25, 50, all};
  for (const int step : steps) {
    const Fraction full{whole.over * step, whole.under * all};
    if (step == all || !(full < most)) return {full, std::to_string(step) + "%"};
  }
  return {whole, ""};
}

}  // namespace holdfast
