// Text of JSON, written as it is told: no tree is built. Whoever calls opens and closes what they write, and
// names each member; keys keep their order, and none may stand twice in one object.
#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace holdfast {

class JsonWriter {
 public:
  enum class Style { indented, on_one_line };  // by two, each member on a line of its own; without any space
  explicit JsonWriter(Style style) : style_(style) {}

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  void key(std::string_view name);

  // `text` is UTF-8: every document is, or is refused.
  void value(std::string_view text);
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(const char* text) { value(std::string_view(text)); }
  void value(std::same_as<bool> auto so) { plain(so ? "true" : "false"); }
  void value(std::nullptr_t /*none*/) { plain("null"); }
  void value(std::integral auto number) requires(!std::same_as<decltype(number), bool> &&
                                                 !std::same_as<decltype(number), char>) {
    plain(std::to_string(number));
  }

  template <class Value>
  void member(std::string_view name, const Value& one) {
    key(name);
    value(one);
  }

  // What was written; the writer is then empty.
  std::string take();

 private:
  void begin(char bracket);
  void end(char bracket);
  void plain(std::string_view text);
  char* room_for(std::string_view text);
  void make_room(std::size_t most);
  // From `to` on, where there is room; they give what comes after.
  char* before_item(char* to);
  char* new_line(char* to) const;
  char* quoted(char* to, std::string_view text);
  void written_to(const char* to) { size_ = static_cast<std::size_t>(to - text_.data()); }

  Style style_;
  std::string text_;  // with room behind what is written
  std::size_t size_ = 0;
  std::size_t depth_ = 0;
  bool first_ = true;  // nothing stands yet in what was opened last
  bool after_key_ = false;
};

}  // namespace holdfast
