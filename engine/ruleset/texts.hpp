// What people read, by language: `rules/text/<language>.yaml`, flattened. The same keys stand in every
// language (the loader sees to it), so a missing sentence is a mistake of the rules and never falls back.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/ruleset/places.hpp"

namespace holdfast {

class Reader;

class Texts {
 private:
  struct Hash {
    using is_transparent = void;
    using is_avalanching = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
  };
  // Looked up for every word that is said, and keys begin alike: by hash.
  template <class Value>
  using ByKey = boost::unordered_flat_map<std::string, Value, Hash, std::equal_to<>>;

 public:
  // Of one language.
  class Language {
   public:
    const std::string* find(std::string_view key) const;               // null when there is none
    const std::vector<std::string>& list(std::string_view key) const;  // empty when there is none

   private:
    friend class Texts;
    std::string file_;
    std::string reviewed_by_;
    ByKey<std::string> sentences_;
    ByKey<std::vector<std::string>> lists_;
    std::shared_ptr<const std::unordered_map<std::string, std::string>> places_;  // listed places, by path
  };
  const Language& in(std::string_view language) const;  // an empty one when there is none

  // Keys are the path in the file, joined by dots: `facts.rent_owed.ask`, `reasons.debt.yes`,
  // `rules.us/ca/alameda-county/oakland/rent-threshold.applies`. Lists: `rules.<id>.next_steps`.
  const std::string* find(std::string_view language, std::string_view key) const {
    return in(language).find(key);
  }
  const std::vector<std::string>& list(std::string_view language, std::string_view key) const {
    return in(language).list(key);
  }

  std::vector<std::string> languages() const;
  std::vector<std::string> keys(std::string_view language) const;  // sorted: of sentences, then of lists
  const std::string& reviewed_by(std::string_view language) const { return in(language).reviewed_by_; }

  // Adds one language's file; mistakes of form are appended.
  void add(const Document& document, Diagnostics& diagnostics);
  // Every sentence and list whose key begins with `from` stands under `to` as well.
  void copy(const std::string& from, const std::string& to);
  void set(const std::string& language, const std::string& key, std::string sentence);
  // What listed places are called: `places.<path>.title`, from `place_kinds.<kind>` with the blanks {name}
  // and {around}. They are held apart, because there are thousands.
  void name_places(const Places& places);
  // Keys that one language has and another has not, as errors; call when all files are added.
  void compare(Diagnostics& diagnostics) const;

 private:
  static void flatten(Reader& reader, const Node& node, const std::string& key, const std::string& pointer,
                      Language& language);
  std::map<std::string, Language, std::less<>> languages_;
};

}  // namespace holdfast
