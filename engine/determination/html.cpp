#include "engine/determination/html.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "engine/base/day.hpp"
#include "engine/determination/markup.hpp"

namespace holdfast {
namespace {

bool runs_in_a_line(std::string_view element) {
  constexpr std::array<std::string_view, 9> elements = {"a",    "code",  "strong", "em",  "span",
                                                        "time", "small", "rect",   "text"};
  return std::find(elements.begin(), elements.end(), element) != elements.end();
}

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= path.size();) {
    const auto slash = std::min(path.find('/', at), path.size());
    parts.push_back(path.substr(at, slash - at));
    at = slash + 1;
  }
  return parts;
}

std::string percent_encoded(std::string_view part) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : part) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain)
      encoded += c;
    else
      encoded += {'%', digits[byte >> 4U], digits[byte & 15U]};
  }
  return encoded;
}

}  // namespace

void Html::begin(std::string_view element, const Attributes& attributes) {
  if (!runs_in_a_line(element) && !page_.ends_with('\n')) page_ += '\n';
  page_ += '<' + std::string(element);
  for (const auto& [name, value] : attributes)
    page_ += ' ' + std::string(name) + "=\"" + escaped(value) + '"';
  page_ += '>';
}

Html& Html::open(std::string_view element, const Attributes& attributes) {
  begin(element, attributes);
  open_.emplace_back(element);
  return *this;
}

Html& Html::close() {
  assert(!open_.empty());
  const auto element = open_.back();
  open_.pop_back();
  page_ += "</" + element + '>';
  if (!runs_in_a_line(element)) page_ += '\n';
  return *this;
}

bool Html::only_text() const {
  return std::any_of(open_.begin(), open_.end(),
                     [](const std::string& one) { return one == "title" || one == "svg" || one == "code"; });
}

Html& Html::text(std::string_view text) {
  constexpr std::size_t length = 10;
  for (std::size_t at = 0; !only_text() && at + length <= text.size();) {
    if (!parse_day(text.substr(at, length))) {
      ++at;
      continue;
    }
    page_ += escaped(text.substr(0, at)) + "<time>" + std::string(text.substr(at, length)) + "</time>";
    text.remove_prefix(at + length);
    at = 0;
  }
  page_ += escaped(text);
  return *this;
}

Html& Html::element(std::string_view element, std::string_view text, const Attributes& attributes) {
  return open(element, attributes).text(text).close();
}

Html& Html::single(std::string_view element, const Attributes& attributes) {
  begin(element, attributes);
  return *this;
}

Html& Html::style(std::string_view sheet) {
  open("style");
  page_ += sheet;
  return close();
}

Html& Html::picture(std::string_view svg) {
  page_ += svg;
  return *this;
}

std::string Html::finish() {
  while (!open_.empty()) close();
  return page_;
}

std::string relative_link(std::string_view from, std::string_view to) {
  const auto here = parts_of(from);
  const auto there = parts_of(to);
  std::size_t shared = 0;
  while (shared + 1 < here.size() && shared + 1 < there.size() && here[shared] == there[shared]) ++shared;
  std::string link;
  for (std::size_t i = shared; i + 1 < here.size(); ++i) link += "../";
  for (std::size_t i = shared; i < there.size(); ++i)
    link += (i > shared ? "/" : "") + percent_encoded(there[i]);
  return link;
}

bool may_be_followed(std::string_view address) {
  return (address.starts_with("https://") || address.starts_with("http://")) &&
         std::none_of(address.begin(), address.end(),
                      [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; });
}

}  // namespace holdfast
