// Charts of bands: lengths are exact shares, and no words stand on others.
#include "engine/simulation/band_chart.hpp"

#include <gtest/gtest.h>

#include "engine/determination/svg_page.hpp"
#include "tests/support/html_scan.hpp"

namespace holdfast {
namespace {

BandChart chart(const std::string& label) {
  BandChart made;
  made.name = "t";
  made.title = "What may be, and what is";
  made.of = "Share of all";
  made.sure = "sure";
  made.maybe = "may be";
  made.full = {1, 1};
  made.scale = "100%";
  for (int i = 0; i <= 4; ++i) {
    made.bars.emplace_back();
    made.bars.back().label = label + std::to_string(i);
    made.bars.back().words = "12.3% to 45.6%";
    made.bars.back().least = {i, 8};
    made.bars.back().most = {2 * i, 8};
  }
  return made;
}

std::vector<int> widths(const std::string& svg, const std::string& fill) {
  std::vector<int> made;
  for (const auto& element : scan_html(svg).elements)
    if (element.name == "rect" && element.attributes.contains("stroke") &&
        element.attributes.at("fill") == fill)
      made.push_back(std::stoi(element.attributes.at("width")));
  return made;
}

TEST(BandChart, DrawsWhatIsSureInFullAndWhatMayBeInStripes) {
  const auto svg = to_svg(chart("row "));
  auto sure = widths(svg, "#14532d");
  auto may = widths(svg, "url(#t-stripes)");
  ASSERT_EQ(sure.size(), 5U);  // one in the key; nothing for a bar of nothing
  ASSERT_EQ(may.size(), 5U);
  const int full = may.back();  // of the last bar, which is the whole
  for (int i = 1; i <= 4; ++i) {
    EXPECT_EQ(sure[static_cast<std::size_t>(i)], full * i / 8);
    EXPECT_EQ(may[static_cast<std::size_t>(i)], full * 2 * i / 8);
  }
}

TEST(BandChart, DrawsDotsWhereTheSurePartIsHidden) {
  auto made = chart("row ");
  made.bars.back().least = {};
  made.bars.back().is_hidden = true;
  const auto svg = to_svg(made);
  EXPECT_EQ(widths(svg, "url(#t-dots)").size(), 2U);  // and one in the key
  EXPECT_EQ(widths(svg, "#14532d").size(), 4U);
}

struct TextBox {
  int left, right, top, bottom;
  std::string words;
};

std::vector<TextBox> text_boxes(const std::string& svg) {
  std::vector<TextBox> made;
  for (std::size_t at = svg.find("<text "); at != std::string::npos; at = svg.find("<text ", at + 1)) {
    const auto number = [&](const char* name) {
      return std::stoi(svg.substr(svg.find(name, at) + std::string(name).size()));
    };
    const auto begin = svg.find('>', at) + 1;
    const auto words = unescaped(svg.substr(begin, svg.find('<', begin) - begin));
    const bool bold = svg.substr(at, begin - at).find("bold") != std::string::npos;
    const int size = number("font-size=\"");
    const int x = number(" x=\"");
    const int y = number(" y=\"");
    made.push_back(
        {x, x + Svg::width_of(words, size, bold ? Weight::bold : Weight::plain), y - size + 2, y + 1, words});
  }
  return made;
}

TEST(BandChart, PutsNoWordsOnOthersAndNoneOutside) {
  for (const std::string label :
       {"a", "a label of some length ",
        "a label that is so long that it stands over its bar, and in two lines at that ",
        "one-word-without-a-single-space-that-is-wider-than-the-whole-of-the-picture-can-ever-be"}) {
    const auto boxes = text_boxes(to_svg(chart(label)));
    ASSERT_GT(boxes.size(), 10U);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      EXPECT_GE(boxes[i].left, 0);
      EXPECT_LE(boxes[i].right, 400) << boxes[i].words;
      for (std::size_t k = 0; k < i; ++k)
        EXPECT_TRUE(boxes[i].left >= boxes[k].right || boxes[k].left >= boxes[i].right ||
                    boxes[i].top >= boxes[k].bottom || boxes[k].top >= boxes[i].bottom)
            << boxes[i].words << " | " << boxes[k].words;
    }
  }
}

TEST(BandChart, TellsAllOfItToThoseWhoDoNotSeeIt) {
  const auto scanned = scan_html(to_svg(chart("row ")));
  EXPECT_NE(scanned.text.find("row 0: 12.3% to 45.6%. row 1: 12.3% to 45.6%."), std::string::npos);
}

TEST(BandChart, ScalesToTheLeastStepThatHoldsAll) {
  EXPECT_EQ(scale_for({1, 20}, {1, 1}).words, "5%");
  EXPECT_EQ(scale_for({51, 1000}, {1, 1}).words, "10%");
  EXPECT_EQ(scale_for({26, 100}, {1, 1}).words, "50%");
  EXPECT_EQ(scale_for({30, 1}, {40, 1}).words, "100%");
  EXPECT_EQ(scale_for({0, 1}, {0, 1}).words, "5%");
}

}  // namespace
}  // namespace holdfast
