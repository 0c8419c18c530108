// The only user of yaml-cpp, through its events: they show quotes, anchors and aliases, which its nodes do
// not.
#include <yaml-cpp/anchor.h>
#include <yaml-cpp/emitterstyle.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <optional>
#include <sstream>

#include "engine/document/builder.hpp"
#include "engine/document/traps.hpp"

namespace holdfast {
namespace {

constexpr const char* never_closed = "a quote that opens is never closed";
constexpr const char* look_at = "look at the indentation, the quotes and the brackets";

struct Stop {};  // ends yaml-cpp's parse at once: nothing more is worth reading

class Handler : public YAML::EventHandler {
 public:
  Handler(Builder& builder, const std::vector<std::string>& lines) : builder_(builder), lines_(lines) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ < 2) return;
    builder_.fail(node_at(mark), "second-document", "a second document begins here",
                  "one file holds one document");
    throw Stop{};
  }
  void OnDocumentEnd() override {}
  void OnAnchor(const YAML::Mark& /*mark*/, const std::string& /*name*/) override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Node node = node_at(mark);
    refuse_anchor(node, anchor);
    const auto written = null_at(node);
    if (!written.empty()) {
      const auto trap = *find_trap(written, false);
      node.length = static_cast<int>(written.size());
      builder_.fail(node, trap.code, builder_.quoted(written) + " " + trap.says, trap.help);
      add(std::move(node));
      return;
    }
    const bool key = builder_.expects_key();
    const Node* pending = builder_.pending_key();
    const Node& at =
        pending == nullptr ? node : *pending;  // the key: yaml-cpp notices only at the next token
    builder_.fail(
        at, "empty-value",
        key                  ? "a key is empty"
        : pending != nullptr ? "this key has no value"
                             : "a value is missing here",
        key ? "give it a name" : "write the value, or leave the key out; text with a comma needs quotes");
    add(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    Node node = node_at(mark);
    builder_.fail(node, "alias", "aliases are not read", "write the value out");
    add(std::move(node));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    Node node = node_at(mark);
    node.text = value;
    node.quoted = tag == "!";
    refuse_anchor(node, anchor);
    if (tag != "!" && tag != "?" && !tag.empty()) refuse_tag(node);
    if (!node.quoted) {
      node.length = std::max(1, static_cast<int>(value.find('\n') == std::string::npos ? value.size() : 1));
      if (const auto trap = find_trap(value, builder_.expects_key()))
        builder_.fail(node, trap->code, builder_.quoted(value) + " " + trap->says, trap->help);
    } else {
      const auto length = quoted_length(node);
      node.length = length.value_or(1);
      if (!length) builder_.fail(node, "not-yaml", never_closed, look_at);
    }
    add(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open(mark, tag, anchor, Node::Kind::sequence);
  }
  void OnSequenceEnd() override { builder_.close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open(mark, tag, anchor, Node::Kind::mapping);
  }
  void OnMapEnd() override { builder_.close(); }

 private:
  static Node node_at(const YAML::Mark& mark) {
    Node node;
    node.line = mark.line + 1;
    node.column = mark.column + 1;
    return node;
  }

  // `null` or `~` as it is written there; "" where nothing is.
  std::string_view null_at(const Node& node) const {
    const auto index = static_cast<std::size_t>(node.line - 1);
    if (index >= lines_.size() || lines_[index].size() < static_cast<std::size_t>(node.column)) return "";
    const auto rest = std::string_view(lines_[index]).substr(static_cast<std::size_t>(node.column - 1));
    const auto word = rest.substr(0, rest.find_first_of(" ,]}"));
    return word == "~" || word == "null" || word == "Null" || word == "NULL" ? word : "";
  }

  // To the closing quote: its length on the same line, or 1 for what goes over several lines. Nothing when no
  // quote closes it: yaml-cpp takes the end of the text for one.
  std::optional<int> quoted_length(const Node& node) const {
    auto index = static_cast<std::size_t>(node.line - 1);
    auto at = static_cast<std::size_t>(node.column - 1);
    if (index >= lines_.size() || at >= lines_[index].size()) return 1;
    const char quote = lines_[index][at];
    if (quote != '"' && quote != '\'') return 1;  // a block
    const auto start = at++;
    for (const auto first = index; index < lines_.size(); ++index, at = 0) {
      const std::string& line = lines_[index];
      for (; at < line.size(); ++at) {
        const bool doubled = quote == '\'' && line.compare(at, 2, "''") == 0;
        if (doubled || (quote == '"' && line[at] == '\\')) {
          ++at;
        } else if (line[at] == quote) {
          return index == first ? static_cast<int>(at - start + 1) : 1;
        }
      }
    }
    return std::nullopt;
  }

  void refuse_anchor(const Node& node, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor)
      builder_.fail(node, "anchor", "anchors are not read", "take the `&name` out");
  }
  void refuse_tag(const Node& node) {
    builder_.fail(node, "tag", "tags are not read",
                  "take the `!tag` out; types follow from where a value stands");
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind) {
    Node node = node_at(mark);
    node.kind = kind;
    refuse_anchor(node, anchor);
    if (tag != "?" && !tag.empty()) refuse_tag(node);
    builder_.open(std::move(node));
    if (builder_.full()) throw Stop{};
  }

