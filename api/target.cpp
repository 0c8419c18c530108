#include "api/target.hpp"

#include <algorithm>

namespace holdfast::api {
namespace {

constexpr std::size_t most_pairs = 32;

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

enum class Plus { as_written, is_space };

// Visible ASCII alone: no name of ours has another letter, and nothing else can then reach a reply.
std::optional<std::string> decode(std::string_view text, Plus plus) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      const auto high = i + 2 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
      const auto low = i + 2 < text.size() ? hex_digit(text[i + 2]) : std::nullopt;
      if (!high || !low) return std::nullopt;
      c = static_cast<char>(*high * 16 + *low);
      i += 2;
    } else if (c == '+' && plus == Plus::is_space) {
      c = ' ';
    }
    if (c < 0x20 || c == 0x7F) return std::nullopt;
    decoded += c;
  }
  return decoded;
}

// "http://host/path" → "/path"
std::string_view without_authority(std::string_view text) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!text.starts_with(scheme)) continue;
    const auto path = text.find('/', scheme.size());
    return path == std::string_view::npos ? "/" : text.substr(path);
  }
  return text;
}

bool read_query(std::string_view text, Target& target) {
  while (!text.empty()) {
    const auto end = std::min(text.find('&'), text.size());
    const auto pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    auto key = decode(pair.substr(0, equals), Plus::is_space);
    auto value = decode(pair.substr(std::min(equals + 1, pair.size())), Plus::is_space);
    if (!key || !value || target.query.size() == most_pairs) return false;
    target.query.emplace_back(std::move(*key), std::move(*value));
  }
  return true;
}

}  // namespace

std::optional<Target> read_target(std::string_view text) {
  text = without_authority(text);
  if (!text.starts_with('/') || text.find('#') != std::string_view::npos) return std::nullopt;
  Target target;
  const auto question = std::min(text.find('?'), text.size());
  if (!read_query(text.substr(std::min(question + 1, text.size())), target)) return std::nullopt;
  auto path = text.substr(1, question - 1);
  while (!path.empty()) {
    const auto end = std::min(path.find('/'), path.size());
    auto segment = decode(path.substr(0, end), Plus::as_written);
    if (!segment || segment->empty()) return std::nullopt;
    target.segments.push_back(std::move(*segment));
    if (end + 1 == path.size()) return std::nullopt;  // it ends in a slash
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return target;
}

}  // namespace holdfast::api
