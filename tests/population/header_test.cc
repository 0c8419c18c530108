// What a table's header and a map tell, and every mistake in them.
#include <gtest/gtest.h>

#include "engine/population/table_header.hpp"
#include "tests/support/small_world.hpp"

namespace holdfast {
namespace {

class Header : public testing::Test {
 protected:
  const SmallWorld world_ = small_world();
  const Ruleset& ruleset_ = world_.ruleset;

  // What the mistakes are, or "".
  std::string mistakes(const std::string& header, HeaderWishes wishes = {}) {
    OutputPlan output;
    if (wishes.map != nullptr && wishes.map->output) output = *wishes.map->output;
    const auto layout = read_table_header(header, "cases.csv", ruleset_, wishes, output);
    EXPECT_EQ(static_cast<bool>(layout), layout.diagnostics().empty());
    if (layout) layout_ = *layout;
    return render(layout.diagnostics());
  }
  Result<TableMap> map(const std::string& yaml) {
    const auto document = read_yaml("schema: holdfast/map/1\n" + yaml, "map.yaml", Echo::allowed);
    EXPECT_TRUE(document) << render(document.diagnostics());
    return read_table_map(*document, ruleset_);
  }
  std::string map_mistakes(const std::string& yaml) {
    std::string codes;
    const auto result = map(yaml);
    for (const auto& d : result.diagnostics()) codes += d.pointer + " " + d.code + ": " + d.message + "\n";
    return codes;
  }
  TableLayout layout_;
};

TEST_F(Header, NamesFactsListsAReferenceAndWhatIsPassedOn) {
  EXPECT_EQ(mistakes("case_ref,home_place,payments.2.paid_on,x_office,\"bedrooms\",Notes",
                     {{"Notes"}, nullptr, false}),
            "");
  ASSERT_EQ(layout_.facts.size(), 3U);
  EXPECT_EQ(layout_.case_ref, 0);
  EXPECT_EQ(layout_.passed, (std::vector<std::size_t>{0, 3, 5}));
  EXPECT_EQ(layout_.facts[1].row, 2U);
  EXPECT_EQ(layout_.facts[1].field, 2);
}

TEST_F(Header, MayHaveTabs) {
  EXPECT_EQ(mistakes("home_place\tbedrooms"), "");
  EXPECT_EQ(layout_.separator, '\t');
  EXPECT_EQ(layout_.facts.size(), 2U);
}

TEST_F(Header, TellsEveryMistakeAtOnce) {
  EXPECT_EQ(
      mistakes("bedroms,bedrooms,bedrooms,Maria Lopez,,client_name,payments.0.amount"),
      "cases.csv:1: error[unknown-fact]: no fact named `bedroms`\n"
      "   help: did you mean `bedrooms`?\n"
      "cases.csv:1: error[duplicate-header]: `bedrooms` stands in the header twice\n"
      "   help: delete one of the two columns\n"
      "cases.csv:1: error[unknown-fact]: column 4 has a name that is no fact's\n"
      "   help: `holdfast rules list --facts` shows the facts; a column to pass on begins with `x_` or is "
      "named in "
      "`--passthrough`\n"
      "cases.csv:1: error[no-name]: column 5 has no name\n"
      "   help: name it, or delete it\n"
      "cases.csv:1: error[forbidden-fact]: a column is called `name`, which is never asked and never read\n"
      "   help: delete the column before the table is read; nothing of it was kept\n"
      "cases.csv:1: error[unknown-fact]: no fact named `payments.0.amount`\n"
      "   help: `holdfast rules list --facts` shows the facts; a column to pass on begins with `x_` or is "
      "named in "
      "`--passthrough`\n");
}

TEST_F(Header, RefusesForbiddenNamesHoweverTheyArePassedOn) {
  for (const std::string header : {"name", "x_name", "x_client_phone", "immigration_status"})
    EXPECT_NE(mistakes(header + ",bedrooms", {{header}, nullptr, false}).find("forbidden-fact"),
              std::string::npos)
        << header;
}

TEST_F(Header, RefusesOtherEncodingsAndSemicolons) {
  EXPECT_EQ(mistakes("bedr\xF3oms"),
            "cases.csv:1: error[not-utf-8]: the header is not text in UTF-8\n"
            "   help: save the table as UTF-8 (in a spreadsheet: `CSV UTF-8`)\n");
  EXPECT_NE(mistakes(std::string("\xFF\xFE"
                                 "b\0e\0",
                                 6))
                .find("not-utf-8"),
            std::string::npos);
  EXPECT_EQ(mistakes("bedrooms;rent_owed"),
            "cases.csv:1: error[wrong-separator]: the header has semicolons between its names\n"
            "   help: save the table with commas\n");
}

TEST_F(Header, IsReadThroughAMap) {
  const auto read =
      map("columns: {bedrooms: BR, homes: BR, notice_served_on: {from: DATE, format: \"%m/%d/%Y\"}}\n"
          "constants: {public_owner: false}\nrecode: {BR: {Studio: 1}}\nignore: [OWNER]\n");
  ASSERT_TRUE(read) << render(read.diagnostics());
  EXPECT_EQ(mistakes("BR,DATE,OWNER,rent_owed", {{}, &*read, false}), "");
  ASSERT_EQ(layout_.facts.size(), 4U);
  EXPECT_EQ(layout_.facts[0].reshaping.recode.at("Studio"), "1");
  EXPECT_EQ(layout_.facts[1].column, 0U);
  EXPECT_EQ(layout_.facts[2].reshaping.format, "%m/%d/%Y");
  EXPECT_EQ(mistakes("BR,OWNER,public_owner", {{}, &*read, false}),
            "cases.csv:1: error[told-twice]: `public_owner` tells a fact that the map tells of every row\n"
            "   help: keep one of the two\n");
  EXPECT_EQ(mistakes("BR,OWNER", {{}, &*read, false}),
            "cases.csv:1: error[missing-column]: the table has no column `DATE`\n"
            "   help: the map reads `notice_served_on` from it\n");
}

TEST_F(Header, OfAMapTellsEveryMistakeAtOnce) {
  EXPECT_EQ(
      map_mistakes(
          "columns: {bedroms: BR, rent_owed: {from: R, format: \"%m\", unit: percent, pad: x, more: 1}, "
          "notice_served_on: {from: D, format: \"%m/%d/%y\"}}\n"
          "constants: {rent_owed: 5, filed_on: someday}\n"
          "recode: {R: {a: b}, Q: {a: b}}\n"
          "output: [{name: a, copy: A, applies: us/xx/rent-threshold}, {name: a, outcome: us/xx/rent}, "
          "{name: c, amount: sum, of: us/xx/rent-threshold}, {name: d, first_of: [x]}, {name: e, column: "
          "roww}, {name: f, copy: A, otherwise: none}]\n"),
      "/columns/bedroms unknown-fact: no fact named `bedroms`\n"
      "/columns/rent_owed/format wrong-value: only a date has a format\n"
      "/columns/rent_owed/pad wrong-value: expected how many characters, from 1 to 32\n"
      "/columns/rent_owed/unit wrong-unit: the fact is not a percentage\n"
      "/columns/rent_owed/more unknown-key: a column has no `more`\n"
      "/columns/notice_served_on/format wrong-format: expected `%Y`, `%m` and `%d`, each once; of a time "
      "`%H` and "
      "`%M` too\n"
      "/constants/rent_owed told-twice: `rent_owed` is told by a column too\n"
      "/constants/filed_on wrong-value: `filed_on`: expected a date that exists, from 1900 to 2199\n"
      "/recode/R/a wrong-value: `rent_owed`: expected an amount of money\n"
      "/recode/Q unused: no column of the map reads `Q`\n"
      "/output/0 wrong-shape: expected one of `copy`, `applies`, `outcome`, `amount`, `first_of`, `column`\n"
      "/output/1 named-twice: two columns are called `a`\n"
      "/output/1/outcome unknown-rule: no rule named `us/xx/rent`\n"
      "/output/2/amount unknown-word: `sum` is not an amount\n"
      "/output/3/first_of/0 wrong-shape: expected one label and its rules\n"
      "/output/4/column unknown-word: `roww` is not a column\n"
      "/output/5 wrong-key: only an amount and `first_of` have an `otherwise`\n");
}

TEST_F(Header, OfOutputNamesBlocksOfRules) {
  OutputPlan plan;
  EXPECT_EQ(add_column(ruleset_, "status", plan), "");
  EXPECT_EQ(add_column(ruleset_, "us/xx/rent-threshold.limit", plan), "");
  EXPECT_EQ(add_column(ruleset_, "us/xx/rent-threshold.outcome", plan), "");
  EXPECT_EQ(plan.asked.size(), 1U);
  EXPECT_EQ(add_column(ruleset_, "statos", plan), "no column named `statos`; did you mean `status`?");
  EXPECT_EQ(add_column(ruleset_, "us/xx/rent-treshold.limit", plan),
            "no rule named `us/xx/rent-treshold`; did you mean `us/xx/rent-threshold`?");
  EXPECT_EQ(add_column(ruleset_, "us/xx/rent-threshold#more.limit", plan).substr(0, 46),
            "`us/xx/rent-threshold` has no block `more`; it");
  EXPECT_EQ(add_column(ruleset_, "us/xx/rent-threshold.award", plan),
            "`us/xx/rent-threshold` has no such amount");
  EXPECT_EQ(add_column(ruleset_, "us/xx/rent-threshold.sum", plan),
            "a rule has no column `sum`; it has `applies`, `outcome`, `debt`, `limit`, `margin`, `to_pay`, "
            "`award`");
}

}  // namespace
}  // namespace holdfast
