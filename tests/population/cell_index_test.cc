// A table is taken apart as RFC 4180 says, wherever it is cut and whatever the processor can do.
#include "engine/population/cell_index.hpp"

#include <gtest/gtest.h>

#include <random>

#include "engine/population/quoting.hpp"
#include "engine/population/record_reader.hpp"
#include "tests/support/padded.hpp"

namespace holdfast {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const CellIndex& index) {
  Rows rows(index.rows());
  std::string room;
  for (std::size_t row = 0; row < index.rows(); ++row)
    for (std::size_t column = 0; column < index.cells(); ++column) {
      const auto text = unquoted(index.cell(row, column), room);
      rows[row].push_back(text ? std::string(*text) : "(bad quotes)");
    }
  for (const auto& odd : index.odd()) rows[odd.row] = {"(" + std::to_string(odd.cells) + " cells)"};
  return rows;
}

Rows taken_apart(const std::string& text, std::size_t cells, char separator = ',') {
  CellIndex index(cells, separator);
  const Padded padded(text);
  index.read(padded.text());
  return rows_of(index);
}

TEST(CellIndex, TakesCellsApart) {
  EXPECT_EQ(taken_apart("a,b\nc,d\n", 2), (Rows{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(taken_apart("a,b\r\nc,d\r\n", 2), (Rows{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(taken_apart(",\n,\r\n", 2), (Rows{{"", ""}, {"", ""}}));
  EXPECT_EQ(taken_apart("a\tb,c\n", 2, '\t'), (Rows{{"a", "b,c"}}));
  EXPECT_EQ(taken_apart("", 2), Rows{});
}

TEST(CellIndex, ReadsQuotes) {
  EXPECT_EQ(taken_apart("\"a,b\",\"c\nd\"\n", 2), (Rows{{"a,b", "c\nd"}}));
  EXPECT_EQ(taken_apart("\"\",\"\"\"\"\r\n", 2), (Rows{{"", "\""}}));
  EXPECT_EQ(taken_apart("\"a \"\"b\"\"\r\nc\",d\r\n", 2), (Rows{{"a \"b\"\r\nc", "d"}}));
}

TEST(CellIndex, TakesAQuoteInsideAnUnquotedCellForAQuote) {
  EXPECT_EQ(taken_apart("5\" pipe,b\nc,d\n", 2), (Rows{{"5\" pipe", "b"}, {"c", "d"}}));
}

TEST(CellIndex, SaysWhereSomethingStandsAfterAClosingQuote) {
  EXPECT_EQ(taken_apart("\"a\"b,c\nd,e\n", 2), (Rows{{"(bad quotes)", "c"}, {"d", "e"}}));
}

TEST(CellIndex, CountsTheCellsOfOddRowsAndSkipsLinesOfNothing) {
  EXPECT_EQ(taken_apart("a,b\nc\n\n\r\nd,e,f\ng,h\n", 2),
            (Rows{{"a", "b"}, {"(1 cells)"}, {"(3 cells)"}, {"g", "h"}}));
  EXPECT_EQ(taken_apart("a\n\nb\n", 1), (Rows{{"a"}, {"b"}})) << "one column: a line of nothing is no row";
}

TEST(CellIndex, KnowsTheLineOfEveryRow) {
  CellIndex index(2, ',');
  const Padded padded("a,\"1\n2\n3\"\nb\n\nc,d\n");
  index.read(padded.text());
  EXPECT_EQ(index.lines_before(0), 0U);
  EXPECT_EQ(index.lines_before(1), 3U);
  EXPECT_EQ(index.lines_before(2), 5U);
  EXPECT_EQ(index.lines(), 6U);
}

TEST(CellIndex, SaysWhetherAByteIsBeyondAscii) {
  for (const bool accent : {false, true})
    for (std::size_t length = 0; length < 140; ++length) {
      const Padded padded(std::string(length, 'a') + (accent ? "\xC3\xB1" : "") + ",b\n", '\xFF');
      CellIndex index(2, ',');
      index.read(padded.text());
      EXPECT_EQ(index.beyond_ascii(), accent) << length;
    }
}

// A source that gives its text a few bytes at a time.
class Drops : public ByteSource {
 public:
  Drops(std::string text, std::size_t most) : text_(std::move(text)), most_(most) {}
  std::size_t read(char* into, std::size_t most) override {
    const auto count = std::min({most, most_, text_.size() - at_});
    std::copy_n(text_.begin() + static_cast<std::ptrdiff_t>(at_), count, into);
    at_ += count;
    return count;
  }

 private:
  std::string text_;
  std::size_t most_;
  std::size_t at_ = 0;
};

const char* const nasty =
    "\xEF\xBB\xBF"
    "x,y\r\n"
    "a,b\r\n\"q,1\",\"two\nlines \"\"and\"\" quotes\"\n\nshort\n,\n\"\",\"\"\n5\" "
    "pipe,\"a\r\nb\"\none,two,three\n"
    "last,\"\xC3\xB1\"";

TEST(RecordReader, GivesTheSameRowsWhereverThePiecesEnd) {
  const Rows expected = {{"a", "b"},    {"q,1", "two\nlines \"and\" quotes"},
                         {"(1 cells)"}, {"", ""},
                         {"", ""},      {"5\" pipe", "a\r\nb"},
                         {"(3 cells)"}, {"last", "\xC3\xB1"}};
  for (std::size_t piece_bytes = 1; piece_bytes < 140; ++piece_bytes)
    for (const std::size_t drop : {1U, 7U, 1000U}) {
      Drops drops(nasty, drop);
      RecordReader reader(drops, piece_bytes);
      std::string header;
      ASSERT_TRUE(reader.read_header(header));
      EXPECT_EQ(header, "x,y");
      Rows rows;
      Piece piece;
      CellIndex index(2, ',');
      while (reader.next(piece)) {
        index.read(piece.text());
        for (auto& row : rows_of(index)) rows.push_back(std::move(row));
      }
      EXPECT_EQ(reader.trouble(), RecordReader::Trouble::none);
      EXPECT_EQ(rows, expected) << piece_bytes << " bytes a piece, " << drop << " at a time";
    }
}

TEST(RecordReader, RefusesAQuoteThatIsNeverClosed) {
  Drops drops("x,y\na,b\n\"c,d\n" + std::string(3U << 20U, 'e'), 1U << 16U);
  RecordReader reader(drops, 1U << 10U);
  std::string header;
  ASSERT_TRUE(reader.read_header(header));
  Piece piece;
  std::size_t bytes = 0;
  while (reader.next(piece)) bytes += piece.text().size();
  EXPECT_EQ(bytes, 4U);
  EXPECT_EQ(reader.trouble(), RecordReader::Trouble::record_without_end);
}

TEST(RecordReader, ReadsAHeaderAloneAndNothingAtAll) {
  for (const std::string text : {"x,y", "x,y\n", "x,y\r\n"}) {
    Drops drops(text, 100);
    RecordReader reader(drops, 64);
    std::string header;
    Piece piece;
    EXPECT_TRUE(reader.read_header(header));
    EXPECT_EQ(header, "x,y");
    EXPECT_FALSE(reader.next(piece));
    EXPECT_EQ(reader.trouble(), RecordReader::Trouble::none);
  }
  Drops nothing("", 100);
  RecordReader reader(nothing, 64);
  std::string header;
  EXPECT_FALSE(reader.read_header(header));
}

TEST(Separators, AreTheSameByEveryWayOfLooking) {
  std::mt19937 random(7);
  const std::string bytes = ",,,\n\"\"a1\r \xC3\xA9\t";
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (std::size_t n = random() % 300; n > 0; --n)
      text += random() % 3 == 0 ? bytes[random() % bytes.size()] : static_cast<char>('a' + random() % 26);
    text += '\n';
    const Padded padded(text, ',');
    std::vector<std::uint32_t> plain(text.size() + 80, UINT32_MAX);
    auto wide = plain;
    const auto a = find_separators_plainly(padded.text(), ',', plain.data() + 1);
    const auto b = find_separators(padded.text(), ',', wide.data() + 1);
    ASSERT_EQ(a.count, b.count);
    plain.resize(a.count + 1);
    wide.resize(a.count + 1);
    EXPECT_EQ(plain, wide);
    EXPECT_EQ(a.newlines, b.newlines);
    EXPECT_EQ(a.beyond_ascii, b.beyond_ascii);
    EXPECT_EQ(a.quotes, b.quotes);
  }
}

}  // namespace
}  // namespace holdfast
