// Where the head of a request ends, and whether its lines are ones that every server reads alike. What two
// programs on the way could read differently (a lone line feed, a folded line, a space before a colon) is no
// request: that is how requests are smuggled.
#pragma once

#include <cstddef>
#include <string_view>

namespace holdfast::api {

class HeadScanner {
 public:
  enum class Found { more, whole, bad };

  // `bytes` begin where the last call's did, and may be more by now.
  Found scan(std::string_view bytes);
  std::size_t begin() const { return begin_; }  // after blank lines, which are skipped
  std::size_t end() const { return at_; }       // after the blank line that ends it; when whole

 private:
  bool good_line(std::string_view line) const;

  std::size_t at_ = 0;  // the line that begins here is not complete yet
  std::size_t begin_ = 0;
  std::size_t looked_ = 0;
  bool has_first_line_ = false;
};

}  // namespace holdfast::api
