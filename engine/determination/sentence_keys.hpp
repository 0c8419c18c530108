// The sentences and lists that the engine itself says, by key, with the blanks that it fills. Inside this
// folder only; see `check_sentences`.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace holdfast {

// Sentences that are given the same blanks.
struct SentenceGroup {
  std::vector<std::string_view> blanks;
  std::string_view under;  // keys are this, a dot, and each of `names`
  std::vector<std::string_view> names;
};
const std::vector<SentenceGroup>& sentence_groups();

struct SentenceList {
  std::string_view key;
  std::size_t least;  // so many lines, or more
};
const std::vector<SentenceList>& sentence_lists();

}  // namespace holdfast
