// Bars of which nobody knows the end for sure: full as far as is sure, striped as far as may be. Drawn as an
// SVG that stands by itself and can stand in a page; each bar has its label and its words beside it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/simulation/rational_text.hpp"

namespace holdfast {

struct BandChart {
  struct Bar {
    std::string label;
    std::string words;  // "12.3% to 45.6%", "hidden"
    Fraction least;
    Fraction most;
    std::optional<Fraction> frame;  // an empty box behind the bar: the money that there was
    bool is_hidden = false;         // the lower end may not be shown: dots, up to the upper one
    bool is_heading = false;        // no bar: the label alone, over those that follow
  };
  std::string name;  // of its file, without folder and ending; its ids begin with it
  std::string title;
  std::string of;     // what the lengths are of, in words
  std::string sure;   // what a full bar is, in words
  std::string maybe;  // what a striped one is
  std::vector<Bar> bars;
  Fraction full;      // what a bar of full length stands for
  std::string scale;  // and that in words, under its end
};

std::string to_svg(const BandChart& chart);

// 5, 10, 25, 50 or 100 percent of `whole`: the least that `most` fits in, so that small bars can be seen.
struct ChartScale {
  Fraction full;
  std::string words;
};
ChartScale scale_for(const Fraction& most, const Fraction& whole);

}  // namespace holdfast
