// `rules page` and `rules packet` on the disk: what they write, and what they leave alone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "cli/page_folder.hpp"
#include "tests/support/command.hpp"
#include "tests/support/rejected.hpp"

namespace holdfast::cli {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const std::string limit = "us/ca/alameda-county/oakland/rent-threshold";

class PageFolder : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder = fs::temp_directory_path() /
             ("holdfast-pages-" + std::string(test->name()) + std::to_string(getpid()));
    fs::remove_all(folder);
  }
  void TearDown() override { fs::remove_all(folder); }

  void put(const std::string& path, const std::string& bytes) const {
    fs::create_directories((folder / path).parent_path());
    std::ofstream(folder / path) << bytes;
  }

  fs::path folder;
};

TEST_F(PageFolder, IsWrittenAndWrittenAgainTheSame) {
  const std::vector<std::string> command = {"rules", "page", folder.string(), "--as-of", "2026-11-24"};
  const auto ran = holdfast(command);
  EXPECT_EQ(ran.code, done) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr(" pages; begin with " + folder.string() + "/index.html\n"));
  const auto index = bytes_of(folder / "index.html");
  const auto page = bytes_of(folder / (limit + ".html"));
  EXPECT_THAT(page, HasSubstr("As of <time>2026-11-24</time>"));
  EXPECT_EQ(holdfast(command).code, done);
  EXPECT_EQ(bytes_of(folder / "index.html"), index);
  EXPECT_EQ(bytes_of(folder / (limit + ".html")), page);
}

TEST_F(PageFolder, OfSomebodyElseIsLeftAlone) {
  put("notes.txt", "mine");
  const auto ran = holdfast({"rules", "page", folder.string(), "--as-of", "2026-11-24"});
  EXPECT_EQ(ran.code, usage);
  EXPECT_EQ(ran.err,
            "`" + folder.string() +
                "` holds files that this command did not write; name a folder that is new or empty\n");
  EXPECT_FALSE(fs::exists(folder / "index.html"));
}

TEST_F(PageFolder, KeepsAFileThatStandsWhereAPageWould) {
  EXPECT_TRUE(write_pages(folder, {{"index.html", "one"}}).done);
  put("us/new.html", "mine");
  const auto written = write_pages(folder, {{"index.html", "two"}, {"us/new.html", "page"}});
  EXPECT_FALSE(written.done);
  EXPECT_EQ(written.said, "`" + (folder / "us/new.html").string() +
                              "` was not written by this command, and stands where a page would\n");
  EXPECT_EQ(bytes_of(folder / "index.html"), "one");
  EXPECT_EQ(bytes_of(folder / "us/new.html"), "mine");
}

TEST_F(PageFolder, FollowsNoLinkOutOfItself) {
  EXPECT_TRUE(write_pages(folder, {{"index.html", "one"}}).done);
  const auto elsewhere = folder.string() + "-elsewhere";
  fs::create_directories(elsewhere);
  fs::create_directory_symlink(elsewhere, folder / "us");
  EXPECT_FALSE(write_pages(folder, {{"us/new.html", "page"}}).done);
  EXPECT_TRUE(fs::is_empty(elsewhere));
  fs::remove_all(elsewhere);
}

TEST_F(PageFolder, SaysWhichPagesAreOfAnEarlierTimeAndDeletesNone) {
  EXPECT_TRUE(write_pages(folder, {{"index.html", "one"}, {"old.html", "old"}}).done);
  const auto written = write_pages(folder, {{"index.html", "two"}});
  EXPECT_TRUE(written.done);
  EXPECT_EQ(written.said,
            "`" + (folder / "old.html").string() + "` is of an earlier time: no rule has that page now\n");
  EXPECT_EQ(bytes_of(folder / "old.html"), "old");
}

TEST_F(PageFolder, IsNoFile) {
  put("file", "mine");
  EXPECT_FALSE(write_pages(folder / "file", {{"index.html", "one"}}).done);
  EXPECT_EQ(bytes_of(folder / "file"), "mine");
}

TEST(RulesPacket, PrintsOneRule) {
  const auto ran = holdfast({"rules", "packet", limit, "--as-of", "2026-11-24"});
  EXPECT_EQ(ran.code, done) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Review packet: " + limit + "\n"));
  EXPECT_THAT(ran.out, HasSubstr("As of 2026-11-24: in force.\n"));
}

TEST(RulesPacket, KnowsWhatIsNear) {
  const auto ran = holdfast({"rules", "packet", "us/ca/alameda-county/oakland/rent-treshold"});
  EXPECT_EQ(ran.code, usage);
  EXPECT_EQ(ran.err, "no rule `us/ca/alameda-county/oakland/rent-treshold`; did you mean `" + limit + "`?\n");
}

TEST(RulesPacket, ReadsTheDay) {
  const auto ran = holdfast({"rules", "packet", limit, "--as-of", "2026-02-30"});
  EXPECT_EQ(ran.code, usage);
  EXPECT_EQ(ran.err, "--as-of: expected a date that exists, like 2026-11-24\n");
}

}  // namespace
}  // namespace holdfast::cli
