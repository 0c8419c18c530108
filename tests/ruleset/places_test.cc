// Counties and towns that only stand on a list.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/support/rules_folder.hpp"

namespace holdfast {
namespace {

std::vector<std::string> spots(const Ruleset& ruleset, const char* path) {
  std::vector<std::string> all;
  for (const int spot : ruleset.places.spots_in(ruleset.places.find(path).value()))
    all.push_back(ruleset.places.entry(spot).path);
  return all;
}

using Paths = std::vector<std::string>;

TEST(ListedPlaces, HaveTheLawOfThePlaceAround) {
  EXPECT_EQ(spots(shipped_rules(), "us/al/autauga-county"), Paths{"us/al"});
  EXPECT_EQ(spots(shipped_rules(), "us/ny/new-york-city/bronx-county"), Paths{"us/ny/new-york-city"});
  EXPECT_EQ(spots(shipped_rules(), "us/pr/ponce-municipio"), Paths{"us"});
}

TEST(ListedPlaces, AreNoPlacesInWhichToLookWhereNoneWasTold) {
  EXPECT_EQ(spots(shipped_rules(), "us/al"), Paths{"us/al"});
  EXPECT_LT(spots(shipped_rules(), "us").size(), 200U);
  EXPECT_GT(shipped_rules().places.entries().size(), 4800U);
}

TEST(ListedPlaces, StandForThoseWithTheSameFiguresWhereARuleReadsThem) {
  const auto& places = shipped_rules().places;
  const auto at = [&](const char* path) { return places.entry(places.find(path).value()).law; };
  EXPECT_EQ(at("us/me/androscoggin-county/lewiston"), at("us/me/androscoggin-county/auburn"));
  EXPECT_NE(at("us/me/androscoggin-county/lewiston"), at("us/me/franklin-county/farmington"));
  EXPECT_EQ(at("us/nh/merrimack-county/concord"), places.find("us/nh").value());
}

TEST(ListedPlaces, ThatARuleNamesStandForThemselves) {
  auto files = files_in(std::filesystem::path(HOLDFAST_SOURCE_DIR) / "tests/fixtures/small");
  std::vector<SourceFile> reform = {{"reform.yaml",
                                     "reform: north\n"
                                     "title: The limit in North\n"
                                     "changes:\n"
                                     "  - copy: us/xx/rent-threshold\n"
                                     "    as: us/xx/lake-county/north/limit\n"
                                     "    set: {place: us/xx/lake-county/north}\n"}};
  LoadOptions options;
  options.reforms = reform;
  const auto plain = load(files);
  ASSERT_TRUE(plain) << render(plain.diagnostics());
  EXPECT_EQ(spots(*plain, "us/xx/lake-county/north"), Paths{"us/xx"});
  const auto made = load(files, options);
  ASSERT_TRUE(made) << render(made.diagnostics());
  EXPECT_EQ(spots(*made, "us/xx/lake-county/north"), Paths{"us/xx/lake-county/north"});
  EXPECT_EQ(spots(*made, "us/xx/lake-county"), (Paths{"us/xx", "us/xx/lake-county/north"}));
  EXPECT_EQ(spots(*made, "us/xx/lake-county/south"), Paths{"us/xx"});
}

TEST(Places, HaveNamesThatTellThemApart) {
  const auto& ruleset = shipped_rules();
  for (const auto& language : ruleset.texts.languages()) {
    std::map<std::string, std::string> paths;
    for (const auto& place : ruleset.places.entries()) {
      const auto* title = ruleset.texts.find(language, "places." + place.path + ".title");
      ASSERT_NE(title, nullptr) << place.path;
      EXPECT_EQ(title->find('{'), std::string::npos) << *title;
      const auto [same, fresh] = paths.emplace(*title, place.path);
      EXPECT_TRUE(fresh) << language << ": " << *title << ": " << same->second << ", " << place.path;
    }
  }
}

TEST(Places, HaveEveryCountyOfEachState) {
  const auto& places = shipped_rules().places;
  std::map<std::string, std::size_t> counties;
  for (const auto& place : places.entries())
    for (const auto& code : place.codes)
      if (code.size() == 5) ++counties[code.substr(0, 2)];
  EXPECT_EQ(counties.size(), 56U);  // fifty states, the District, five territories
  EXPECT_EQ(counties["48"], 254U);  // Texas
  EXPECT_EQ(counties["09"], 9U);    // Connecticut's planning regions
  EXPECT_EQ(counties["11"], 1U);
  EXPECT_EQ(counties["27"], 87U);
}

TEST(Places, StandInThePlaceWhosePathTheirsBeginsWith) {
  for (const auto& place : shipped_rules().places.entries()) {
    if (place.parent < 0) continue;
    const auto& around = shipped_rules().places.entry(place.parent).path;
    EXPECT_EQ(place.path.rfind('/'), around.size()) << place.path;
    EXPECT_EQ(shipped_rules().places.find(place.path).has_value(), true);
  }
}

}  // namespace
}  // namespace holdfast
