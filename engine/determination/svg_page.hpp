// A picture that grows downwards, as SVG: text in lines, and cells that are told apart by pattern and by
// word. All text is escaped; nothing in it runs, and nothing comes from elsewhere. It brings its own white
// ground, so that it can be read on a dark page.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast {

enum class Weight { plain, bold };
enum class Fill { dark, stripes, crossed, lines, empty, dots };

class Svg {
 public:
  static constexpr int pointer_height = 30;
  static constexpr int tick_height = 32;

  // `id` begins the ids of all that has one: pictures in one page need different ones.
  explicit Svg(int width, std::string id = "holdfast") : width_(width), id_(std::move(id)) {}

  void down(int by) { y_ += by; }

  // Lines as long as the picture is wide, and down below them.
  void paragraph(int x, int size, std::string_view text, Weight weight = Weight::plain);
  void text(int x, int size, std::string_view text, Weight weight);
  void centered(int x, int size, std::string_view text, Weight weight);
  // "You are here", with an arrow down to the middle of a stretch.
  void pointer(int x, int width, std::string_view text);
  // A short line at an edge of the axis, with its value.
  void tick(int x, std::string_view value);
  // Words in the middle of the height of a row.
  void label(int x, int width, int height, std::string_view text);
  void cell(int x, int width, int height, Fill fill, std::string_view text);
  // A cell without words; nothing where it is not wide.
  void bar(int x, int width, int height, Fill fill);
  // How wide the words may be at most.
  static int width_of(std::string_view text, int size, Weight weight = Weight::plain);
  static bool fits(int width, int height, std::string_view words);  // in such a cell
  void swatch(int x, Fill fill, std::string_view letter, std::string_view text);

  // The whole file. `title` and `description` are for those who do not see it.
  std::string finish(std::string_view language, std::string_view title, std::string_view description) const;

 private:
  void box(int x, int y, int width, int height, Fill fill);
  void words(int x, int y, int size, std::string_view text, Weight weight, std::string_view anchor,
             std::string_view colour = "");

  std::string paint(Fill fill) const;

  const int width_;
  const std::string id_;
  int y_ = 0;
  std::string body_;
};

}  // namespace holdfast
