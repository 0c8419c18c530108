#include "cli/typed_words.hpp"

#include <algorithm>
#include <array>

namespace holdfast::cli {
namespace {

// What else is written than typed: accents, whole or as marks of their own, and the signs of a phone's
// keyboard.
constexpr std::array<std::pair<std::string_view, std::string_view>, 36> plain = {{
    {"á", "a"},      {"é", "e"},      {"í", "i"},      {"ó", "o"},      {"ú", "u"},      {"ü", "u"},
    {"ñ", "n"},      {"Á", "a"},      {"É", "e"},      {"Í", "i"},      {"Ó", "o"},      {"Ú", "u"},
    {"Ü", "u"},      {"Ñ", "n"},      {"¿", ""},       {"¡", ""},       {"'", ""},       {"\u2018", ""},
    {"\u2019", ""},  {"\u0300", ""},  {"\u0301", ""},  {"\u0303", ""},  {"\u0308", ""},  {"\"", ""},
    {"\u201C", ""},  {"\u201D", ""},  {"\u2010", "-"}, {"\u2011", "-"}, {"\u2012", "-"}, {"\u2013", "-"},
    {"\u2014", "-"}, {"\u2212", "-"}, {"\u00A0", " "}, {"\t", " "},     {"\r", " "},     {"\u202F", " "},
}};

}  // namespace

std::string folded(std::string_view line) {
  std::string text;
  while (!line.empty()) {
    const auto same = std::find_if(plain.begin(), plain.end(),
                                   [&](const auto& one) { return line.starts_with(one.first); });
    const char c = line.front();
    if (same != plain.end())
      text += same->second;
    else
      text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    line.remove_prefix(same != plain.end() ? same->first.size() : 1);
  }
  std::string single;
  for (const char c : text)
    if (c != ' ' || (!single.empty() && single.back() != ' ')) single += c;
  while (!single.empty() && (single.back() == ' ' || single.back() == '.' || single.back() == '!'))
    single.pop_back();
  return single;
}

std::vector<std::string> TypedWords::words(std::string_view group) const {
  std::vector<std::string> words;
  for (const auto& language : texts_.languages())
    for (const auto& word : texts_.list(language, "ask.typed." + std::string(group)))
      words.push_back(folded(word));
  std::stable_sort(words.begin(), words.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  return words;
}

bool TypedWords::is(std::string_view group, std::string_view text) const {
  const auto all = words(group);
  return std::find(all.begin(), all.end(), text) != all.end();
}

Command TypedWords::command(std::string_view text) const {
  constexpr std::pair<std::string_view, Command> all[] = {
      {"unknown", Command::unknown}, {"skip", Command::skip}, {"back", Command::back},
      {"result", Command::result},   {"help", Command::help}, {"quit", Command::quit},
  };
  for (const auto& [group, command] : all)
    if (is(group, text)) return command;
  return Command::none;
}

std::optional<std::string> TypedWords::after(std::string_view group, std::string_view text) const {
  for (const auto& word : words(group))
    if (text.starts_with(word + " ")) return std::string(text.substr(word.size() + 1));
  return std::nullopt;
}

std::optional<std::string> TypedWords::before(std::string_view group, std::string_view text) const {
  for (const auto& word : words(group)) {
    if (!text.ends_with(word)) continue;
    text.remove_suffix(word.size());
    if (text.ends_with(' ')) text.remove_suffix(1);
    return std::string(text);
  }
  return std::nullopt;
}

std::optional<std::pair<std::string, std::string>> TypedWords::around(std::string_view group,
                                                                      std::string_view text) const {
  for (const auto& word : words(group)) {
    const auto at = text.find(" " + word + " ");
    if (at != std::string_view::npos)
      return std::pair(std::string(text.substr(0, at)), std::string(text.substr(at + word.size() + 2)));
  }
  return std::nullopt;
}

}  // namespace holdfast::cli
