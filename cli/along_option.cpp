#include "cli/along_option.hpp"

#include <array>
#include <ostream>

namespace holdfast::cli {
namespace {

// What to do in a terminal, by the mistake's code.
std::string way_out(const AlongMistake& mistake) {
  if (!mistake.help.empty()) return mistake.help;
  if (mistake.code == "day-of-the-answer") return "use `holdfast timeline`";
  if (mistake.code == "unknown-fact") return "`holdfast rules list --facts` shows the facts";
  if (mistake.code == "unknown-figure")
    return "write a rule's id, `/` and a figure, as `holdfast rules show` lists them";
  if (mistake.code == "after-the-answer") return "choose an earlier day, or a later --as-of";
  return "";
}

std::optional<Along> told(AlongRead read, Streams streams) {
  constexpr std::array<const char*, 3> options = {"--vary", "--from", "--to"};
  for (const auto& mistake : read.mistakes) {
    const auto help = way_out(mistake);
    auto message = mistake.message;
    if (const auto other = message.find("`to`"); other != std::string::npos)
      message.replace(other, std::string_view("`to`").size(), "--to");
    const char* between = mistake.code == "day-of-the-answer" ? ", " : "; ";
    streams.err << options.at(static_cast<std::size_t>(mistake.where)) << ": " << message
                << (help.empty() ? "" : between + help) << "\n";
  }
  return std::move(read.along);
}

}  // namespace

std::optional<Along> read_along(const AlongTold& along, const Ruleset& ruleset, std::optional<Day> as_of,
                                Streams streams) {
  return told(holdfast::read_along(along, ruleset, as_of), streams);
}

std::optional<Along> read_days(const std::string& from, const std::string& to, const Ruleset& ruleset,
                               Streams streams) {
  return told(holdfast::read_days({"", from, to}, ruleset), streams);
}

}  // namespace holdfast::cli
