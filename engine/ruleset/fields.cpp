#include "engine/ruleset/fields.hpp"

#include <algorithm>

namespace holdfast {

std::string pointer_join(const std::string& pointer, std::string_view key) {
  std::string joined;
  joined.reserve(pointer.size() + 1 + key.size());
  joined += pointer;
  joined += '/';
  for (const char c : key) {
    if (c == '~')
      joined += "~0";
    else if (c == '/')
      joined += "~1";
    else
      joined += c;
  }
  return joined;
}

bool plain_name(std::string_view text) {
  if (text.empty() || text.front() < 'a' || text.front() > 'z') return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

void Reader::error(const Node& node, const std::string& pointer, std::string code, std::string message,
                   std::string help) {
  diagnostics_.push_back(
      document_.error(node, pointer, std::move(code), std::move(message), std::move(help)));
}

std::optional<std::string> Reader::text(const Node& node, const std::string& pointer, std::string_view what) {
  if (node.is_scalar()) return node.text;
  error(node, pointer, "wrong-shape",
        "expected " + std::string(what) + ", found a " + (node.is_mapping() ? "mapping" : "list"));
  return std::nullopt;
}

std::optional<std::string> Reader::choice(const Node& node, const std::string& pointer, std::string_view what,
                                          const std::vector<std::string>& choices) {
  auto found = text(node, pointer, what);
  if (!found) return std::nullopt;
  if (std::find(choices.begin(), choices.end(), *found) != choices.end()) return found;
  std::string help = did_you_mean(*found, choices);
  if (help.empty()) {
    help = "one of:";
    for (const auto& choice : choices) help += " `" + choice + "`";
  }
  error(node, pointer, "unknown-word",
        document_.echo == Echo::allowed ? "`" + *found + "` is not " + std::string(what)
                                        : "this is not " + std::string(what),
        help);
  return std::nullopt;
}

std::optional<Day> Reader::day(const Node& node, const std::string& pointer) {
  const auto found = text(node, pointer, "a date");
  if (!found) return std::nullopt;
  if (const auto day = parse_day(*found)) return day;
  error(node, pointer, "not-a-date", "expected a date that exists, from 1900 to 2199",
        "write it as year-month-day: `2026-11-24`");
  return std::nullopt;
}

std::vector<std::string> Reader::texts(const Node& node, const std::string& pointer, std::string_view what) {
  std::vector<std::string> all;
  if (!node.is_sequence()) {
    error(node, pointer, "wrong-shape", "expected a list of " + std::string(what),
          "write it in brackets: `[a, b]`");
    return all;
  }
  for (std::size_t i = 0; i < node.items.size(); ++i)
    if (auto one = text(node.items[i], pointer_join(pointer, std::to_string(i)), what)) all.push_back(*one);
  return all;
}

Fields::Fields(Reader& reader, const Node& node, std::string pointer, std::string what)
    : reader_(reader),
      node_(node),
      pointer_(std::move(pointer)),
      what_(std::move(what)),
      usable_(node.is_mapping()) {
  if (!usable_)
    reader_.error(node_, pointer_, "wrong-shape", "expected " + what_ + " as a mapping of names to values");
}

const Node* Fields::optional(std::string_view key) {
  asked_.emplace(key);
  return usable_ ? node_.find(key) : nullptr;
}

const Node* Fields::required(std::string_view key) {
  const Node* found = optional(key);
  if (found == nullptr && usable_)
    reader_.error(node_, pointer_, "missing-key", what_ + " lacks `" + std::string(key) + "`");
  return found;
}

std::optional<std::string> Fields::text(std::string_view key) {
  const Node* found = optional(key);
  if (found == nullptr) return std::nullopt;
  return reader_.text(*found, at(key), "text");
}

std::optional<std::string> Fields::required_text(std::string_view key) {
  const Node* found = required(key);
  if (found == nullptr) return std::nullopt;
  return reader_.text(*found, at(key), "text");
}

void Fields::finish() {
  if (!usable_) return;
  for (const auto& member : node_.members) {
    if (asked_.count(member.key.text) != 0) continue;
    const std::vector<std::string> known(asked_.begin(), asked_.end());
    const bool quotable = reader_.document().echo == Echo::allowed || plain_name(member.key.text);
    std::string help = did_you_mean(member.key.text, known);
    if (help.empty()) {
      help = "it may have:";
      for (const auto& name : known) help += " `" + name + "`";
    }
    reader_.error(member.key, at(member.key.text), "unknown-key",
                  what_ + " has no `" + (quotable ? member.key.text : std::string("…")) + "`", help);
  }
}

}  // namespace holdfast
