#include "engine/language/foreign.hpp"

#include <algorithm>
#include <array>

namespace holdfast {
namespace {

using Kind = Expression::Kind;

constexpr std::array<ForeignEntry, 7> entries = {{
    {Kind::moment, "moment-in-expression", "a day, a time or a span of time never stands in an expression",
     "name it under `figures`, with its source"},
    {Kind::between, "foreign-word", "`between` does not say whether its ends are included",
     "write `x >= low and x <= high`"},
    {Kind::range, "range-in-expression", "a range does not stand in an expression",
     "write `x >= low and x <= high`"},
    {Kind::power, "power-in-expression", "`**` is not an operator of rules", "multiply"},
    {Kind::property, "no-properties", "nothing has parts that a point leads to",
     "`day(time)` is the day of a time; only rows have columns: `sum(list[condition].column)`"},
    {Kind::instance, "type-in-expression", "types are known when the rules load, and not asked for",
     "`happened(date)` says whether an event has happened"},
    {Kind::argument, "named-argument", "arguments are told apart by where they stand", "leave its name out"},
}};

struct Phrases {
  Phrase phrase;
  std::string_view text;
};

constexpr std::array<Phrases, 36> phrases = {{
    {Phrase::function, "date and time"},
    {Phrase::function, "years and months duration"},
    {Phrase::function, "string length"},
    {Phrase::function, "upper case"},
    {Phrase::function, "lower case"},
    {Phrase::function, "substring before"},
    {Phrase::function, "substring after"},
    {Phrase::function, "starts with"},
    {Phrase::function, "ends with"},
    {Phrase::function, "string join"},
    {Phrase::function, "list contains"},
    {Phrase::function, "list replace"},
    {Phrase::function, "insert before"},
    {Phrase::function, "index of"},
    {Phrase::function, "distinct values"},
    {Phrase::function, "round up"},
    {Phrase::function, "round down"},
    {Phrase::function, "round half up"},
    {Phrase::function, "round half down"},
    {Phrase::function, "day of year"},
    {Phrase::function, "day of week"},
    {Phrase::function, "month of year"},
    {Phrase::function, "week of year"},
    {Phrase::function, "met by"},
    {Phrase::function, "overlaps before"},
    {Phrase::function, "overlaps after"},
    {Phrase::function, "finished by"},
    {Phrase::function, "started by"},
    {Phrase::function, "get value"},
    {Phrase::function, "get entries"},
    {Phrase::type, "date and time"},
    {Phrase::type, "days and time duration"},
    {Phrase::type, "years and months duration"},
    {Phrase::property, "time offset"},
    {Phrase::property, "start included"},
    {Phrase::property, "end included"},
}};

// How many tokens spell `text`, word by word; 0 when they do not.
std::size_t spelled(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  std::size_t words = 0;
  while (!text.empty()) {
    const auto space = text.find(' ');
    const auto word = text.substr(0, space);
    text = space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
    if (at + words >= tokens.size()) return 0;
    const auto& token = tokens[at + words++];
    if (token.kind != Token::Kind::name || token.text != word) return 0;
  }
  return words;
}

}  // namespace

const ForeignEntry* find_foreign(Kind kind) {
  for (const auto& entry : entries)
    if (entry.kind == kind) return &entry;
  return nullptr;
}

std::size_t words_of_phrase(Phrase phrase, const std::vector<Token>& tokens, std::size_t at) {
  std::size_t most = 0;
  for (const auto& [of, text] : phrases)
    if (of == phrase) most = std::max(most, spelled(text, tokens, at));
  return most;
}

}  // namespace holdfast
