// A batch writes the same bytes and tells the same mistakes, however the table is cut and shared out.
#include <gtest/gtest.h>

#include "engine/population/gzip.hpp"
#include "engine/population/table_batch.hpp"
#include "engine/population/table_header.hpp"
#include "tests/support/small_world.hpp"

namespace holdfast {
namespace {

constexpr Day as_of = 20781;  // 2026-11-24

class Bytes : public ByteSource, public ByteSink {
 public:
  explicit Bytes(std::string bytes = "") : bytes_(std::move(bytes)) {}
  std::size_t read(char* into, std::size_t most) override {
    const auto count = std::min(most, bytes_.size() - at_);
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(at_), count, into);
    at_ += count;
    return count;
  }
  bool write(std::string_view bytes) override {
    bytes_ += bytes;
    return bytes_.size() < full_;
  }
  void set_full(std::size_t bytes) { full_ = bytes; }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
  std::size_t full_ = SIZE_MAX;
};

class SmallBatch : public testing::Test {
 protected:
  const SmallWorld world_ = small_world();
  const Ruleset& ruleset_ = world_.ruleset;
  const Plan plan_{ruleset_};
  const Scenario nothing_ = unknown_scenario(ruleset_, as_of);

  OutputPlan output(const std::vector<std::string>& names) const {
    OutputPlan output;
    for (const auto& name : names) EXPECT_EQ(add_column(ruleset_, name, output), "");
    return output;
  }

