// A page of HTML, written from its first element to its last. Elements close in the order in which they
// opened, and every text and every attribute is escaped: what a rule's file says can never become markup.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast {

class Html {
 public:
  using Attributes = std::vector<std::pair<std::string_view, std::string>>;

  Html& open(std::string_view element, const Attributes& attributes = {});
  Html& close();  // the innermost open element
  // A day, like 2026-11-24, becomes a `time`, so that no line breaks inside it.
  Html& text(std::string_view text);
  // An element with nothing in it but text.
  Html& element(std::string_view element, std::string_view text, const Attributes& attributes = {});
  // One that never closes, like `meta`.
  Html& single(std::string_view element, const Attributes& attributes = {});
  // The page's own style sheet, as it is.
  Html& style(std::string_view sheet);
  // A picture that `Svg` wrote, as it is. But for these two, every text is escaped.
  Html& picture(std::string_view svg);

  // Closes what is open, and gives the whole page.
  std::string finish();

 private:
  bool only_text() const;  // whether no element may stand where we are
  void begin(std::string_view element, const Attributes& attributes);

  std::string page_ = "<!doctype html>\n";
  std::vector<std::string> open_;
};

// The address from one page to another, both relative to one folder and written with `/`.
std::string relative_link(std::string_view from, std::string_view to);

// Whether a reader may follow the address: http or https, and no space or control character in it.
bool may_be_followed(std::string_view address);

}  // namespace holdfast
