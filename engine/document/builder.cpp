#include "engine/document/builder.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace holdfast {
namespace {

// The length of the UTF-8 sequence at `at`, or 0 if the bytes are none.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80U) return 1;
  const std::size_t length = lead >= 0xC2U && lead <= 0xDFU   ? 2
                             : lead >= 0xE0U && lead <= 0xEFU ? 3
                             : lead >= 0xF0U && lead <= 0xF4U ? 4
                                                              : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(at + i) & 0xC0U) != 0x80U) return 0;
  const bool overlong = (lead == 0xE0U && byte(at + 1) < 0xA0U) || (lead == 0xF0U && byte(at + 1) < 0x90U);
  const bool surrogate = lead == 0xEDU && byte(at + 1) > 0x9FU;
  const bool too_far = lead == 0xF4U && byte(at + 1) > 0x8FU;
  return overlong || surrogate || too_far ? 0 : length;
}

// What most bytes are, and then nothing is wrong with them.
bool visible_ascii(char c) { return c >= 0x20 && c < 0x7F; }

// How many bytes from `at` on are that; eight are looked at at once.
std::size_t visible_from(std::string_view text, std::size_t at) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  constexpr std::uint64_t tops = 0x8080808080808080U;
  const auto from = at;
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    // The top bit of a byte, where it is set itself, where one more sets it, or where it is below a blank: a
    // byte that borrows from the next has been found out itself.
    if (((eight | (eight + ones) | (eight - ones * 0x20U)) & tops) != 0) break;
  }
  while (at < text.size() && visible_ascii(text[at])) ++at;
  return at - from;
}

}  // namespace

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.emplace_back(line);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

void check_bytes(Document& document, std::string_view text, const Limits& limits, Tabs tabs,
                 Diagnostics& diagnostics) {
  Node at;
  const auto fail = [&](const char* code, std::string message, std::string help) {
    diagnostics.push_back(document.error(at, "", code, std::move(message), std::move(help)));
  };
  if (text.size() > limits.bytes) {
    fail("too-long", "the text is longer than " + std::to_string(limits.bytes) + " bytes", "split it");
    return;
  }
  if (text.starts_with("\xFE\xFF") || text.starts_with("\xFF\xFE")) {
    fail("not-utf-8", "the text is in UTF-16", "save it as UTF-8");
    return;
  }
  at.line = 1;
  at.column = 1;
  for (std::size_t i = 0; i < text.size();) {
    if (const auto plain = visible_from(text, i); plain > 0) {
      at.column += static_cast<int>(plain);
      i += plain;
      continue;
    }
    const std::size_t length = sequence_length(text, i);
    const auto c = static_cast<unsigned char>(text[i]);
    if (length == 0) {
      fail("not-utf-8", "this byte is not UTF-8", "save the file as UTF-8");
      return;
    }
    if (c == '\t' && tabs == Tabs::refused)
      fail("tab", "a tab stands here", "indent and separate with spaces");
    if (c == 0x7FU || (c < 0x20U && c != '\n' && c != '\t' && !(c == '\r' && text.substr(i, 2) == "\r\n"))) {
      fail("control-character", "a control character stands here", "delete it");
      return;
    }
    at.column += static_cast<int>(length);
    if (c == '\n') {
      ++at.line;
      at.column = 1;
    }
    i += length;
  }
}

std::string Builder::quoted(std::string_view text) const {
  return document_.echo == Echo::allowed ? "`" + std::string(text) + "`" : "this";
}

void Builder::fail(const Node& at, std::string code, std::string message, std::string help) {
  diagnostics_.push_back(document_.error(at, "", std::move(code), std::move(message), std::move(help)));
}

bool Builder::expects_key() const {
  return !levels_.empty() && levels_.back().node.is_mapping() && !levels_.back().has_key;
}

const Node* Builder::pending_key() const {
  return !levels_.empty() && levels_.back().has_key ? &levels_.back().key : nullptr;
}

void Builder::open(Node&& node) {
  if (full_) return;
  if (static_cast<int>(levels_.size()) >= limits_.depth) {
    fail(node, "too-deep", "more than " + std::to_string(limits_.depth) + " levels lie in each other",
         "flatten it");
    full_ = true;
    return;
  }
  if (expects_key()) {
    fail(node, "key-not-a-name", "a key must be a name, not a list or a mapping",
         "text with `{`, `[` or `,` needs quotes");
    full_ = true;
    return;
  }
  levels_.push_back({std::move(node), {}, false});
}

void Builder::close() {
  if (full_) return;
  Node node = std::move(levels_.back().node);
  levels_.pop_back();
  place(std::move(node));
}

// Escapes can make what the bytes of a text may not hold.
void Builder::check_escapes(const Node& scalar) {
  const auto first =
      std::find_if_not(scalar.text.begin(), scalar.text.end(), [](char c) { return visible_ascii(c); });
  for (auto i = static_cast<std::size_t>(first - scalar.text.begin()); i < scalar.text.size();) {
    const std::size_t length = sequence_length(scalar.text, i);
    const auto c = static_cast<unsigned char>(scalar.text[i]);
    if (length == 0)
      return fail(scalar, "not-utf-8", "an escape here is no letter", "write the letter itself");
    if (c == 0x7FU || (c < 0x20U && c != '\n' && c != '\t'))
      return fail(scalar, "control-character", "an escape here is a control character", "delete it");
    i += length;
  }
}

void Builder::add(Node&& scalar) {
  if (full_) return;
  check_escapes(scalar);
  if (!expects_key()) {
    place(std::move(scalar));
    return;
  }
  auto& level = levels_.back();
  for (const auto& member : level.node.members) {
    if (member.key.text != scalar.text) continue;
    const bool name = std::all_of(scalar.text.begin(), scalar.text.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
    fail(scalar, "duplicate-key",
         (name || document_.echo == Echo::allowed ? "`" + scalar.text + "`" : std::string("this key")) +
             " stands twice in one mapping",
         "the first stands in line " + std::to_string(member.key.line) + "; keep one");
    break;
  }
  level.key = std::move(scalar);
  level.has_key = true;
}

void Builder::place(Node&& node) {
  if (++nodes_ > limits_.nodes) {
    fail(node, "too-many-nodes", "the text has more than " + std::to_string(limits_.nodes) + " nodes",
         "split it");
    full_ = true;
    return;
  }
  if (levels_.empty()) {
    document_.root = std::move(node);
    has_root_ = true;
    return;
  }
  auto& level = levels_.back();
  if (level.node.is_sequence()) {
    level.node.items.push_back(std::move(node));
    return;
  }
  level.node.members.push_back({std::move(level.key), std::move(node)});
  level.has_key = false;
}

}  // namespace holdfast
