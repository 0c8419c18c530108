#include "cli/as_of.hpp"

#include <date/tz.h>

#include <chrono>
#include <set>
#include <sstream>

namespace holdfast::cli {
namespace {

// The zones in which the home may lie, by what the document says of its place.
std::set<std::string> zones(const Document& document, const Ruleset& ruleset) {
  std::set<std::string> zones;
  const Node* facts = document.root.find("facts");
  const Node* place = facts == nullptr ? nullptr : facts->find("home_place");
  std::vector<std::string> paths;
  if (place != nullptr && place->is_scalar()) paths.push_back(place->text);
  if (place != nullptr && place->is_mapping())
    if (const Node* any_of = place->find("any_of"))
      for (const auto& item : any_of->items) paths.push_back(item.text);
  for (const auto& path : paths)
    if (const auto found = ruleset.places.find(path))
      for (const int spot : ruleset.places.spots_in(*found))
        zones.insert(ruleset.places.entry(spot).time_zone);
  zones.erase("");
  return zones;
}

template <class Instant>
std::string local_time(const std::string& zone, Instant instant, const char* form) {
  return date::format(form,
                      date::floor<std::chrono::minutes>(date::make_zoned(zone, instant).get_local_time()));
}

constexpr const char* westernmost = "America/Los_Angeles";

std::string today_in(const std::string& zone) {
  return local_time(
      zone, std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now()), "%F");
}

std::optional<date::sys_seconds> instant_of(const std::string& text) {
  for (const char* form : {"%FT%T%Ez", "%FT%TZ", "%FT%R%Ez", "%FT%RZ"}) {
    std::istringstream stream(text);
    date::sys_seconds instant{};
    stream >> date::parse(form, instant);
    if (!stream.fail() && stream.peek() == std::istringstream::traits_type::eof()) return instant;
  }
  return std::nullopt;
}

}  // namespace

void settle_as_of(Document& document, const Ruleset& ruleset, bool told, bool& assumed) {
  if (!document.root.is_mapping()) return;
  const auto where = zones(document, ruleset);
  for (auto& member : document.root.members) {
    if (member.key.text != "as_of" || !member.value.is_scalar()) continue;
    const auto instant = instant_of(member.value.text);
    if (instant && where.size() == 1) member.value.text = local_time(*where.begin(), *instant, "%F %R");
    return;
  }
  if (told) return;
  assumed = true;
  Member as_of;
  as_of.key.text = "as_of";
  as_of.value.text = today_in(where.size() == 1 ? *where.begin() : westernmost);
  document.root.members.push_back(std::move(as_of));
}

Day today() { return parse_day(today_in(westernmost)).value(); }

}  // namespace holdfast::cli
