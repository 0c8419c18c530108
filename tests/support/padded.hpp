// A text with room before and after it, filled with what must not be read as a part of it.
#pragma once

#include <string>
#include <string_view>

#include "engine/population/separators.hpp"

namespace holdfast {

class Padded {
 public:
  explicit Padded(const std::string& text, char fill = '7')
      : room_(std::string(text_padding, fill) + text + std::string(text_padding, fill)), size_(text.size()) {}
  std::string_view text() const { return std::string_view(room_).substr(text_padding, size_); }

 private:
  std::string room_;
  std::size_t size_;
};

}  // namespace holdfast
