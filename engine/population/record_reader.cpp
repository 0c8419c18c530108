#include "engine/population/record_reader.hpp"

#include <algorithm>
#include <cstring>

#include "engine/population/quoting.hpp"

namespace holdfast {
namespace {

// A record of more bytes is one whose quote was never closed.
constexpr std::size_t longest_record = 1U << 20U;
constexpr std::size_t shortest_header = 64;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

bool RecordReader::fail(Trouble trouble) {
  if (trouble_ == Trouble::none) trouble_ = trouble;
  return false;
}

// What was left, and then what the source gives, up to `wanted` bytes in all.
void RecordReader::fill(Piece& piece, std::size_t wanted) {
  if (piece.room_.size() < wanted + 2 * text_padding + 1) piece.room_.resize(wanted + 2 * text_padding + 1);
  char* text = piece.room_.data() + text_padding;
  if (!left_.empty()) std::memcpy(text, left_.data(), left_.size());
  piece.size_ = left_.size();
  left_.clear();
  while (!at_end_ && piece.size_ < wanted) {
    const std::size_t got = source_.read(text + piece.size_, wanted - piece.size_);
    if (got == 0) at_end_ = true;
    piece.size_ += got;
  }
  if (at_end_ && source_.failed()) fail(Trouble::cannot_read);
}

bool RecordReader::read_header(std::string& header) {
  Piece piece;
  fill(piece, std::max(piece_bytes_, shortest_header));
  for (;;) {
    if (trouble_ != Trouble::none) return false;
    auto text = piece.text();
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    // A header with a line break in a name is none that we could use; it ends at the first one.
    const auto end = text.find('\n');
    if (end != std::string_view::npos || at_end_) {
      header = text.substr(0, end);
      if (header.ends_with('\r')) header.pop_back();
      left_ = end == std::string_view::npos ? "" : std::string(text.substr(end + 1));
      return !header.empty() || end != std::string_view::npos;
    }
    if (text.size() > longest_record) return fail(Trouble::record_without_end);
    left_ = piece.text();
    fill(piece, left_.size() * 2);
  }
}

bool RecordReader::next(Piece& piece) {
  std::size_t wanted = std::max(piece_bytes_, left_.size());
  for (;;) {
    fill(piece, wanted);
    if (trouble_ != Trouble::none || piece.size_ == 0) return false;
    char* text = piece.room_.data() + text_padding;
    if (at_end_ && text[piece.size_ - 1] != '\n') text[piece.size_++] = '\n';
    const std::size_t whole = lines_ ? piece.text().rfind('\n') + 1 : whole_records(piece.text(), separator_);
    if (whole > 0) {
      left_ = piece.text().substr(whole);
      piece.size_ = whole;
      return true;
    }
    if (at_end_ || piece.size_ > longest_record) return fail(Trouble::record_without_end);
    left_ = piece.text();
    wanted = left_.size() * 2;
  }
}

}  // namespace holdfast
