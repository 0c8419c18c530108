// Text of JSON, written as it is told: no tree is built. Whoever calls opens and closes what they write, and
// names each member; keys keep their order, and none may stand twice in one object.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace holdfast {

// The name of a member that the program itself has: in its quotes and with its colon when the program is
// built, and refused there if it is long or needs an escape.
class JsonName {
 public:
  template <std::size_t size>
  consteval JsonName(const char (&name)[size]) : size_(size + 2) {  // NOLINT: it is the literal
    static_assert(size + 3 <= room);
    char* to = text_;
    *to++ = '"';
    for (std::size_t i = 0; i + 1 < size; ++i) {
      if (name[i] < 0x20 || name[i] == '"' || name[i] == '\\') throw "a name that needs an escape";
      *to++ = name[i];
    }
    for (const char c : {'"', ':', ' '}) *to++ = c;
  }

 private:
  friend class JsonWriter;
  static constexpr std::size_t room = 32;
  char text_[room] = {};
  std::size_t size_;  // without the blank
};

class JsonWriter {
 public:
  enum class Style { indented, on_one_line };  // by two, each member on a line of its own; without any space
  explicit JsonWriter(Style style)
      : step_(style == Style::indented ? 2 : 0), line_(step_ / 2), blank_after_colon_(step_ / 2) {}
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }

  void key(const JsonName& name);
  template <std::convertible_to<std::string_view> Text>
  requires(!std::is_array_v<Text>) void key(const Text& name) { key_of(name); }

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
  void member(const JsonName& name, const Value& one) {
    key(name);
    value(one);
  }
  template <std::convertible_to<std::string_view> Text, class Value>
  requires(!std::is_array_v<Text>) void member(const Text& name, const Value& one) {
    key(name);
    value(one);
  }

  // What was written; the writer is then empty.
  std::string take();

 private:
  enum class Before { nothing, line, comma_and_line };  // what stands before the next item

  void key_of(std::string_view name);
  void begin(char bracket);
  void end(char bracket);
  void plain(std::string_view text);
  std::size_t written() const { return text_.empty() ? 0 : static_cast<std::size_t>(next_ - text_.data()); }
  char* room_for(std::size_t text);
  void make_room(std::size_t most);
  // From `to` on, where there is room; they give what comes after.
  char* before_item(char* to);
  char* new_line(char* to, std::size_t comma) const;
  char* quoted(char* to, std::string_view text);

  const std::size_t step_;  // so many blanks more has each level; 0 on one line
  std::size_t line_;        // a line's end, and the blanks that the next begins with; 0 on one line
  const std::size_t blank_after_colon_;
  std::string text_;      // with room behind what is written
  char* next_ = nullptr;  // where the next byte goes in it
  char* end_ = nullptr;   // of it
  Before before_ = Before::nothing;
};

}  // namespace holdfast
