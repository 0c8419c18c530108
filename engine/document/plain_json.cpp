#include "engine/document/plain_json.hpp"

#include <algorithm>

namespace holdfast {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

class PlainJson {
 public:
  PlainJson(std::string_view text, const Limits& limits) : text_(text), limits_(limits) {}

  bool read(Node& root) {
    skip_blanks();
    if (!value(root, 0)) return false;
    skip_blanks();
    return at_ == text_.size();
  }

 private:
  // What comes next; 0, which no text holds, at the end.
  char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool took(char c) {
    if (next() != c) return false;
    ++at_;
    return true;
  }

  void skip_blanks() {
    for (;; ++at_) {
      const char c = next();
      if (c == '\n')
        ++line_, line_start_ = at_ + 1;
      else if (c != ' ' && c != '\t' && c != '\r')
        return;
    }
  }

  void begin(Node& node) const {
    node.line = line_;
    node.column = static_cast<int>(at_ - line_start_) + 1;
  }

  // The token that began at `from` and ends here, and what it says, which lies in it.
  void end(Node& node, std::size_t from, std::string_view says) const {
    node.length = static_cast<int>(at_ - from);
    node.text = says;
  }

  bool value(Node& node, int depth) {
    if (++nodes_ > limits_.nodes) return false;
    switch (next()) {
      case '{':
        return depth < limits_.depth && mapping(node, depth + 1);
      case '[':
        return depth < limits_.depth && sequence(node, depth + 1);
      case '"':
        return string(node);
      case 't':
        return word(node, "true");
      case 'f':
        return word(node, "false");
      default:
        return number(node);
    }
  }

  bool mapping(Node& node, int depth) {
    begin(node);
    node.kind = Node::Kind::mapping;
    ++at_;
    skip_blanks();
    if (took('}')) return true;
    constexpr std::size_t usual = 8;
    node.members.reserve(usual);
    do {
      skip_blanks();
      auto& member = node.members.emplace_back();
      if (next() != '"' || !string(member.key) || stands_before(node.members)) return false;
      skip_blanks();
      if (!took(':')) return false;
      skip_blanks();
      if (!value(member.value, depth)) return false;
      skip_blanks();
    } while (took(','));
    return took('}');
  }

  bool sequence(Node& node, int depth) {
    begin(node);
    node.kind = Node::Kind::sequence;
    ++at_;
    skip_blanks();
    if (took(']')) return true;
    do {
      skip_blanks();
      if (!value(node.items.emplace_back(), depth)) return false;
      skip_blanks();
    } while (took(','));
    return took(']');
  }

  // Whether the last key stands among the others too.
  static bool stands_before(const std::vector<Member>& members) {
    const auto& last = members.back().key.text;
    return std::any_of(members.begin(), members.end() - 1,
                       [&](const Member& one) { return one.key.text == last; });
  }

  bool string(Node& node) {
    begin(node);
    node.quoted = true;
    const auto from = at_++;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (text_[at_] == '\\' || (text_[at_] >= 0 && text_[at_] < ' ')) return false;
      ++at_;
    }
    if (!took('"')) return false;
    end(node, from, text_.substr(from + 1, at_ - from - 2));
    return true;
  }

  bool word(Node& node, std::string_view what) {
    begin(node);
    if (!text_.substr(at_).starts_with(what)) return false;
    const auto from = at_;
    at_ += what.size();
    end(node, from, what);
    return true;
  }

  bool number(Node& node) {
    constexpr std::size_t most_bytes = 40;  // more may be too large for whoever counts them as a double
    begin(node);
    const auto from = at_;
    took('-');
    if (!took('0') && !digits()) return false;
    if (took('.') && !digits()) return false;
    if (digit(next()) || next() == 'e' || next() == 'E' || at_ - from > most_bytes) return false;
    end(node, from, text_.substr(from, at_ - from));
    return true;
  }

  bool digits() {
    const auto from = at_;
    while (digit(next())) ++at_;
    return at_ > from;
  }

  std::string_view text_;
  const Limits& limits_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  int line_ = 1;
  std::size_t nodes_ = 0;
};

}  // namespace

std::optional<Node> read_plain_json(std::string_view text, const Limits& limits) {
  std::optional<Node> root(std::in_place);
  if (!PlainJson(text, limits).read(*root)) root.reset();
  return root;
}

}  // namespace holdfast
