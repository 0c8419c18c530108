// What cells say: every kind of cell, and every mistake with its whole message, which never holds the cell.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "engine/evaluate/fact_reader.hpp"
#include "engine/population/cell_reader.hpp"
#include "engine/population/plain_column.hpp"
#include "engine/population/table_reader.hpp"
#include "tests/support/padded.hpp"
#include "tests/support/small_world.hpp"

namespace holdfast {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr Day as_of = 20781;  // 2026-11-24

class Cells : public testing::Test {
 protected:
  const SmallWorld world_ = small_world();
  const Ruleset& ruleset_ = world_.ruleset;
  const Scenario nothing_ = unknown_scenario(ruleset_, as_of);

  FactSource source(const std::string& fact, Reshaping reshaping = {}) const {
    FactSource source;
    source.fact = *ruleset_.vocabulary.find(fact);
    source.reshaping = std::move(reshaping);
    return source;
  }
  std::string name_of(const std::string& fact) const { return fact; }

  // The scenario of a table of one column and one row; its errors otherwise.
  Scenario told(const std::string& fact, const std::string& cell, Reshaping reshaping = {}) {
    const auto [scenario, errors] = read(fact, cell, std::move(reshaping));
    for (const auto& error : errors) ADD_FAILURE() << cell << ": " << error.code << " " << error.expected;
    return scenario;
  }
  // As a scenario file tells it.
  Scenario written(const std::string& fact, const std::string& yaml) const {
    const auto document = read_yaml("facts: {" + fact + ": " + yaml + "}\n", "test", Echo::never);
    EXPECT_TRUE(document) << render(document.diagnostics());
    const auto scenario = read_scenario(*document, ruleset_, as_of);
    EXPECT_TRUE(scenario) << render(scenario.diagnostics());
    return *scenario;
  }
  void expect_same(const std::string& fact, const std::string& cell, const std::string& yaml,
                   const Reshaping& reshaping = {}) {
    const auto a = told(fact, cell, reshaping);
    const auto b = written(fact, yaml);
    EXPECT_EQ(a.facts, b.facts) << fact << ": " << cell;
    EXPECT_EQ(a.spots, b.spots) << fact << ": " << cell;
  }
  std::pair<Scenario, CellErrors> read(const std::string& fact, const std::string& cell,
                                       Reshaping reshaping = {}) {
    TableLayout layout;
    layout.names = layout.titles = {fact, "x_more"};
    layout.facts = {source(fact, std::move(reshaping))};
    TableReader table(ruleset_, layout, nothing_);
    const Padded text(cell + ",x\n");
    table.read(text.text());
    EXPECT_EQ(table.block().rows, 1U);
    if (table.block().rows != 1) return {nothing_, {}};
    EXPECT_EQ(table.is_wrong(0), !table.errors().empty());
    return {scenario_of(ruleset_.vocabulary, table.block(), 0, nothing_), table.errors()};
  }
  // "code: expected / way out" of each mistake.
  std::string mistakes(const std::string& fact, const std::string& cell, Reshaping reshaping = {}) {
    std::string text;
    for (const auto& error : read(fact, cell, std::move(reshaping)).second)
      text += error.column + " " + error.code + ": " + error.expected + " / " + error.help + "\n";
    return text;
  }
};

TEST_F(Cells, SayWhatAScenarioSays) {
  expect_same("bedrooms", "2", "2");
  expect_same("bedrooms", "\"2\"", "2");
  expect_same("bedrooms", "12", "12");
  expect_same("rent_owed", "2100", "2100");
  expect_same("rent_owed", "2100.5", "2100.5");
  expect_same("rent_owed", "0.00", "0");
  expect_same("rent_owed", "1000000.00", "1000000");
  expect_same("rent_owed", "\"$2,100.00\"", "\"$2,100.00\"");
  expect_same("public_owner", "true", "true");
  expect_same("unit_type", "hotel", "hotel");
  expect_same("notice_served_on", "2026-11-20", "2026-11-20");
  expect_same("notice_served_on", "not_yet", "not_yet");
  expect_same("notice_served_on", "never", "never");
  expect_same("applied_on", "2026-03-11 16:59", "2026-03-11 16:59");
  expect_same("applied_on", "2026-03-11T16:59", "2026-03-11 16:59");
  expect_same("applied_on", "2026-03-11", "2026-03-11");
  expect_same("home_place", "us/xx/river-county", "us/xx/river-county");
}

TEST_F(Cells, SayWhatIsKnownInPart) {
  expect_same("rent_owed", "3000..3600", "{at_least: 3000, at_most: 3600}");
  expect_same("rent_owed", "3000..", "{at_least: 3000}");
  expect_same("rent_owed", "..3600.50", "{at_most: 3600.50}");
  expect_same("bedrooms", "1|3", "{any_of: [1, 3]}");
  expect_same("notice_served_on", "2026-01-10..2026-01-14", "{from: 2026-01-10, through: 2026-01-14}");
  expect_same("notice_served_on", "2026-01-10|not_yet", "{any_of: [2026-01-10, not_yet]}");
  expect_same("unit_type", "house|hotel", "{any_of: [house, hotel]}");
  expect_same("public_owner", "true|false", "{any_of: [true, false]}");
  expect_same("home_place", "us/xx/river-county/port|us/xx/river-county/outside", "us/xx/river-county");
}

TEST_F(Cells, SayNothingInThreeWays) {
  expect_same("rent_owed", "", "unknown");
  expect_same("rent_owed", "\"\"", "unknown");
  expect_same("rent_owed", "unknown", "unknown");
  expect_same("rent_owed", "declined", "declined");
  expect_same("home_place", "", "unknown");
}

TEST_F(Cells, SayWhatASetHolds) {
  expect_same("eviction_grounds", "nonpayment", "[nonpayment]");
  expect_same("eviction_grounds", "nuisance|nonpayment", "[nonpayment, nuisance]");
  expect_same("eviction_grounds", "[]", "[]");
  expect_same("eviction_grounds", "{nonpayment|nonpayment+nuisance}",
              "{any_of: [[nonpayment], [nonpayment, nuisance]]}");
  expect_same("eviction_grounds", "{[]|nuisance}", "{any_of: [[], [nuisance]]}");
}

TEST_F(Cells, AreReshapedWhereAMapSaysSo) {
  Reshaping american;
  american.format = "%m/%d/%Y";
  expect_same("notice_served_on", "11/20/2026", "2026-11-20", american);
  expect_same("notice_served_on", "1/2/2026", "2026-01-02", american);
  expect_same("notice_served_on", "1/2/2026..1/5/2026", "{from: 2026-01-02, through: 2026-01-05}", american);
  expect_same("notice_served_on", "not_yet", "not_yet", american);
  Reshaping tight;
  tight.format = "%Y%m%d";
  expect_same("notice_served_on", "20261120", "2026-11-20", tight);
  Reshaping cents;
  cents.unit = Reshaping::Unit::cents;
  expect_same("rent_owed", "210050", "2100.50", cents);
  expect_same("rent_owed", "5", "0.05", cents);
  Reshaping recode;
  recode.recode = {{"Studio", "0"}, {"4+", "4..6"}, {"2", "3"}, {"NA", "unknown"}, {"", "declined"}};
  expect_same("bedrooms", "Studio", "0", recode);
  expect_same("bedrooms", "4+", "{at_least: 4, at_most: 6}", recode);
  expect_same("bedrooms", "2", "3", recode);
  expect_same("bedrooms", "1", "1", recode);
  expect_same("bedrooms", "NA", "unknown", recode);
  expect_same("bedrooms", "", "declined", recode);
  Reshaping words;
  words.recode = {{"Y", "true"}, {"N", "false"}};
  expect_same("public_owner", "Y", "true", words);
  expect_same("public_owner", "false", "false", words);
  Reshaping places;
  places.recode = {{"Port", "us/xx/river-county/port"}, {"County", "us/xx/river-county"}};
  expect_same("home_place", "Port", "us/xx/river-county/port", places);
  expect_same("home_place", "County", "us/xx/river-county", places);
}

TEST_F(Cells, TellEveryMistakeWithItsWayOut) {
  EXPECT_EQ(mistakes("notice_served_on", "11/20/2026"),
            "notice_served_on wrong-value: `notice_served_on`: expected a date that exists, from 1900 to "
            "2199 / write "
            "year-month-day, like `2026-11-24`; for about, `2026-11-01..2026-11-24`; or `not_yet`, `never`, "
            "`unknown`. "
            "A map reads other forms: `format: \"%m/%d/%Y\"`\n");
  EXPECT_EQ(mistakes("rent_owed", "lots"),
            "rent_owed wrong-value: `rent_owed`: expected an amount of money / write `2100` or `2100.00`; "
            "for about, "
            "`2000..2400`; or `unknown`\n");
  EXPECT_EQ(
      mistakes("rent_owed", "2000000"),
      "rent_owed out-of-range: `rent_owed`: expected a value from $0.00 to $1000000.00 / write `2100` or "
      "`2100.00`; for about, `2000..2400`; or `unknown`\n");
  EXPECT_EQ(mistakes("rent_owed", "3600..3000"),
            "rent_owed reversed-range: `rent_owed`: expected `at_least` to be no more than `at_most` / swap "
            "the two "
            "ends\n");
  EXPECT_EQ(
      mistakes("bedrooms", "two"),
      "bedrooms wrong-value: `bedrooms`: expected a whole number / write a number; for about, `2..4`; or "
      "`unknown`\n");
  EXPECT_EQ(mistakes("bedrooms", "501"),
            "bedrooms out-of-range: `bedrooms`: expected a value from 0 to 12 / write a number; for about, "
            "`2..4`; or "
            "`unknown`\n");
  EXPECT_EQ(
      mistakes("bedrooms", "null"),
      "bedrooms no-value: `bedrooms`: expected a value, or a word for not knowing / leave the cell blank if "
      "nobody asked; or write `unknown` or `declined`\n");
  EXPECT_EQ(mistakes("public_owner", "yes"),
            "public_owner wrong-value: `public_owner`: expected true or false / write `true`, `false` or "
            "`unknown`; a "
            "map reads other words with `recode`\n");
  EXPECT_EQ(
      mistakes("unit_type", "castle"),
      "unit_type wrong-value: `unit_type`: expected one of its values / write one of `apartment`, `house`, "
      "`hotel`; where it may be several, `|` between; or `unknown`\n");
  EXPECT_EQ(mistakes("eviction_grounds", "nonpayment,nuisance"),
            " wrong-cells: expected 2 cells, found 3 / a cell that holds a comma stands in double quotes\n");
  EXPECT_EQ(mistakes("eviction_grounds", "\"nonpayment,nuisance\""),
            "eviction_grounds wrong-value: `eviction_grounds`: expected one of its values / write all that "
            "is so with "
            "`|` between, `[]` for nothing, of `nonpayment`, `nuisance`; or `unknown`\n");
  EXPECT_EQ(mistakes("home_place", "Atlantis"),
            "home_place unknown-place: `home_place`: this is not a place of the loaded rules / `holdfast "
            "rules list "
            "--places` shows them; the nearest place above it is always right\n");
  EXPECT_EQ(
      mistakes("applied_on", "noon"),
      "applied_on wrong-value: `applied_on`: expected a date and a time in the home's own zone, from 1900 to "
      "2199 / write `2026-11-24 16:59`, a day for any time of it, `not_yet`, `never` or `unknown`\n");
  EXPECT_EQ(
      mistakes("rent_owed", "\"2\"100"),
      "rent_owed bad-quotes: expected nothing after the closing quote / a cell with quotes in it stands in "
      "quotes, and each quote in it is written twice\n");
  EXPECT_EQ(mistakes("rent_owed", "2\xFF"),
            " not-utf-8: expected text in UTF-8 / save the table as UTF-8 (in a spreadsheet: `CSV UTF-8`)\n");
  Reshaping american;
  american.format = "%m/%d/%Y";
  EXPECT_EQ(mistakes("notice_served_on", "2026-11-20", american),
            "notice_served_on wrong-value: `notice_served_on`: expected a value in the form that the map "
            "gives / the "
            "map says that dates look like `%m/%d/%Y`\n");
}

TEST_F(Cells, ThatAreWrongAreNeverRepeated) {
  for (const auto& fact : ruleset_.vocabulary.facts()) {
    if (fact.hidden) continue;
    for (const std::string cell : {"canary", "canary..", "..canary", "canary|canary", "{canary|canary}",
                                   "\"canary\"x", "2canary", "2026-canary", "canary+canary", "=canary"})
      if (fact.type.base != Type::Base::list) {
        EXPECT_THAT(mistakes(fact.name, cell),
                    testing::AllOf(Not(HasSubstr("canary")), Not(testing::IsEmpty())))
            << fact.name << " " << cell;
      }
  }
}

TEST_F(Cells, OfAColumnAreTheSameReadFastAndReadWithCare) {
  std::mt19937 random(11);
  const std::string plain = "0123456789012345678901234567890123456789.-: T\"$,rtuefalsnoym|xX";
  for (const std::string fact : {"bedrooms", "homes", "rent_owed", "public_owner", "unit_type",
                                 "eviction_grounds", "notice_served_on", "applied_on", "home_place"}) {
    const auto from = source(fact);
    const PlainColumn column(ruleset_, from);
    CellReader careful(ruleset_, nothing_);
    const std::vector<std::string> seeds = {"2",
                                            "12",
                                            "2100.00",
                                            "999999.99",
                                            "true",
                                            "false",
                                            "apartment",
                                            "house",
                                            "hotel",
                                            "nonpayment",
                                            "2024-02-29",
                                            "2026-11-20",
                                            "2023-02-29",
                                            "1900-01-01",
                                            "2199-12-31",
                                            "2026-03-11 16:59",
                                            "us/xx/river-county/port",
                                            "us/xx",
                                            "unknown",
                                            "0",
                                            "00",
                                            "0.50",
                                            "1000.00"};
    int taken = 0;
    for (int i = 0; i < 40000; ++i) {
      std::string cell = seeds[random() % seeds.size()];
      for (std::size_t changes = random() % 3; changes > 0; --changes) {
        const std::size_t at = random() % (cell.size() + 1);
        const char c = plain[random() % plain.size()];
        if (random() % 2 == 0 && at < cell.size())
          cell[at] = c;
        else if (random() % 2 == 0 && at < cell.size())
          cell.erase(at, 1);
        else
          cell.insert(at, 1, c);
      }
      const Padded padded(cell, "07.\",-"[random() % 6]);
      std::int64_t value = 0;
      if (!column.read(padded.text().data(), static_cast<std::uint32_t>(cell.size()), value)) continue;
      ++taken;
      CellErrors errors;
      const auto content = careful.read(from, fact, cell, errors);
      ASSERT_TRUE(content) << fact << " took `" << cell << "`";
      if (fact == "home_place") {
        auto spots = ruleset_.places.spots_in(static_cast<int>(value));
        std::sort(spots.begin(), spots.end());
        ASSERT_NE(content->told, Told::value);
        EXPECT_EQ(content->told == Told::unknown ? nothing_.spots : content->spots, spots) << cell;
      } else {
        ASSERT_EQ(content->told, Told::value) << fact << " " << cell;
        ASSERT_EQ(content->value, value) << fact << " " << cell;
      }
    }
    EXPECT_GT(taken, 500) << fact;
  }
}

TEST_F(Cells, OfManyRowsAreTheSameAsOneByOne) {
  std::mt19937 random(13);
  const std::vector<std::string> seeds = {"2",
                                          "12",
                                          "7",
                                          "2100.00",
                                          "999999.99",
                                          "15",
                                          "2024-02-29",
                                          "2026-11-20",
                                          "2023-02-29",
                                          "1900-01-01",
                                          "1234567",
                                          "1234567.89",
                                          "2199-12-31",
                                          "2026-03-11 16:59",
                                          "2026-03-11T23:60",
                                          "2026-13-01",
                                          "0",
                                          "00",
                                          "0.50",
                                          "00.50",
                                          "12345678901",
                                          "",
                                          "1.5",
                                          ".50",
                                          "5.",
                                          "100000",
                                          "true"};
  const std::string changes = "0123456789.-: T/a";
  for (const bool last : {false, true})
    for (const std::string fact :
         {"bedrooms", "homes", "rent_owed", "notice_served_on", "applied_on", "public_owner"}) {
      auto from = source(fact);
      from.column = last ? 1 : 0;
      const PlainColumn column(ruleset_, from);
      std::string table;
      std::vector<std::string> cells;
      for (int i = 0; i < 5000; ++i) {
        std::string cell = seeds[random() % seeds.size()];
        if (random() % 4 == 0 && !cell.empty())
          cell[random() % cell.size()] = changes[random() % changes.size()];
        cells.push_back(cell);
        table += last ? "x," + cell + (random() % 2 == 0 ? "\r\n" : "\n") : cell + ",x\n";
      }
      const Padded padded(table, '.');
      CellIndex index(2, ',');
      index.read(padded.text());
      ASSERT_EQ(index.rows(), cells.size());
      std::vector<std::int32_t> values;
      std::vector<std::uint32_t> rest;
      column.read(index, values, rest);
      std::size_t left = 0;
      std::size_t taken = 0;
      for (std::uint32_t row = 0; row < cells.size(); ++row) {
        const Padded one(cells[row], '.');
        std::int64_t value = 0;
        const bool plain =
            column.read(one.text().data(), static_cast<std::uint32_t>(cells[row].size()), value);
        const bool read = left == rest.size() || rest[left] != row;
        ASSERT_EQ(read, plain) << fact << " `" << cells[row] << "`";
        if (!read) ++left;
        if (read) {
          ASSERT_EQ(values[row], value) << fact << " `" << cells[row] << "`";
        }
        taken += read ? 1 : 0;
      }
      EXPECT_GT(taken, 100U) << fact;
      EXPECT_EQ(left, rest.size());
    }
}

TEST_F(Cells, ThatArePlainAreReadFast) {
  const std::vector<std::pair<std::string, std::string>> plain = {{"bedrooms", "2"},
                                                                  {"homes", "1000"},
                                                                  {"rent_owed", "2100"},
                                                                  {"rent_owed", "999999.99"},
                                                                  {"public_owner", "false"},
                                                                  {"unit_type", "apartment"},
                                                                  {"eviction_grounds", "nonpayment"},
                                                                  {"notice_served_on", "2024-02-29"},
                                                                  {"applied_on", "2026-03-11 16:59"},
                                                                  {"home_place", "us/xx/river-county/port"}};
  for (const auto& [fact, cell] : plain) {
    const Padded padded(cell);
    std::int64_t value = 0;
    EXPECT_TRUE(PlainColumn(ruleset_, source(fact))
                    .read(padded.text().data(), static_cast<std::uint32_t>(cell.size()), value))
        << fact << " " << cell;
  }
}

TEST_F(Cells, OfListsBecomeARowsOwnScenario) {
  TableLayout layout;
  layout.names = layout.titles = {"bedrooms",          "payments.1.for_month",
                                  "payments.1.amount", "payments.2.for_month",
                                  "payments.2.amount", "papers"};
  for (std::size_t i = 0; i < layout.names.size(); ++i) {
    auto from = source(layout.names[i].substr(0, layout.names[i].find('.')));
    from.column = i;
    if (i >= 1 && i <= 4) from.row = (i + 1) / 2;
    if (i >= 1 && i <= 4) from.field = i % 2 == 1 ? 0 : 1;
    layout.facts.push_back(from);
  }
  TableReader table(ruleset_, layout, nothing_);
  const Padded text(
      "2,2026-01,100,2026-02,50..60,[]\n"
      "1,,,,,\n"
      "3,canary,100,2026-02,canary,\n"
      "4,,,2026-03,70,\n"
      "5,,,,,[canary]\n");
  table.read(text.text());
  ASSERT_EQ(table.block().whole.size(), 2U);
  EXPECT_EQ(table.block().whole[0].first, 0U);
  EXPECT_EQ(table.block().whole[1].first, 3U);
  const auto yaml = [&](const std::string& facts) {
    const auto document = read_yaml("facts: {" + facts + "}\n", "test", Echo::never);
    return read_scenario(*document, ruleset_, as_of)->facts;
  };
  EXPECT_EQ(table.block().whole[0].second.facts, yaml("bedrooms: 2, payments: [{for_month: 2026-01, amount: "
                                                      "100}, {for_month: 2026-02, amount: {at_least: "
                                                      "50, at_most: 60}}], papers: []"));
  EXPECT_EQ(table.block().whole[1].second.facts,
            yaml("bedrooms: 4, payments: [{for_month: 2026-03, amount: 70}]"));
  std::string told;
  for (const auto& error : table.errors())
    told += std::to_string(error.row) + " " + error.column + " " + error.code + ": " + error.expected +
            " / " + error.help + "\n";
  EXPECT_EQ(
      told,
      "2 payments.1.for_month wrong-value: `payments.for_month`: expected a month / write `2021-03`\n"
      "2 payments.2.amount wrong-value: `payments.amount`: expected an amount of money / write `2100` or "
      "`2100.00`; for about, `2000..2400`; or `unknown`\n"
      "4 papers wrong-value: `papers`: expected a list of rows / its rows stand in columns of their own, "
      "`payments.1.amount`; here, `[]` for none, or `unknown`\n");
}

}  // namespace
}  // namespace holdfast
