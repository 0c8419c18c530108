// What a person types, without the differences that mean nothing, and the words that the interview knows. The
// words come from the texts, those of every language at once: two people may follow different ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/ruleset/texts.hpp"

namespace holdfast::cli {

// Small letters without accents, single spaces, plain hyphens, no apostrophes, no full stop at the end.
// Bytes that are no letters stay as they are: they match nothing.
std::string folded(std::string_view line);

enum class Command { none, unknown, skip, back, result, help, quit };

class TypedWords {
 public:
  // Keeps a reference to `texts`.
  explicit TypedWords(const Texts& texts) : texts_(texts) {}

  // All of these take folded text. `group` is a list below `ask.typed`.
  Command command(std::string_view text) const;
  bool is(std::string_view group, std::string_view text) const;
  // What follows a word of the group that `text` begins with.
  std::optional<std::string> after(std::string_view group, std::string_view text) const;
  // What comes before a word of the group that `text` ends with.
  std::optional<std::string> before(std::string_view group, std::string_view text) const;
  // What stands on both sides of the first word of the group that stands by itself.
  std::optional<std::pair<std::string, std::string>> around(std::string_view group,
                                                            std::string_view text) const;

 private:
  std::vector<std::string> words(std::string_view group) const;

  const Texts& texts_;
};

}  // namespace holdfast::cli
