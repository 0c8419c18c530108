#include "engine/population/quoting.hpp"

#include <cstring>

namespace holdfast {
namespace {

std::size_t find(std::string_view text, char c, std::size_t from) {
  const void* found = std::memchr(text.data() + from, c, text.size() - from);
  return found == nullptr ? no_end : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

// The record's line break, past line breaks in quotes; `no_end` where the record is not complete.
std::size_t record_end(std::string_view text, std::size_t at, char separator) {
  for (;;) {  // at the beginning of a cell
    if (at < text.size() && text[at] == '"') {
      at = after_quoted(text, at);
      if (at == no_end) return no_end;
    }
    while (at < text.size() && text[at] != separator && text[at] != '\n') ++at;
    if (at >= text.size()) return no_end;
    if (text[at] == '\n') return at;
    ++at;
  }
}

}  // namespace

std::size_t after_quoted(std::string_view text, std::size_t at) {
  for (++at; at < text.size();) {
    const auto quote = find(text, '"', at);
    if (quote == no_end) return no_end;
    if (quote + 1 >= text.size() || text[quote + 1] != '"') return quote + 1;
    at = quote + 2;
  }
  return no_end;
}

std::size_t whole_records(std::string_view text, char separator) {
  const auto newline = text.rfind('\n');
  if (newline == std::string_view::npos) return 0;
  if (find(text, '"', 0) == no_end) return newline + 1;
  std::size_t whole = 0;
  while (whole < text.size()) {
    auto line = find(text, '\n', whole);
    if (line == no_end) break;
    if (find(text.substr(0, line), '"', whole) != no_end) line = record_end(text, whole, separator);
    if (line == no_end) break;
    whole = line + 1;
  }
  return whole;
}

std::optional<std::string_view> unquoted(std::string_view cell, std::string& room) {
  if (!cell.starts_with('"')) return cell;
  const auto end = after_quoted(cell, 0);
  if (end != cell.size()) return std::nullopt;
  const auto inner = cell.substr(1, cell.size() - 2);
  if (inner.find('"') == std::string_view::npos) return inner;
  room.clear();
  for (std::size_t i = 0; i < inner.size(); ++i) {
    room += inner[i];
    if (inner[i] == '"') ++i;
  }
  return room;
}

void append_quoted(std::string& out, std::string_view text, char separator) {
  const char special[] = {separator, '"', '\n', '\r'};
  if (text.find_first_of(std::string_view(special, sizeof special)) == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace holdfast
