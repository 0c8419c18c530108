// nlohmann's events only: its own values would make a double of 2100.10, and keep the last of two equal keys.
#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "engine/document/builder.hpp"

namespace holdfast {
namespace {

// Counts what the parser has taken, so that events have places.
class Counting {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Counting(const char* at, std::size_t* taken) : at_(at), taken_(taken) {}
  reference operator*() const { return *at_; }
  Counting& operator++() {
    ++at_;
    ++*taken_;
    return *this;
  }
  Counting operator++(int) {
    Counting before = *this;
    ++*this;
    return before;
  }
  bool operator==(const Counting& other) const { return at_ == other.at_; }
  bool operator!=(const Counting& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  std::size_t* taken_;
};

class Handler {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = nlohmann::json::string_t;
  using binary_t = nlohmann::json::binary_t;

  Handler(Builder& builder, std::string_view text, const std::size_t& taken)
      : builder_(builder), text_(text), taken_(taken) {}

  bool null() {
    Node node = token(false);
    builder_.fail(node, "null", "null is no value",
                  "write \"unknown\" or \"declined\", or leave the key out");
    return add(std::move(node));
  }
  bool boolean(bool value) {
    Node node = token(false);
    node.text = value ? "true" : "false";
    return add(std::move(node));
  }
  bool number_integer(number_integer_t /*value*/) { return number(); }
  bool number_unsigned(number_unsigned_t /*value*/) { return number(); }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) { return number(); }
  bool string(string_t& value) { return add(text_node(value)); }
  bool key(string_t& value) { return add(text_node(value)); }
  bool binary(binary_t& /*value*/) { return false; }
  bool start_object(std::size_t /*size*/) { return open(Node::Kind::mapping); }
  bool start_array(std::size_t /*size*/) { return open(Node::Kind::sequence); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) {
    Node node = place(position == 0 ? 0 : std::min(position - 1, text_.size()));
    builder_.fail(node, "not-json", "this is not JSON", "look at the quotes, commas and brackets");
    return false;
  }

 private:
  // Places mostly come in order, so that lines are counted from the last one: never from the beginning again.
  Node place(std::size_t offset) {
    if (offset < line_start_) {
      line_ = 1;
      line_start_ = 0;
    }
    for (auto end = text_.find('\n', line_start_); end < offset; end = text_.find('\n', line_start_)) {
      line_start_ = end + 1;
      ++line_;
    }
    Node node;
    node.line = line_;
    node.column = static_cast<int>(offset - line_start_) + 1;
    return node;
  }

  // The token that ends at what was taken; a number's end is known only from the byte after it.
  Node token(bool number) {
    std::size_t end = std::min(taken_, text_.size());
    if (number)
      while (end > 0 && !number_byte(text_[end - 1])) --end;
    std::size_t start = end;
    while (start > 0 &&
           (number_byte(text_[start - 1]) || (text_[start - 1] >= 'a' && text_[start - 1] <= 'z')))
      --start;
    Node node = place(start);
    node.length = std::max(1, static_cast<int>(end - start));
    node.text = std::string(text_.substr(start, end - start));
    return node;
  }

  static bool number_byte(char c) {
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
  }

  Node text_node(const string_t& value) {
    const std::size_t end = std::min(taken_, text_.size());
    std::size_t start = end < 2 ? 0 : end - 2;
    while (start > 0) {
      if (text_[start] == '"') {
        std::size_t slashes = 0;
        while (slashes < start && text_[start - 1 - slashes] == '\\') ++slashes;
        if (slashes % 2 == 0) break;
      }
      --start;
    }
    Node node = place(start);
    node.length = std::max(1, static_cast<int>(end - start));
    node.text = value;
    node.quoted = true;
    return node;
  }

  bool number() {
    Node node = token(true);
    if (node.text.find_first_of("eE") != std::string::npos)
      builder_.fail(node, "exponent", builder_.quoted(node.text) + " is written with an exponent",
                    "write all its digits");
    return add(std::move(node));
  }

  bool open(Node::Kind kind) {
    Node node = place(taken_ == 0 ? 0 : std::min(taken_, text_.size()) - 1);
    node.kind = kind;
    builder_.open(std::move(node));
    return !builder_.full();
  }
  bool close() {
    builder_.close();
    return !builder_.full();
  }
  bool add(Node&& node) {
    builder_.add(std::move(node));
    return !builder_.full();
  }

  Builder& builder_;
  std::string_view text_;
  const std::size_t& taken_;
  int line_ = 1;
  std::size_t line_start_ = 0;
};

}  // namespace

Result<Document> read_json(std::string_view text, std::string name, Echo echo, const Limits& limits) {
  Document document;
  document.name = std::move(name);
  document.echo = echo;
  Diagnostics diagnostics;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (echo == Echo::allowed) document.lines = split_lines(text.substr(0, limits.bytes));
  check_bytes(document, text, limits, Tabs::allowed, diagnostics);
  if (has_errors(diagnostics)) return diagnostics;
  Builder builder(document, diagnostics, limits);
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    builder.fail(Node{}, "empty-document", "the document is empty");
    return diagnostics;
  }
  std::size_t taken = 0;
  Handler handler(builder, text, taken);
  nlohmann::json::sax_parse(Counting(text.data(), &taken), Counting(text.data() + text.size(), &taken),
                            &handler);
  return {std::move(document), std::move(diagnostics)};
}

}  // namespace holdfast
