// What a person typed → an answer as a scenario file writes it, or what to say instead. It understands how
// people write; whether the fact can have that value is for the reader of facts to say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/question.hpp"
#include "cli/typed_words.hpp"
#include "engine/document/document.hpp"

namespace holdfast::cli {

struct Reading {
  std::optional<Node> answer;
  std::vector<std::string> says;  // when there is no answer: sentences, none of which repeats what was typed
  bool ask_again = true;          // when there is no answer: the question is put again as a whole
};

class AnswerReader {
 public:
  // Keeps references to all of them.
  AnswerReader(const Question& question, const Words& words, const TypedWords& typed)
      : question_(question), words_(words), typed_(typed) {}

  // `text` is folded, and no command.
  Reading read(std::string text) const;

 private:
  Reading refused(std::string_view why) const;
  Reading yes_no(const std::string& text) const;
  Reading number(std::string text) const;
  Reading event(const std::string& text) const;
  Reading choice(const std::string& text) const;
  std::optional<std::string> plain_number(std::string_view text) const;
  std::optional<std::string> day_or_minute(std::string_view text) const;
  std::optional<std::vector<std::string>> chosen(const std::string& text) const;
  std::optional<std::string> value_called(std::string_view text) const;

  const Question& question_;
  const Words& words_;
  const TypedWords& typed_;
};

// The whole numbers of a text that holds nothing else but commas, spaces, "and" and "or"; empty when it holds
// anything else, or one that is not from 1 to `most`.
std::vector<std::size_t> numbers_in(std::string_view text, std::size_t most, const TypedWords& typed);

}  // namespace holdfast::cli
