// A text of nodes, read strictly from YAML or JSON. Nothing is guessed: a scalar is its text, and whoever
// reads it says what it must be. Every node knows where it stands.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.hpp"

namespace holdfast {

struct Member;

struct Node {
  enum class Kind { scalar, sequence, mapping };
  Kind kind = Kind::scalar;
  std::string text;             // scalars: the value, quotes taken off
  bool quoted = false;          // scalars: written in quotes, or as a block (YAML); a string (JSON)
  int line = 0;                 // 1-based
  int column = 0;               // 1-based
  int length = 1;               // on that line, quotes included
  int origin = 0;               // 0: the document's own text; else it came from Document::others[origin - 1]
  std::vector<Node> items;      // sequences
  std::vector<Member> members;  // mappings, in the order of the text; keys are unique

  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_sequence() const { return kind == Kind::sequence; }
  bool is_mapping() const { return kind == Kind::mapping; }
  const Node* find(std::string_view key) const;  // a mapping's value, or null
};

struct Member {
  Node key;  // a scalar
  Node value;
};

// Whether the two say the same, wherever they stand.
bool same_text(const Node& a, const Node& b);

// Whether a diagnostic may quote the text. A tenant's scenario is never quoted.
enum class Echo { allowed, never };

// A text that nodes were read from.
struct Text {
  std::string name;                // the file's path, as shown in diagnostics
  std::vector<std::string> lines;  // empty when it may not be echoed
};

struct Document {
  std::string name;  // the file's path, as shown in diagnostics
  Echo echo = Echo::allowed;
  std::vector<std::string> lines;  // empty when echo is never
  Node root;
  std::vector<Text> others;  // of nodes that were laid into this document from elsewhere

  // A diagnostic at `node`, with the excerpt if that is allowed.
  Diagnostic error(const Node& node, std::string pointer, std::string code, std::string message,
                   std::string help = "") const;
};

struct Limits {
  std::size_t bytes = 4U << 20U;
  std::size_t nodes = 200'000;
  int depth = 64;
};

// Every mistake found is reported; after a mistake of syntax (as opposed to a refused construct) reading
// stops.
Result<Document> read_yaml(std::string_view text, std::string name, Echo echo, const Limits& limits = {});
Result<Document> read_json(std::string_view text, std::string name, Echo echo, const Limits& limits = {});

}  // namespace holdfast
