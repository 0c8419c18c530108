// A source of bytes, in pieces that are whole records. Every piece is padded, so that it can be searched many
// bytes at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/population/bytes.hpp"
#include "engine/population/separators.hpp"

namespace holdfast {

class Piece {
 public:
  std::string_view text() const { return {room_.data() + text_padding, size_}; }

 private:
  friend class RecordReader;
  std::vector<char> room_;
  std::size_t size_ = 0;
};

class RecordReader {
 public:
  // About so many bytes a piece; a record may be longer, but not without end.
  RecordReader(ByteSource& source, std::size_t piece_bytes) : source_(source), piece_bytes_(piece_bytes) {}

  // The first record, without its line break and without a byte order mark. False where there is none.
  bool read_header(std::string& header);
  // What stands between cells, once the header has told; quotes are read by it.
  void set_separator(char separator) { separator_ = separator; }
  // Every line break ends a record.
  void take_lines() { lines_ = true; }
  // The next records, each with a line break. False at the end, or when something is wrong.
  bool next(Piece& piece);

  enum class Trouble { none, cannot_read, record_without_end };
  Trouble trouble() const { return trouble_; }

 private:
  void fill(Piece& piece, std::size_t wanted);
  bool fail(Trouble trouble);

  ByteSource& source_;
  std::size_t piece_bytes_;
  char separator_ = ',';
  bool lines_ = false;
  std::string left_;  // the beginning of a record whose end was not read yet
  bool at_end_ = false;
  Trouble trouble_ = Trouble::none;
};

}  // namespace holdfast
