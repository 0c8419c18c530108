// The review packet: what a lawyer gets on paper.
#include "engine/authoring/packet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/library.hpp"

namespace holdfast {
namespace {

using testing::HasSubstr;

std::string packet_of(const std::string& id, std::vector<SourceFile> files = small_files()) {
  const Library library(std::move(files));
  return packet(*library.ruleset, library.rule(id), {*parse_day("2026-11-24"), "0.0.0"});
}

TEST(Packet, GivesEachFigureItsDaysItsBasisAndItsConfidence) {
  EXPECT_THAT(packet_of("us/xx/rent-threshold"), HasSubstr("Figures\n"
                                                           "-------\n"
                                                           "F1. months: 1 month\n"
                                                           "     Days: as long as the rule\n"
                                                           "     Basis: Example Act 1 [act]\n"
                                                           "     Confidence: high, the rule's own\n"
                                                           "     no address known\n"));
}

TEST(Packet, PutsBothReadingsOfADoubtAsAQuestion) {
  EXPECT_THAT(
      packet_of("us/xx/rent-threshold"),
      HasSubstr("Q2. Is exactly the limit enough?\n"
                "     name: word\n"
                "     We read barred_unless.must as: more than the limit: a debt of exactly the limit is\n"
                "     not enough for the landlord\n"
                "     Others may read it as: at least the limit: a debt of exactly the limit is enough\n"
                "     for the landlord\n"
                "     Where the readings differ, the answer is withheld.\n"));
}

TEST(Packet, EndsWithAllThatWasNotVerified) {
  auto files = small_files();
  change(file_of(files, "us/xx/rent-threshold.yaml"), "few: {value: 2, source: act}",
         "few: {value: 2, source: act, not_verified: the amendment was not read}");
  const auto text = packet_of("us/xx/rent-threshold", std::move(files));
  const auto end = text.substr(text.find("What was not verified, and what is open"));
  EXPECT_THAT(end, HasSubstr("- F2: the amendment was not read\n"));
  EXPECT_THAT(end, HasSubstr("- Q1: Does a revision count?\n"));
  EXPECT_THAT(end, HasSubstr("- [act]: no address is known for this source\n"));
  EXPECT_THAT(end, HasSubstr("- T: nobody has reviewed these words in `es`\n"));
  EXPECT_THAT(end, HasSubstr("Name: ______"));
}

TEST(Packet, ListsEveryMarkOfEveryShippedRule) {
  for (const auto& rule : shipped_library().rules) {
    const auto text = packet(*shipped_library().ruleset, rule, {*parse_day("2026-11-24"), "0.0.0"});
    const auto end = text.substr(text.find("What was not verified, and what is open"));
    for (const auto* statements : {&rule.events, &rule.law, &rule.figures})
      for (const auto& one : *statements)
        EXPECT_THAT(end, HasSubstr(one.not_verified.substr(0, one.not_verified.find(' ')))) << rule.id;
  }
}

TEST(Packet, SaysOfAProposalThatItIsNotLaw) {
  const auto& library = shipped_library();
  const auto& rule = library.rule("us/ca/los-angeles-county/proposals/three-months-countywide");
  const auto text = packet(*library.ruleset, rule, {*parse_day("2026-11-24"), "0.0.0"});
  EXPECT_THAT(text, HasSubstr("This is a proposal. It is not law, and protects nobody.\n"));
  EXPECT_THAT(text, HasSubstr("figures.months: 3 months"));
}

}  // namespace
}  // namespace holdfast
