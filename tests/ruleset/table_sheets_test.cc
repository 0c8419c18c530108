// Figures of whole tables: which sheet counts for which home on which day, and where there is none.
#include <gtest/gtest.h>

#include "tests/support/rules_folder.hpp"

namespace holdfast {
namespace {

const Ruleset& small() {
  static const Ruleset ruleset = [] {
    auto result = load(files_in(std::filesystem::path(HOLDFAST_SOURCE_DIR) / "tests/fixtures/small"));
    if (!result) throw std::runtime_error(render(result.diagnostics()));
    return std::move(*result);
  }();
  return ruleset;
}

const Table& table(const Ruleset& ruleset, const char* name) {
  return ruleset.tables[static_cast<std::size_t>(ruleset.find_table(name).value())];
}

// `$800.00 of 2026`, `500.00 to 550.00`, `over 900.00`, `pending`, `missing`.
std::string figure(const Ruleset& ruleset, const char* name, const char* place, const char* day, int size,
                   const char* edition = "") {
  const auto& from = table(ruleset, name);
  const auto area = from.area_of(ruleset.places, ruleset.places.find(place).value());
  const auto cell = from.find(area, parse_day(day).value(), size, edition);
  const auto value = money_to_string(cell.value);
  switch (cell.state) {
    case TableCell::State::known:
      return value + " of " + cell.row->edition;
    case TableCell::State::differs:
      return value + " to " + money_to_string(cell.most);
    case TableCell::State::beyond:
      return "over " + value;
    case TableCell::State::pending:
      return "pending";
    case TableCell::State::row_missing:
      break;
  }
  return "missing";
}

TEST(TableSheets, CountFromTheirFirstDay) {
  const auto rent = [](const char* day) {
    return figure(small(), "county_rent", "us/xx/river-county", day, 0);
  };
  EXPECT_EQ(rent("2024-12-31"), "missing");
  EXPECT_EQ(rent("2025-01-01"), "700.00 of 2025");
  EXPECT_EQ(rent("2025-12-31"), "700.00 of 2025");
  EXPECT_EQ(rent("2026-01-01"), "800.00 of 2026");
  EXPECT_EQ(rent("2026-12-31"), "800.00 of 2026");
  EXPECT_EQ(rent("2027-01-01"), "pending");
}

TEST(TableSheets, OfARevisionCountForItsHomesAlone) {
  const auto rent = [](const char* place, const char* day, const char* edition = "") {
    return figure(small(), "county_rent", place, day, 1, edition);
  };
  EXPECT_EQ(rent("us/xx/lake-county/south", "2026-06-30"), "700.00 of 2026");
  EXPECT_EQ(rent("us/xx/lake-county/south", "2026-07-01"), "750.00 of revised");
  EXPECT_EQ(rent("us/xx/lake-county/south", "2026-07-01", "as_first_published"), "700.00 of 2026");
  EXPECT_EQ(rent("us/xx/lake-county/north", "2026-07-01"), "700.00 of 2026");
}

TEST(TableSheets, KnowAHomeByAnyOfItsCodes) {
  EXPECT_EQ(figure(small(), "county_rent", "us/xx/lake-county/south", "2025-02-01", 0), "550.00 of 2025");
  EXPECT_EQ(figure(small(), "county_rent", "us/xx/lake-county/south", "2026-02-01", 0), "600.00 of 2026");
}

TEST(TableSheets, LeaveAGapWhereAFigureIsUnknown) {
  EXPECT_EQ(figure(small(), "county_rent", "us/xx/lake-county/south", "2025-02-01", 1), "missing");
  EXPECT_EQ(figure(small(), "county_rent", "us/xx/lake-county", "2025-02-01", 1), "missing");
}

TEST(TableSheets, SayHowFarThePartsOfAPlaceDiffer) {
  EXPECT_EQ(figure(small(), "county_rent", "us/xx/lake-county", "2025-02-01", 0), "500.00 to 550.00");
  EXPECT_EQ(figure(small(), "county_rent", "us/xx/lake-county", "2026-02-01", 0), "600.00 of 2026");
  EXPECT_EQ(figure(small(), "county_rent", "us/xx", "2026-02-01", 0), "600.00 to 800.00");
}

TEST(TableSheets, OfASizeAboveTheLastSayTheLeast) {
  EXPECT_EQ(figure(small(), "county_rent", "us/xx/river-county", "2026-02-01", 2), "over 1000.00");
}

TEST(TableSheets, OfACityAreThoseOfItsCounty) {
  EXPECT_EQ(figure(small(), "county_rent", "us/xx/river-county/port", "2026-02-01", 0), "800.00 of 2026");
}

TEST(HudRents, OfHennepinCountyFollowTheYears) {
  const auto rent = [](const char* day) {
    return figure(shipped_rules(), "hud_fair_market_rent", "us/mn/hennepin-county", day, 2);
  };
  EXPECT_EQ(rent("2020-09-30"), "missing");
  EXPECT_EQ(rent("2020-10-01"), "1308.00 of FY2021");
  EXPECT_EQ(rent("2024-09-30"), "1622.00 of FY2024");
  EXPECT_EQ(rent("2024-10-01"), "1685.00 of FY2025");
  EXPECT_EQ(rent("2026-01-01"), "1709.00 of FY2026");
  EXPECT_EQ(rent("2026-06-01"), "1709.00 of FY2026");
  EXPECT_EQ(rent("2027-10-01"), "pending");
}

TEST(HudRents, LackFy2025OutsideTheAreasThatWeHave) {
  const auto rent = [](const char* place, const char* day) {
    return figure(shipped_rules(), "hud_fair_market_rent", place, day, 2);
  };
  EXPECT_EQ(rent("us/tx/harris-county", "2024-09-30"), "1357.00 of FY2024");
  EXPECT_EQ(rent("us/tx/harris-county", "2024-10-01"), "missing");
  EXPECT_EQ(rent("us/tx/harris-county", "2025-09-30"), "missing");
  EXPECT_NE(rent("us/tx/harris-county", "2025-10-01"), "missing");
  EXPECT_EQ(rent("us/tx/harris-county", "2026-10-01"), "missing");
  EXPECT_EQ(rent("us/nc/buncombe-county", "2026-05-21"), "missing");  // revised, and not known
  EXPECT_NE(rent("us/nc/buncombe-county", "2026-05-20"), "missing");
  EXPECT_EQ(rent("us/ca/los-angeles-county", "2026-05-20"), "2601.00 of FY2026");
  EXPECT_EQ(rent("us/ca/los-angeles-county", "2026-05-21"), "2903.00 of FY2026 revised");
}

TEST(HudRents, AreThoseOfTheTableByMetroArea) {
  const auto& by_area = table(shipped_rules(), "fair_market_rent");
  const auto& by_county = table(shipped_rules(), "hud_fair_market_rent");
  const auto& places = shipped_rules().places;
  std::size_t compared = 0;
  for (const auto* path :
       {"us/ca/los-angeles-county", "us/ca/alameda-county", "us/me/cumberland-county/portland"}) {
    const int place = places.find(path).value();
    for (const auto& row : by_area.rows) {
      if (row.area != by_area.area_of(places, place) || row.from < parse_day("2020-10-01").value()) continue;
      const auto cell = by_county.find(by_county.area_of(places, place), row.from, row.key, "");
      EXPECT_EQ(cell.value, row.value) << path << " " << to_string(row.from) << " " << row.key;
      ++compared;
    }
  }
  EXPECT_EQ(compared, 110U);
}

TEST(HudLimits, RiseFromTheLowestToTheHighest) {
  const auto& lowest = table(shipped_rules(), "extremely_low_income_limit");
  const auto& middle = table(shipped_rules(), "very_low_income_limit");
  const auto& highest = table(shipped_rules(), "low_income_limit");
  ASSERT_EQ(lowest.sheets.size(), 3U);
  for (std::size_t i = 0; i < 2; ++i)
    for (std::size_t line = 0; line < lowest.sheets[i].sheet->lines(); ++line)
      for (std::size_t size = 0; size < 8; ++size) {
        const auto limit = [&](const Table& one) {
          return one.sheets[i].sheet->figure(line, one.sheets[i].columns[size]);
        };
        ASSERT_LE(limit(lowest), limit(middle)) << line;
        ASSERT_LE(limit(middle), limit(highest)) << line;
      }
}

TEST(HudLimits, OfStPaulAreThoseThatItsCityTells) {
  const auto limit = [](int persons) {
    return figure(shipped_rules(), "low_income_limit", "us/mn/ramsey-county/st-paul", "2026-01-15", persons);
  };
  EXPECT_EQ(limit(1), "72950.00 of FY2025");
  EXPECT_EQ(limit(3), "93800.00 of FY2025");
  EXPECT_EQ(limit(8), "137550.00 of FY2025");
  EXPECT_EQ(limit(9), "over 137550.00");
}

TEST(HudLimits, OfATownOfConnecticutAreThereBeforeAndAfterItsCountyWent) {
  const auto limit = [](const char* day) {
    return figure(shipped_rules(), "low_income_limit", "us/ct/capitol-planning-region/hartford", day, 1);
  };
  EXPECT_EQ(limit("2024-04-01").substr(8), " of FY2024");
  EXPECT_EQ(limit("2025-04-01").substr(8), " of FY2025");
}

}  // namespace
}  // namespace holdfast
