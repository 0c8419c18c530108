#include "api/negotiation.hpp"

#include <algorithm>

namespace holdfast::api {
namespace {

constexpr int whole = 1000;  // a weight of 1, in thousandths

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

// `0`, `0.5`, `1.000`; anything else counts as refused.
int weight(std::string_view text) {
  if (text.empty() || (text[0] != '0' && text[0] != '1') || text.size() > 5) return 0;
  int value = (text[0] - '0') * whole;
  if (text.size() > 1 && text[1] != '.') return 0;
  int unit = whole / 10;
  for (std::size_t i = 2; i < text.size(); ++i, unit /= 10) {
    if (text[i] < '0' || text[i] > '9') return 0;
    value += (text[i] - '0') * unit;
  }
  return std::min(value, whole);
}

struct Wish {
  std::string_view name;
  int weight = whole;
};

std::vector<Wish> wishes(std::string_view list) {
  std::vector<Wish> all;
  while (!list.empty()) {
    const auto end = std::min(list.find(','), list.size());
    auto item = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    Wish wish;
    wish.name = trimmed(item.substr(0, item.find(';')));
    while (item.find(';') != std::string_view::npos) {
      item.remove_prefix(item.find(';') + 1);
      const auto parameter = trimmed(item.substr(0, item.find(';')));
      if (parameter.size() > 1 && (parameter[0] == 'q' || parameter[0] == 'Q') && parameter[1] == '=')
        wish.weight = weight(parameter.substr(2));
    }
    if (!wish.name.empty()) all.push_back(wish);
  }
  return all;
}

// How exactly the range names the type: 0 not at all, 1 anything, 2 its family, 3 itself.
int fit(std::string_view range, std::string_view media) {
  media = media.substr(0, media.find(';'));
  if (same_letters(range, media)) return 3;
  if (range == "*/*") return 1;
  const auto slash = media.find('/');
  return range.ends_with("/*") && same_letters(range.substr(0, range.size() - 1), media.substr(0, slash + 1))
             ? 2
             : 0;
}

}  // namespace

bool same_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

std::optional<std::size_t> best_media(std::string_view accept, std::span<const std::string_view> offers) {
  const auto all = wishes(accept);
  if (all.empty()) return 0;
  std::optional<std::size_t> best;
  int best_weight = 0;
  for (std::size_t i = 0; i < offers.size(); ++i) {
    int closest = 0;
    int wanted = 0;
    for (const auto& wish : all)
      if (const int how = fit(wish.name, offers[i]); how > closest) {
        closest = how;
        wanted = wish.weight;
      }
    if (wanted <= best_weight) continue;
    best = i;
    best_weight = wanted;
  }
  return best;
}

std::optional<std::string> best_language(std::string_view accept_language,
                                         const std::vector<std::string>& languages) {
  std::optional<std::string> best;
  int best_weight = 0;
  for (const auto& wish : wishes(accept_language))
    for (const auto& language : languages)
      if (wish.weight > best_weight && same_letters(wish.name.substr(0, wish.name.find('-')), language)) {
        best = language;
        best_weight = wish.weight;
      }
  return best;
}

bool takes_coding(std::string_view accept_encoding, std::string_view name) {
  int wanted = 0;
  bool named = false;
  for (const auto& wish : wishes(accept_encoding)) {
    if (same_letters(wish.name, name)) {
      named = true;
      wanted = wish.weight;
    } else if (wish.name == "*" && !named) {
      wanted = wish.weight;
    }
  }
  return wanted > 0;
}

}  // namespace holdfast::api
