#include "engine/determination/page_foot.hpp"

namespace holdfast {
namespace {

constexpr std::size_t digest_digits = 12;

}  // namespace

void write_sources(const Words& words, const SourceNumbers& numbers, Page& page, const char* heading) {
  if (numbers.sources().empty()) return;
  page.heading(words.say(heading));
  int number = 0;
  for (const auto& source : numbers.sources()) {
    page.line(
        words.say("phrases.source_line", {{"number", std::to_string(++number)}, {"cite", source.cite}}));
    const auto& address = source.url.empty() ? source.site : source.url;
    if (!address.empty()) page.line(address, 2);
  }
}

void write_standing(const Words& words, const Determination& determination, Page& page) {
  for (const auto& assumption : determination.assumptions) page.line(words.say("assumptions." + assumption));
  page.line(words.say("phrases.verified", {{"day", words.date(determination.verified_through)}}));
  if (determination.known_on)
    page.line(words.say("phrases.known_on", {{"day", words.date(*determination.known_on)}}));
  const auto& who = words.texts().reviewed_by(words.language());
  page.line(who.empty() || who.starts_with("nobody") ? words.say("phrases.reviewed_by_nobody")
                                                     : words.say("phrases.reviewed_by", {{"who", who}}));
  page.line(
      words.say("phrases.ruleset", {{"digest", determination.ruleset_sha256.substr(0, digest_digits)}}));
  page.line(words.say("disclaimer"));
}

}  // namespace holdfast
