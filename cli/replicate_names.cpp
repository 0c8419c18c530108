#include "cli/replicate_names.hpp"

#include <algorithm>
#include <cstdint>

namespace holdfast::cli {
namespace {

constexpr std::size_t most_digits = 4;

// The digits at its end.
std::size_t digits_at(const std::string& name) {
  const auto last = name.find_last_not_of("0123456789");
  return last == std::string::npos ? 0 : last + 1;
}

}  // namespace

std::vector<std::string> replicate_names(const std::vector<std::string>& told) {
  std::vector<std::string> names;
  for (const auto& one : told) {
    const auto dots = one.find("..");
    const auto first = one.substr(0, dots);
    const auto last = dots == std::string::npos ? first : one.substr(dots + 2);
    const auto at = digits_at(first);
    const bool range = dots != std::string::npos && at == digits_at(last) && at < first.size() &&
                       at < last.size() && last.size() - at <= most_digits &&
                       first.compare(0, at, last, 0, at) == 0;
    if (!range) {
      names.push_back(one);
      continue;
    }
    const auto width = first[at] == '0' ? first.size() - at : 0;
    for (int i = std::stoi(first.substr(at)); i <= std::stoi(last.substr(at)); ++i) {
      auto number = std::to_string(i);
      if (number.size() < width) number.insert(0, width - number.size(), '0');
      names.push_back(first.substr(0, at) + number);
    }
  }
  return names;
}

}  // namespace holdfast::cli
