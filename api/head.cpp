#include "api/head.hpp"

#include <algorithm>
#include <array>

namespace holdfast::api {
namespace {

constexpr auto letters_of_tokens = [] {
  std::array<bool, 256> all{};
  for (const char c :
       std::string_view("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))
    all[static_cast<unsigned char>(c)] = true;
  return all;
}();

bool letter_of_a_token(char c) { return letters_of_tokens[static_cast<unsigned char>(c)]; }

bool control(char c) { return (static_cast<unsigned char>(c) < 0x20U && c != '\t') || c == 0x7F; }

}  // namespace

bool HeadScanner::good_line(std::string_view line) const {
  if (std::any_of(line.begin(), line.end(), control)) return false;
  if (!has_first_line_) {
    const auto end = std::find_if_not(line.begin(), line.end(), letter_of_a_token);
    return end != line.begin() && end != line.end() && *end == ' ' &&
           line.find('\t') == std::string_view::npos && std::count(line.begin(), line.end(), ' ') == 2 &&
           !line.ends_with(' ');
  }
  const auto colon = line.find(':');
  return colon != std::string_view::npos && colon > 0 &&
         std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), letter_of_a_token);
}

HeadScanner::Found HeadScanner::scan(std::string_view bytes) {
  for (;;) {
    const auto end = bytes.find('\n', std::max(looked_, at_));
    const auto line = bytes.substr(at_, std::min(end, bytes.size()) - at_);
    if (end == std::string_view::npos) {
      looked_ = bytes.size();
      // What can already be seen not to be a request is not waited for.
      const auto seen = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
      if (std::any_of(seen.begin(), seen.end(), control)) return Found::bad;
      if (!has_first_line_ && !seen.empty() && !letter_of_a_token(seen.front())) return Found::bad;
      return Found::more;
    }
    if (!line.ends_with('\r')) return Found::bad;
    const auto text = line.substr(0, line.size() - 1);
    at_ = end + 1;
    if (text.empty()) {
      if (has_first_line_) return Found::whole;
      begin_ = at_;
      if (begin_ > 4) return Found::bad;
      continue;
    }
    if (!good_line(text)) return Found::bad;
    has_first_line_ = true;
  }
}

}  // namespace holdfast::api
