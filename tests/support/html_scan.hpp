// What a page of HTML holds, as a browser would take it apart: enough of one to check the pages that we
// write.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

struct ScannedElement {
  std::string name;
  std::map<std::string, std::string> attributes;  // unescaped
};

struct ScannedPage {
  std::vector<ScannedElement> elements;
  std::string text;  // of all elements but `style`, unescaped, in order

  std::vector<std::string> all(const std::string& attribute) const {
    std::vector<std::string> values;
    for (const auto& element : elements)
      if (const auto found = element.attributes.find(attribute); found != element.attributes.end())
        values.push_back(found->second);
    return values;
  }
};

inline std::string unescaped(std::string_view text) {
  static const std::map<std::string, std::string, std::less<>> entities = {
      {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}};
  std::string plain;
  while (!text.empty()) {
    if (text.front() != '&') {
      plain += text.front();
      text.remove_prefix(1);
      continue;
    }
    const auto entity = text.substr(0, text.find(';') + 1);
    plain += entities.at(std::string(entity));
    text.remove_prefix(entity.size());
  }
  return plain;
}

// Throws where an element does not close, or an attribute has no quotes.
inline ScannedPage scan_html(std::string_view page) {
  ScannedPage scanned;
  std::vector<std::string> open;
  while (!page.empty()) {
    const auto tag = std::min(page.find('<'), page.size());
    if (open.empty() || open.back() != "style") scanned.text += unescaped(page.substr(0, tag));
    page.remove_prefix(tag);
    if (page.empty()) break;
    const auto end = page.find('>');
    if (end == std::string_view::npos) throw std::runtime_error("a tag without an end");
    auto inner = page.substr(1, end - 1);
    page.remove_prefix(end + 1);
    if (inner.starts_with("!doctype")) continue;
    if (inner.starts_with("/")) {
      if (open.empty() || open.back() != inner.substr(1))
        throw std::runtime_error("</" + std::string(inner.substr(1)) + "> closes nothing");
      open.pop_back();
      continue;
    }
    const bool stands_alone = inner.ends_with('/');
    if (stands_alone) inner.remove_suffix(1);
    ScannedElement element;
    const auto name = std::min(inner.find(' '), inner.size());
    element.name = inner.substr(0, name);
    inner.remove_prefix(name);
    while (!inner.empty()) {
      const auto equals = inner.find("=\"");
      const auto close = inner.find('"', equals + 2);
      if (inner.front() != ' ' || equals == std::string_view::npos || close == std::string_view::npos)
        throw std::runtime_error("an attribute without quotes in <" + element.name);
      element.attributes[std::string(inner.substr(1, equals - 1))] =
          unescaped(inner.substr(equals + 2, close - equals - 2));
      inner.remove_prefix(close + 1);
    }
    if (element.name != "meta" && !stands_alone) open.push_back(element.name);
    scanned.elements.push_back(std::move(element));
  }
  if (!open.empty()) throw std::runtime_error("<" + open.back() + "> does not close");
  return scanned;
}

}  // namespace holdfast
