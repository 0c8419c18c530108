// What a person reads and sees of a partition, in both languages.
#include "engine/determination/partition_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "engine/determination/page.hpp"
#include "engine/determination/partition_json.hpp"
#include "engine/determination/partition_svg.hpp"
#include "tests/support/determined.hpp"

namespace holdfast {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

Partition along(const std::string& facts, const std::string& name, const std::string& as_of = "2026-11-24",
                std::optional<Int> least = std::nullopt, std::optional<Int> most = std::nullopt) {
  const auto document = read_yaml("as_of: " + as_of + "\nfacts: {" + facts + "}\n", "scenario", Echo::never);
  const auto scenario = read_scenario(*document, shipped_rules(), std::nullopt);
  auto what = *find_along(shipped_rules(), name);
  what.least = least;
  what.most = most;
  Explorer explorer(shipped_plan());
  return partition(shipped_plan(), *scenario, what, explorer);
}

const std::string los_angeles =
    "home_place: us/ca/los-angeles-county/los-angeles, bedrooms: 2, eviction_grounds: [nonpayment], "
    "notice_served_on: 2026-11-20, filed_on: not_yet, ";
const std::string months = "us/ca/los-angeles-county/los-angeles/rent-threshold/months";

std::string text(const Partition& partition, const std::string& language = "en") {
  return to_text(partition, shipped_rules(), language);
}

// On one line, so that a sentence is found wherever its lines are broken.
std::string flat(const std::string& text) {
  std::istringstream words(text);
  std::string all;
  for (std::string word; words >> word;) all += (all.empty() ? "" : " ") + word;
  return all;
}

std::string part(const std::string& text, const std::string& heading) {
  const auto at = text.find("\n" + heading);
  EXPECT_NE(at, std::string::npos) << heading;
  return at == std::string::npos ? "" : text.substr(at, text.find("\n\n", at + 1) - at);
}

TEST(PartitionText, SaysWhatMovesWhereOneIsAndWhatEachPartHolds) {
  const auto said = text(along(los_angeles + "rent_owed: {at_least: 2400, at_most: 2900}", "rent_owed"));
  EXPECT_THAT(flat(said), HasSubstr("Only this moves here: rent owed. Everything else stays as you told it. "
                                    "What you told us: from $2,400.00 through $2,900.00."));
  const auto first = flat(part(said, "Part 1 of 2: you are here\n"));
  EXPECT_THAT(first, AllOf(HasSubstr("Rent owed: from $0.00 through $2,964.00."),
                           HasSubstr("Probably stopped: the paper and a court case."),
                           HasSubstr("Helps you: Rent limit for eviction, City of Los Angeles.")));
  const auto second = flat(part(said, "Part 2 of 2\n"));
  EXPECT_THAT(second,
              AllOf(HasSubstr("Rent owed: $2,964.01 or more."),
                    HasSubstr("Not stopped by the rules we have: the paper."),
                    HasSubstr("In the part before: helps. Here: does not help."),
                    HasSubstr("You owe at least $2,964.01. The landlord needs more than $2,964.00.")));
}

TEST(PartitionText, IsSpanishWithUstedAndMarksWhereOneIs) {
  const auto said = text(along(los_angeles + "rent_owed: 2600", "rent_owed"), "es");
  EXPECT_THAT(flat(said),
              HasSubstr("Aquí solo se mueve esto: renta que se debe. Todo lo demás queda como usted "
                        "lo dijo. Lo que usted nos dijo: $2,600.00."));
  EXPECT_THAT(flat(part(said, "Parte 1 de 2: aquí está usted\n")),
              HasSubstr("Renta que se debe: desde $0.00 hasta $2,964.00."));
  EXPECT_THAT(flat(part(said, "Parte 2 de 2\n")), HasSubstr("En la parte anterior: ayuda. Aquí: no ayuda."));
}

TEST(PartitionText, ShowsTheWholeStripInColumnsWhereTheyFitAndByNumberWhereTheyDoNot) {
  const auto two = text(along(los_angeles + "rent_owed: 2600", "rent_owed"));
  EXPECT_THAT(two, HasSubstr("Part:\n"
                             "  [ 1: you are here  | 2                ]\n"
                             "The paper:\n"
                             "  [ probably stopped | not stopped      ]\n"));
  const auto many = text(along(los_angeles + "rent_owed: 2600", "notice_served_on", "2027-12-31",
                               *parse_day("2022-01-01"), *parse_day("2027-12-31")));
  EXPECT_THAT(many, HasSubstr("[ 1-10: not stopped | 11-17: probably stopped | 18: cannot tell yet ]\n"));
  EXPECT_THAT(many, HasSubstr(": you are here ]"));
}

TEST(PartitionText, SaysThatAFigureOfLawIsASimulation) {
  const auto moved = along(los_angeles + "rent_owed: 2600", months);
  EXPECT_THAT(text(moved), HasSubstr("Simulation. Not the law today.\n"));
  EXPECT_THAT(text(moved), HasSubstr("the law today is here"));
  EXPECT_THAT(text(moved), Not(HasSubstr("you are here")));
  EXPECT_THAT(flat(text(moved, "es")),
              HasSubstr("Simulación. No es la ley de hoy. Aquí solo se mueve esto: el "
                        "número de meses en la regla «Límite de renta"));
  for (const char* other : {"rent_owed", "as_of"})
    EXPECT_THAT(text(along(los_angeles + "rent_owed: 2600", other)), Not(HasSubstr("Simulation")));
}

TEST(PartitionText, OfTheDayOfTheAnswerSpeaksOfAsking) {
  const auto said =
      flat(text(along("home_place: us/ca/los-angeles-county/los-angeles, applied_on: not_yet", "as_of",
                      "2026-02-20", *parse_day("2025-12-01"), *parse_day("2026-12-31"))));
  EXPECT_THAT(said,
              HasSubstr("If you ask from Monday, December 1, 2025 through Tuesday, December 16, 2025."));
  EXPECT_THAT(said, HasSubstr("If you ask on Wednesday, March 11, 2026."));
  EXPECT_THAT(said, HasSubstr("Also changes, and is not law: Proposal: a limit of three months"));
}

TEST(PartitionText, DoesNotMarkAPlaceOnTheStripWhereNothingWasTold) {
  for (const char* fact : {"rent_owed", "bedrooms", "notice_served_on", "unit_type"}) {
    const auto said = text(along("home_place: us/ca/los-angeles-county/los-angeles", fact));
    EXPECT_THAT(said, Not(HasSubstr("you are here"))) << fact;
    EXPECT_THAT(said, Not(HasSubstr("you may be here"))) << fact;
    EXPECT_THAT(said, HasSubstr("You did not tell us this.")) << fact;
  }
  const auto about = text(along(los_angeles + "rent_owed: {at_least: 2900, at_most: 3000}", "rent_owed"));
  EXPECT_THAT(about,
              AllOf(HasSubstr("Part 1 of 2: you may be here"), HasSubstr("Part 2 of 2: you may be here")));
}

TEST(PartitionText, TellsAnEventThatHasNotHappenedAsTheLastPart) {
  const auto said = text(along(los_angeles + "rent_owed: 2600", "filed_on"));
  EXPECT_THAT(flat(said), HasSubstr("What you told us: not yet."));
  EXPECT_THAT(flat(said), HasSubstr(": you are here ---"));
  EXPECT_THAT(flat(said), HasSubstr("Day that the landlord filed in court: not yet."));
}

TEST(PartitionText, TellsNeighboursOfAChoiceThatAreTheSameAsOne) {
  const auto made = along(los_angeles + "rent_owed: 2600", "eviction_grounds");
  EXPECT_GT(made.pieces.size(), 10U);
  const auto said = flat(text(made));
  EXPECT_THAT(said, HasSubstr("The answer has 7 parts."));
  EXPECT_THAT(said,
              HasSubstr("Part 2 of 7: you are here ------------------------- Reason that the paper gives: "
                        "unpaid rent."));
  EXPECT_THAT(said, HasSubstr("a nuisance, a crime or a danger, drugs,"));
}

// Cases of many shapes, in every form: no verdict, no blank, no line that is too long.
TEST(PartitionText, HoldsNoVerdictAndFitsThePage) {
  for (const std::string& facts :
       {los_angeles + "rent_owed: 2600", std::string("home_place: us/dc"),
        std::string("home_place: us/ca/los-angeles-county"),
        std::string(
            "home_place: us/mn/hennepin-county/minneapolis, court_papers: [{served_on: 2026-11-20}]")})
    for (const std::string name :
         {"rent_owed", "bedrooms", "notice_served_on", "filed_on", "applied_on", "unit_type", "notice_shows",
          "home_place", "income_percent_of_ami", "as_of"})
      for (const std::string language : {"en", "es"}) {
        SCOPED_TRACE(facts + " / " + name + " / " + language);
        const auto made = along(facts, name);
        const auto said = text(made, language);
        for (const char* never :
             {"eligible", "you are protected", "too late", "demasiado tarde", "elegible", "…", "{"})
          EXPECT_THAT(said, Not(HasSubstr(never)));
        std::istringstream lines(said);
        for (std::string line; std::getline(lines, line);)
          EXPECT_TRUE(letters(line) <= Page::width || line.find("http") != std::string::npos) << line;
        EXPECT_EQ(to_json(made, shipped_rules(), language), to_json(made, shipped_rules(), language));
        EXPECT_THAT(to_svg(made, shipped_rules(), language),
                    AllOf(Not(HasSubstr("…")), Not(HasSubstr("<script"))));
      }
}

TEST(PartitionJson, WritesEveryEndAsAScenarioWould) {
  const auto json = to_json(along(los_angeles + "rent_owed: 2600", "rent_owed"), shipped_rules(), "en");
  EXPECT_THAT(json,
              HasSubstr("\"along\": {\n    \"kind\": \"fact\",\n    \"name\": \"rent_owed\",\n    \"unit\": "
                        "\"money\"\n  },"));
  EXPECT_THAT(json, HasSubstr("\"from\": \"0.00\",\n      \"to\": \"2964.00\","));
  EXPECT_THAT(json, HasSubstr("\"from\": \"2964.01\",\n"));
  EXPECT_THAT(json,
              HasSubstr("\"finding\": \"us/ca/los-angeles-county/los-angeles/rent-threshold\",\n          "
                        "\"from\": \"applies\",\n          \"to\": \"does_not_apply\","));
  const auto moved = to_json(along(los_angeles + "rent_owed: 2600", months), shipped_rules(), "en");
  EXPECT_THAT(moved, HasSubstr("\"kind\": \"figure\""));
  EXPECT_THAT(moved, HasSubstr("\"step\": \""));
}

TEST(PartitionSvg, NamesEveryBoundaryAndMarkAndSaysThatItIsNotToScale) {
  const auto made = along(los_angeles + "rent_owed: 2600", "rent_owed");
  const auto english = to_svg(made, shipped_rules(), "en");
  for (const char* shown :
       {"<title id=\"holdfast-title\">What would change the answer: rent owed</title>", "<desc ",
        ">$2,964.01</text>", ">you are here</text>", ">probably stopped</text>", ">does not help</text>",
        "Not to scale", "The paper: part 1, probably stopped; part 2, not stopped."})
    EXPECT_THAT(english, HasSubstr(shown));
  const auto spanish = to_svg(made, shipped_rules(), "es");
  for (const char* shown : {"xml:lang=\"es\"", ">aquí está usted</text>", "No está a escala"})
    EXPECT_THAT(spanish, HasSubstr(shown));
  EXPECT_THAT(to_svg(along(los_angeles + "rent_owed: 2600", months), shipped_rules(), "en"),
              HasSubstr(">Simulation. Not the law today.</text>"));
}

}  // namespace
}  // namespace holdfast