  // What is written, and what is told of mistakes.
  std::string answers(const std::string& table, OutputPlan columns, int jobs = 1,
                      std::size_t piece_bytes = 1U << 16U) {
    Bytes source(table);
    Bytes sink;
    RecordReader reader(source, piece_bytes);
    std::string header;
    EXPECT_TRUE(reader.read_header(header));
    const auto layout = read_table_header(header, "cases.csv", ruleset_, {}, columns);
    if (!layout) return render(layout.diagnostics());
    for (const auto column : layout->passed) {
      OutputColumn copy;
      copy.what = OutputColumn::What::copy;
      copy.column = column;
      columns.columns.push_back(copy);
    }
    reader.set_separator(layout->separator);
    std::string told;
    BatchWatch watch;
    watch.error = [&](const RowError& error) {
      told += std::to_string(error.line) + " " + std::to_string(error.row) + " " + error.error.column + " " +
              error.error.code + "\n";
    };
    end_ =
        run_batch({{{plan_, nothing_, columns.asked}}, *layout, columns, ',', jobs, {}}, reader, sink, watch);
    return sink.bytes() + told;
  }
  BatchEnd end_;
};

const char* const nasty =
    "case_ref,home_place,bedrooms,rent_owed,notice_served_on,x_note\r\n"
    "A1,us/xx/river-county/port,2,100,2026-11-20,\"one, two\"\r\n"
    "A2,us/xx/river-county/port,two,9..1,2026-11-20,\"a \"\"quoted\"\"\nnote\"\r\n"
    "\n"
    "A3,us/xx/river-county/port,2\r\n"
    "\"A4\",us/xx,,50..90,not_yet,5\" pipe\r\n"
    "A1,us/xx/river-county/port|us/xx,2,100,2026-11-20,\r\n"
    "A5,Atlantis,13,-1,11/20/2026,=1\r\n"
    "A6,us/xx/river-county/outside,2,\"$1,000.00\",2026-11-20,caf\xC3\xA9\r\n"
    "A7,us/xx/river-county/outside,2,100,2026-11-20,caf\xE9\r\n"
    "A8,us/xx/river-county/port,3,100,2026-11-20,last";

TEST_F(SmallBatch, IsTheSameWhereverTheTableIsCut) {
  const auto columns =
      output({"row", "status", "errors", "us/xx/rent-threshold.applies", "us/xx/rent-threshold.limit"});
  const auto expected = answers(nasty, columns);
  EXPECT_EQ(
      expected.substr(expected.find("3 2 bedrooms")),
      "3 2 bedrooms wrong-value\n3 2 rent_owed reversed-range\n6 3  wrong-cells\n8 5 case_ref repeated\n"
      "9 6 home_place unknown-place\n9 6 bedrooms out-of-range\n9 6 rent_owed wrong-value\n"
      "9 6 notice_served_on wrong-value\n9 6 x_note formula\n11 8  not-utf-8\n")
      << expected;
  EXPECT_EQ(end_.counts.rows, 9U);
  EXPECT_EQ(end_.counts.wrong, 5U);
  for (std::size_t piece_bytes = 1; piece_bytes < 700; piece_bytes += piece_bytes < 100 ? 1 : 37)
    EXPECT_EQ(answers(nasty, columns, 1, piece_bytes), expected) << piece_bytes;
  for (const int jobs : {2, 3, 8}) EXPECT_EQ(answers(nasty, columns, jobs, 40), expected) << jobs;
}

TEST_F(SmallBatch, StopsWhenNothingMoreCanBeWritten) {
  std::string table = "bedrooms\n";
  for (int i = 0; i < 1000; ++i) table += "2\n";
  for (const int jobs : {1, 4}) {
    Bytes source(table);
    Bytes sink;
    sink.set_full(100);
    RecordReader reader(source, 16);
    std::string header;
    ASSERT_TRUE(reader.read_header(header));
    auto columns = output({"row"});
    const auto layout = read_table_header(header, "cases.csv", ruleset_, {}, columns);
    const auto end =
        run_batch({{{plan_, nothing_, columns.asked}}, *layout, columns, ',', jobs, {}}, reader, sink, {});
    EXPECT_TRUE(end.cannot_write);
    EXPECT_LT(sink.bytes().size(), 200U);
  }
}

TEST_F(SmallBatch, TakesWhatIsToldOfEveryRowFromTheMap) {
  const auto document =
      read_yaml("schema: holdfast/map/1\nconstants: {bedrooms: 2, home_place: us/xx/river-county/port}\n",
                "map", Echo::allowed);
  const auto map = read_table_map(*document, ruleset_);
  ASSERT_TRUE(map);
  Scenario told = nothing_;
  Diagnostics mistakes;
  tell_constants(*map, ruleset_, told, mistakes);
  const std::vector<std::string> names = {"us/xx/rent-threshold.outcome", "us/xx/rent-threshold.limit",
                                          "place"};
  const auto by_columns = answers(
      "rent_owed,notice_served_on,eviction_grounds,bedrooms,home_place\n100,2026-11-20,nonpayment,2,us/xx/"
      "river-county/port\n",
      output(names));
  Bytes source("rent_owed,notice_served_on,eviction_grounds\n100,2026-11-20,nonpayment\n");
  Bytes sink;
  RecordReader reader(source, 100);
  std::string header;
  ASSERT_TRUE(reader.read_header(header));
  auto columns = output(names);
  const auto layout = read_table_header(header, "cases.csv", ruleset_, {}, columns);
  run_batch({{{plan_, told, columns.asked}}, *layout, columns, ',', 1, {}}, reader, sink, {});
  EXPECT_EQ(sink.bytes(), by_columns);
  EXPECT_NE(by_columns.find("port"), std::string::npos);
}

TEST(Gzip, UnpacksWhatItPacksAndRefusesWhatIsTorn) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += std::to_string(i * 7919 % 10007) + ",";
  Bytes packed;
  GzipSink sink(packed);
  ASSERT_TRUE(sink.write(text.substr(0, 1000)));
  ASSERT_TRUE(sink.write(text.substr(1000)));
  ASSERT_TRUE(sink.finish());
  EXPECT_LT(packed.bytes().size(), text.size() / 2);
  const auto unpacked = [](const std::string& bytes, bool& failed) {
    Bytes source(bytes);
    GunzipSource gunzip(source);
    std::string all;
    char some[777];
    for (std::size_t got = 0; (got = gunzip.read(some, sizeof some)) > 0;) all.append(some, got);
    failed = gunzip.failed();
    return all;
  };
  bool failed = true;
  EXPECT_EQ(unpacked(packed.bytes(), failed), text);
  EXPECT_FALSE(failed);
  EXPECT_EQ(unpacked(packed.bytes() + packed.bytes(), failed), text + text) << "several members";
  EXPECT_FALSE(failed);
  unpacked(packed.bytes().substr(0, packed.bytes().size() - 5), failed);
  EXPECT_TRUE(failed);
  unpacked("not packed", failed);
  EXPECT_TRUE(failed);
}

}  // namespace
}  // namespace holdfast
