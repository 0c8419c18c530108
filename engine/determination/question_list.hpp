// The questions that are left, best first, each with why it is asked: for `next`, and inside a determination.
#pragma once

#include <string>
#include <string_view>

#include "engine/determination/json_writer.hpp"
#include "engine/determination/sentences.hpp"

namespace holdfast {

// "Open points that any answer to it settles: 3 of 4. For one point or more, nothing else can."
std::string why(const Words& words, const Question& question);

void write(JsonWriter& to, const Sentences& sentences, const Question& question);

// The questions of the determination alone, at most `most`.
std::string questions_to_text(const Determination& determination, const Texts& texts,
                              std::string_view language, std::size_t most);
std::string questions_to_json(const Determination& determination, const Texts& texts,
                              std::string_view language, std::size_t most,
                              JsonWriter::Style style = JsonWriter::Style::indented);

}  // namespace holdfast
