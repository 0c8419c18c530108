// Small words of one language: money, days, ranges, joining, and the filling of a sentence's blanks.
// Every word comes from the texts; nothing here knows a language by name.
#pragma once

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <cassert>
#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/determination/determination.hpp"
#include "engine/ruleset/texts.hpp"

namespace holdfast {

// What stands in a sentence's braces: {"limit", "$2,964.00"}; and the same for as long as its texts stand
// elsewhere, which is until the sentence is filled.
using Blanks = std::vector<std::pair<std::string, std::string>>;
using BlankViews = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// A key of the texts, joined of its pieces: TextKey("rules.", id, ".name").
class TextKey {
 public:
  template <class... Piece>
  explicit TextKey(const Piece&... pieces) {
    (add(pieces), ...);
  }
  operator std::string_view() const { return {bytes_.data(), bytes_.size()}; }  // NOLINT: it is one

 private:
  void add(std::string_view piece) { bytes_.insert(bytes_.end(), piece.begin(), piece.end()); }
  boost::container::small_vector<char, 160> bytes_;  // longer than nearly all
};

// The names in a sentence's braces, in order.
std::vector<std::string> placeholders(std::string_view sentence);

// The sentence with its braces filled. A blank that is missing is a mistake of ours: it is an assert, and
// without asserts an ellipsis; nobody is shown a brace. A value that ends in a full stop takes the
// sentence's.
std::string fill(std::string_view sentence, const Blanks& blanks);
std::string fill(std::string_view sentence, BlankViews blanks);

// The same, where a blank is worked out only if the sentence has it: `put(name, text)` adds to the text what
// stands for the name, or says that nothing does.
template <class Put>
requires std::predicate<Put, std::string_view, std::string&> std::string fill(std::string_view sentence,
                                                                              const Put& put) {
  std::string filled;
  constexpr std::size_t usual = 64;  // for what is put in; a pattern of a few bytes is of an amount
  if (sentence.size() >= 16) filled.reserve(sentence.size() + usual);
  std::size_t at = 0;
  while (at < sentence.size()) {
    const auto open = std::min(sentence.find('{', at), sentence.size());
    filled += sentence.substr(at, open - at);
    if (open == sentence.size()) break;
    const auto close = sentence.find('}', open);
    assert(close != std::string_view::npos && "a sentence with an open brace");
    if (close == std::string_view::npos) return filled;
    const bool there = put(sentence.substr(open + 1, close - open - 1), filled);
    assert(there && "a sentence with a blank that nobody fills");
    if (!there) filled += "…";
    at = close + 1;
    if (at < sentence.size() && sentence[at] == '.' && filled.ends_with('.')) ++at;
  }
  return filled;
}

// The first letter made large: "renta justa" begins a line as "Renta justa".
std::string capitalized(std::string text);

class Words {
 public:
  // Keeps a reference to `texts`.
  Words(const Texts& texts, std::string_view language);

  const std::string* find(std::string_view key) const { return said_.find(key); }
  const std::vector<std::string>& list(std::string_view key) const { return said_.list(key); }
  // The sentence under `key`, which stands in every language: the loader has seen to it.
  const std::string& say(std::string_view key) const { return said(find(key)); }
  std::string say(std::string_view key, const Blanks& blanks) const { return fill(say(key), blanks); }
  std::string say(std::string_view key, BlankViews blanks) const { return fill(say(key), blanks); }

  std::string money(Int units, int scale) const;  // "$2,964.00"; all digits if there are more than cents
  std::string amount(Int units, AmountRange::Unit unit, int scale) const;  // "1 month"
  std::string date(Day day) const;                                         // "Friday, November 20, 2026"
  std::string month(Day day) const;                                        // "March 2020"
  std::string minute(Minute minute) const;  // "Friday, November 20, 2026, 16:59"

  // "$5.00", "between $5.00 and $6.00", "at least $5.00", "an amount that we do not know yet".
  std::string range(const AmountRange& range) const;
  // The same as a thing: "an amount between $5.00 and $6.00", to stand where only a noun can.
  std::string range_as_noun(const AmountRange& range) const;

  std::string all_of(const std::vector<std::string>& items) const {
    return join(items, "and", "and_before_i");
  }
  std::string any_of(const std::vector<std::string>& items) const { return join(items, "or", "or_before_o"); }

  const Texts& texts() const { return texts_; }
  const std::string& language() const { return language_; }

 private:
  std::string join(const std::vector<std::string>& items, std::string_view word,
                   std::string_view before_its_own_sound) const;
  std::string range(const AmountRange& range, std::string_view form) const;
  static const std::string& said(const std::string* sentence);

  const Texts& texts_;
  const Texts::Language& said_;
  std::string language_;
  // An answer is full of days and of money: how they are written is looked up once.
  const std::string* date_;
  const std::string* money_;
  const std::vector<std::string>& months_;
  const std::vector<std::string>& weekdays_;
};

}  // namespace holdfast
