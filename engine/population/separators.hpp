// The places of all separators and line breaks of a text that do not stand in quotes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace holdfast {

// So many bytes before and after a text may be looked at, whatever they hold.
constexpr std::size_t text_padding = 64;

struct Separators {
  std::size_t count = 0;
  std::size_t newlines = 0;  // of them
  bool quotes = false;       // a quote stands somewhere
  bool beyond_ascii = false;
};

// In order, to `out`, which has room for as many as the text has bytes and eight more; out[-1] + 1 is where
// the first cell begins. The text is padded on both sides and begins with a record.
Separators find_separators(std::string_view text, char separator, std::uint32_t* out);

// The same, whatever the processor can do.
Separators find_separators_plainly(std::string_view text, char separator, std::uint32_t* out);

}  // namespace holdfast
