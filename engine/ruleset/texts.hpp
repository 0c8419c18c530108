// What people read, by language: `rules/text/<language>.yaml`, flattened. The same keys stand in every
// language (the loader sees to it), so a missing sentence is a mistake of the rules and never falls back.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/document.hpp"

namespace holdfast {

class Texts {
 public:
  // Keys are the path in the file, joined by dots: `facts.rent_owed.ask`, `reasons.debt.yes`,
  // `rules.us/ca/alameda-county/oakland/rent-threshold.applies`. Lists: `rules.<id>.next_steps`.
  const std::string* find(std::string_view language, std::string_view key) const;  // null when there is none
  std::vector<std::string> list(std::string_view language,
                                std::string_view key) const;  // empty when there is none

  std::vector<std::string> languages() const;
  std::vector<std::string> keys(std::string_view language) const;
  const std::string& reviewed_by(std::string_view language) const;

  // Adds one language's file; mistakes of form are appended.
  void add(const Document& document, Diagnostics& diagnostics);
  // Every sentence and list whose key begins with `from` stands under `to` as well.
  void copy(const std::string& from, const std::string& to);
  void set(const std::string& language, const std::string& key, std::string sentence);
  // Keys that one language has and another has not, as errors; call when all files are added.
  void compare(Diagnostics& diagnostics) const;

 private:
  struct Language {
    std::string file;
    std::string reviewed_by;
    std::map<std::string, std::string, std::less<>> sentences;
    std::map<std::string, std::vector<std::string>, std::less<>> lists;
  };
  std::map<std::string, Language, std::less<>> languages_;
};

}  // namespace holdfast
