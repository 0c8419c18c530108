// Quotes of RFC 4180. A cell is quoted if its first byte is a double quote; a quote anywhere else in an
// unquoted cell is a quote.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast {

constexpr std::size_t no_end = static_cast<std::size_t>(-1);

// `at` is the opening quote: the place after the closing one, or `no_end` where none comes.
std::size_t after_quoted(std::string_view text, std::size_t at);

// How much of `text`, which begins with a record, is whole records.
std::size_t whole_records(std::string_view text, char separator);

// What the cell says: the text itself, or the text between the quotes, put in `room` where quotes had to be
// halved. Nothing if something stands after the closing quote.
std::optional<std::string_view> unquoted(std::string_view cell, std::string& room);

// Appends the cell so that it reads as `text`.
void append_quoted(std::string& out, std::string_view text, char separator);

}  // namespace holdfast
