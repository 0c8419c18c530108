// The cells that a row writer looks at one by one.
#include "engine/population/determined_cells.hpp"
#include "engine/population/passed_cell.hpp"
#include "engine/population/quoting.hpp"
#include "engine/population/row_writer.hpp"

namespace holdfast {

void RowWriter::write_amount(const OutputColumn& column, std::size_t at, std::size_t row, TextBuffer& out) {
  const Says says = laws_[column.law]->says(column.asked, row);
  if (says != Says::applies && says != Says::may_apply) {
    // What is not known is not nothing.
    if (says != Says::needs_review && says != Says::unknown) out.put(vocabulary_[at].front().whole);
    return;
  }
  for (const auto& amount : laws_[column.law]->amounts(column.asked)) {
    if (amount.of != column.amount || (!column.bucket.empty() && amount.bucket != column.bucket)) continue;
    const auto ends = amount.ends[row];
    if ((ends & AmountColumn::there) == 0) return;
    const bool below = (ends & AmountColumn::open_below) != 0;
    const bool above = (ends & AmountColumn::open_above) != 0;
    const auto put_end = [&](std::int64_t units) {
      int scale = amount.scale;  // idle zeros beyond the cents are of the reckoning, not of the amount
      for (; scale > money_scale && units % 10 == 0; --scale) units /= 10;
      out.put_decimal(units, scale);
    };
    if (!below) put_end(amount.least[row]);
    if (!below && !above && amount.least[row] == amount.most(row)) return;
    out.put("..");
    if (!above) put_end(amount.most(row));
    return;
  }
}

void RowWriter::write_copy(const TableReader& reader, std::size_t row, std::size_t column, TextBuffer& out) {
  const auto cell = reader.index().cell(row, column);
  if (cell.empty()) return;
  // What was refused is not repeated.
  if (reader.is_wrong(row)) {
    const auto text = unquoted(cell, room_);
    if (!text || is_formula(*text) || has_control_characters(*text) || !is_utf_8(*text)) return;
    if (static_cast<int>(column) == layout_.case_ref && !is_opaque(*text)) return;
  }
  const bool as_it_is =
      separator_ == layout_.separator && (cell.front() == '"' || !reader.index().has_quotes());
  if (as_it_is) {
    out.reserve(cell.size() + 128);
    out.put(cell);
    return;
  }
  const auto text = unquoted(cell, room_);
  if (text) write_text(*text, out);
}

void RowWriter::write_text(std::string_view text, TextBuffer& out) {
  const char special[] = {separator_, '"', '\n', '\r'};
  if (text.find_first_of(std::string_view(special, sizeof special)) == std::string_view::npos) {
    out.reserve(text.size() + 128);
    out.put(text);
    return;
  }
  quoted_.clear();
  append_quoted(quoted_, text, separator_);
  out.reserve(quoted_.size() + 128);
  out.put(quoted_);
}

void RowWriter::write_built_in(const OutputColumn& column, const TableReader& reader, std::size_t row,
                               std::uint64_t number, const Determination* determination, TextBuffer& out) {
  switch (column.built_in) {
    case BuiltIn::row:
      return out.put_number(number);
    case BuiltIn::case_ref:
      if (layout_.case_ref >= 0) write_copy(reader, row, static_cast<std::size_t>(layout_.case_ref), out);
      return;
    case BuiltIn::status:
      return out.put(reader.is_wrong(row) ? "error" : "ok");
    case BuiltIn::errors: {
      std::string all;
      for (const auto& error : reader.errors_of(row))
        all += (all.empty() ? "" : "; ") + (error.column.empty() ? "" : error.column + ": ") + error.code;
      return write_text(all, out);
    }
    case BuiltIn::as_of:
      return write_text(to_string(nothing_told_.as_of), out);
    case BuiltIn::ruleset_sha256:
      return write_text(laws_.front()->plan().ruleset().sha256, out);
    default:
      if (determination != nullptr) write_text(determined_cell(*determination, column.built_in), out);
      return;
  }
}

}  // namespace holdfast
