// Reading a document's nodes by the names that a schema gives: what is missing, unknown or of the wrong
// shape becomes a diagnostic with its place and the nearest name, and reading goes on.
#pragma once

#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/day.hpp"
#include "engine/base/diagnostic.hpp"
#include "engine/document/document.hpp"

namespace holdfast {

std::string pointer_join(const std::string& pointer, std::string_view key);  // RFC 6901, `key` escaped
bool plain_name(std::string_view text);                                      // [a-z][a-z0-9_]*

// One document being read, and everything found wrong with it.
class Reader {
 public:
  Reader(const Document& document, Diagnostics& diagnostics)
      : document_(document), diagnostics_(diagnostics) {}

  void error(const Node& node, const std::string& pointer, std::string code, std::string message,
             std::string help = "");
  const Document& document() const { return document_; }
  Diagnostics& diagnostics() { return diagnostics_; }

  // The text of a scalar, or an error saying that `what` was expected.
  std::optional<std::string> text(const Node& node, const std::string& pointer, std::string_view what);
  // One of `choices`, or an error with the nearest.
  std::optional<std::string> choice(const Node& node, const std::string& pointer, std::string_view what,
                                    const std::vector<std::string>& choices);
  std::optional<Day> day(const Node& node, const std::string& pointer);
  // A sequence of scalars.
  std::vector<std::string> texts(const Node& node, const std::string& pointer, std::string_view what);

 private:
  const Document& document_;
  Diagnostics& diagnostics_;
};

// The members of one mapping. Each is asked for by name; `finish` reports those that nobody asked for.
class Fields {
 public:
  Fields(Reader& reader, const Node& node, std::string pointer, std::string what);
  // INVARIANT: `finish` is called once, after every name was asked for.
  void finish();

  bool usable() const { return usable_; }
  const Node* optional(std::string_view key);
  const Node* required(std::string_view key);  // an error when it is missing
  std::optional<std::string> text(std::string_view key);
  std::optional<std::string> required_text(std::string_view key);
  std::string at(std::string_view key) const { return pointer_join(pointer_, key); }
  const Node& node() const { return node_; }
  const std::string& pointer() const { return pointer_; }

 private:
  Reader& reader_;
  const Node& node_;
  std::string pointer_;
  std::string what_;
  bool usable_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace holdfast
