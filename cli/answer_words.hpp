// An answer in words: what was understood, for the person who gave it.
#pragma once

#include <optional>
#include <string>

#include "cli/question.hpp"
#include "engine/document/document.hpp"

namespace holdfast::cli {

// `answer` is one that the reader of facts takes.
std::string answer_words(const Words& words, const Question& question, const Node& answer);

// The last day that an answer about an event may mean; nothing where it names none.
std::optional<Day> last_day_of(const Node& answer);

}  // namespace holdfast::cli
