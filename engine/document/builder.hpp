// What the two readers share: bytes checked before they are read, a tree built from events within limits, and
// mistakes gathered with their places.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/document/document.hpp"

namespace holdfast {

// A text that cannot even be read: too long, not UTF-8, with tabs or control characters. `tabs` says whether
// a tab is one of them.
enum class Tabs { refused, allowed };
void check_bytes(Document& document, std::string_view text, const Limits& limits, Tabs tabs,
                 Diagnostics& diagnostics);

// Splits into lines, without their ends.
std::vector<std::string> split_lines(std::string_view text);

class Builder {
 public:
  Builder(Document& document, Diagnostics& diagnostics, const Limits& limits)
      : document_(document), diagnostics_(diagnostics), limits_(limits) {}

  void open(Node&& node);   // a sequence or a mapping begins
  void close();             // it ends
  void add(Node&& scalar);  // a scalar: a key where a mapping waits for one
  void fail(const Node& at, std::string code, std::string message, std::string help = "");

  // Too much was read: nothing more is kept.
  bool full() const { return full_; }
  bool expects_key() const;
  // The key whose value comes next; null where none does.
  const Node* pending_key() const;
  bool empty() const { return !has_root_; }
  // `text` in backticks where it may be shown; "this" otherwise.
  std::string quoted(std::string_view text) const;

 private:
  struct Level {
    Node node;
    Node key;
    bool has_key = false;
  };
  void place(Node&& node);
  void check_escapes(const Node& scalar);

  Document& document_;
  Diagnostics& diagnostics_;
  const Limits& limits_;
  std::vector<Level> levels_;
  std::size_t nodes_ = 0;
  bool full_ = false;
  bool has_root_ = false;
};

}  // namespace holdfast