  void add(Node node) {
    builder_.add(std::move(node));
    if (builder_.full()) throw Stop{};
  }

  Builder& builder_;
  const std::vector<std::string>& lines_;
  int documents_ = 0;
};

// yaml-cpp's words, in ours.
std::string plain_words(const std::string& words) {
  const auto about = [&](const char* part) { return words.find(part) != std::string::npos; };
  if (about("end of map")) return "this line does not belong to the mapping above it";
  if (about("end of sequence")) return "this line does not belong to the list above it";
  if (about("flow")) return "a `[` or `{` is not closed, or a `]` or `}` too many";
  if (about("illegal map value")) return "a `:` stands where none may";
  if (about("illegal block entry")) return "a `-` stands where none may";
  if (about("end of quotation") || about("EOF in scalar")) return never_closed;
  if (about("escape")) return "this escape is not known";
  if (about("directive") || about("YAML")) return "directives are not read";
  return "this is not YAML as it is read here";
}

// Nested brackets deep enough to exhaust a parser that descends; counted before it is asked.
bool too_deep(std::string_view text, int most, Node& at) {
  int depth = 0;
  at.line = 1;
  at.column = 0;
  char quote = 0;
  for (const char c : text) {
    ++at.column;
    if (c == '\n') {
      ++at.line;
      at.column = 0;
      quote = 0;
    }
    if (quote != 0) {
      if (c == quote) quote = 0;
      continue;
    }
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && depth > 0) --depth;
    if (depth > most) return true;
  }
  return false;
}

// Block sequences in one line, `- - - -`, and deep indentation nest without brackets.
bool too_indented(const std::vector<std::string>& lines, int most, Node& at) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    int dashes = 0;
    for (std::size_t c = 0; c + 1 < lines[i].size(); ++c) {
      if ((lines[i][c] == '-' || lines[i][c] == '?') && lines[i][c + 1] == ' ')
        ++dashes;
      else if (lines[i][c] != ' ')
        break;
    }
    if (dashes <= most) continue;
    at.line = static_cast<int>(i) + 1;
    at.column = 1;
    return true;
  }
  return false;
}

}  // namespace

Result<Document> read_yaml(std::string_view text, std::string name, Echo echo, const Limits& limits) {
  Document document;
  document.name = std::move(name);
  document.echo = echo;
  Diagnostics diagnostics;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto lines = split_lines(text.substr(0, limits.bytes));
  if (echo == Echo::allowed) document.lines = lines;
  check_bytes(document, text, limits, Tabs::refused, diagnostics);
  if (has_errors(diagnostics)) return diagnostics;
  Builder builder(document, diagnostics, limits);
  Node deep;
  if (too_deep(text, limits.depth, deep) || too_indented(lines, limits.depth, deep)) {
    builder.fail(deep, "too-deep", "more than " + std::to_string(limits.depth) + " levels lie in each other",
                 "flatten it");
    return diagnostics;
  }
  Node directive;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty() || lines[i][0] != '%') continue;
    directive.line = static_cast<int>(i) + 1;
    directive.column = 1;
    builder.fail(directive, "directive", "directives are not read", "delete the line");
    return diagnostics;
  }
  std::istringstream stream{std::string(text)};
  try {
    YAML::Parser parser(stream);
    Handler handler(builder, lines);
    while (parser.HandleNextDocument(handler)) {
    }
  } catch (const Stop&) {
  } catch (const YAML::Exception& error) {
    Node at;
    at.line = error.mark.line + 1;
    at.column = error.mark.column + 1;
    builder.fail(at, "not-yaml", plain_words(error.msg), look_at);
  }
  if (diagnostics.empty() && builder.empty()) builder.fail(Node{}, "empty-document", "the document is empty");
  return {std::move(document), std::move(diagnostics)};
}

}  // namespace holdfast
