#include "engine/population/table_reader.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "engine/population/cell_product.hpp"
#include "engine/population/passed_cell.hpp"
#include "engine/population/quoting.hpp"

namespace holdfast {
namespace {

// A row whose cells cannot be told apart, or are no text: nothing more is said of it.
constexpr std::uint8_t unreadable = 2;

const char* const save_as_utf_8 = "save the table as UTF-8 (in a spreadsheet: `CSV UTF-8`)";

}  // namespace

TableReader::TableReader(const Ruleset& ruleset, const TableLayout& layout, const Scenario& nothing_told)
    : ruleset_(ruleset),
      layout_(layout),
      nothing_told_(nothing_told),
      index_(layout.names.size(), layout.separator),
      cells_(ruleset, nothing_told) {
  for (const auto& source : layout.facts) {
    plain_.emplace_back(ruleset, source);
    const Fact& fact = ruleset.vocabulary.fact(source.fact);
    if (fact.type.base == Type::Base::place || fact.type.base == Type::Base::list) continue;
    block_.columns.emplace_back(source.fact, fact);
  }
  for (std::size_t i = 0; i < ruleset.places.entries().size(); ++i) {
    spots_.push_back(ruleset.places.spots_in(static_cast<int>(i)));
    std::sort(spots_.back().begin(), spots_.back().end());
  }
}

void TableReader::read(std::string_view text) {
  index_.read(text);
  errors_.clear();
  wrong_.assign(index_.rows(), 0);
  block_.rows = index_.rows();
  block_.whole.clear();
  block_.place.clear();
  refuse_odd_rows();
  if (index_.beyond_ascii()) check_text();
  check_passed();
  std::size_t next = 0;
  for (std::size_t i = 0; i < layout_.facts.size(); ++i) {
    const auto base = ruleset_.vocabulary.fact(layout_.facts[i].fact).type.base;
    if (base == Type::Base::place)
      read_place(i);
    else if (base != Type::Base::list)
      read_fact(i, block_.columns[next++]);
  }
  read_lists();
  std::stable_sort(errors_.begin(), errors_.end(), [this](const CellError& a, const CellError& b) {
    return a.row != b.row ? a.row < b.row : position(a) < position(b);
  });
}

// What concerns the whole row comes first.
std::size_t TableReader::position(const CellError& error) const {
  const auto found = std::find(layout_.titles.begin(), layout_.titles.end(), error.column);
  return found == layout_.titles.end() ? 0 : static_cast<std::size_t>(found - layout_.titles.begin()) + 1;
}

void TableReader::refuse_odd_rows() {
  for (const auto& odd : index_.odd()) {
    errors_.push_back(
        {odd.row, "", "wrong-cells",
         "expected " + std::to_string(index_.cells()) + " cells, found " + std::to_string(odd.cells),
         "a cell that holds a comma stands in double quotes"});
    wrong_[odd.row] = unreadable;
  }
}

void TableReader::check_text() {
  for (std::size_t row = 0; row < index_.rows(); ++row) {
    if (wrong_[row] == unreadable || is_utf_8(index_.record(row))) continue;
    errors_.push_back(
        {static_cast<std::uint32_t>(row), "", "not-utf-8", "expected text in UTF-8", save_as_utf_8});
    wrong_[row] = unreadable;
  }
}

std::string_view TableReader::plain_text(std::size_t row, std::size_t column) {
  const auto cell = index_.cell(row, column);
  const auto text = unquoted(cell, room_);
  if (text) return *text;
  errors_.push_back({static_cast<std::uint32_t>(row), layout_.titles[column], "bad-quotes",
                     "expected nothing after the closing quote",
                     "a cell with quotes in it stands in quotes, and each quote in it is written twice"});
  wrong_[row] = 1;
  return {};
}

void TableReader::check_passed() {
  static constexpr auto look_closer = [] {
    std::array<bool, 256> table{};
    for (int c = 0; c < 256; ++c)
      table[static_cast<std::size_t>(c)] =
          c < 0x20 || c == 0x7F || c == '=' || c == '+' || c == '-' || c == '@' || c == '"';
    return table;
  }();
  for (const std::size_t column : layout_.passed)
    for (std::size_t row = 0; row < index_.rows(); ++row) {
      const auto cell = index_.cell(row, column);
      bool closer = false;
      for (const char c : cell) closer |= c < 0x20 || c == 0x7F;
      if (!closer && (cell.empty() || !look_closer[static_cast<unsigned char>(cell.front())])) continue;
      if (wrong_[row] == unreadable) continue;
      const auto text = plain_text(row, column);
      const auto refuse = [&](const char* code, const char* expected, const char* help) {
        errors_.push_back({static_cast<std::uint32_t>(row), layout_.titles[column], code, expected, help});
        wrong_[row] = 1;
      };
      if (is_formula(text))
        refuse("formula", "expected text that a spreadsheet does not run",
               "begin it with something other than `=`, `+`, `-`, `@`, a tab or a line break");
      else if (has_control_characters(text))
        refuse("control-character", "expected text without control characters", "delete them");
    }
  if (layout_.case_ref < 0) return;
  const auto column = static_cast<std::size_t>(layout_.case_ref);
  for (std::size_t row = 0; row < index_.rows(); ++row) {
    if (wrong_[row] == unreadable) continue;
    const auto text = plain_text(row, column);
    if (text.empty() || is_opaque(text)) continue;
    errors_.push_back({static_cast<std::uint32_t>(row), layout_.titles[column], "not-opaque",
                       "expected a reference that says nothing about a person",
                       "use the number that your own system gave the case: letters and digits, no name, no "
                       "e-mail address, no phone number"});
    wrong_[row] = 1;
  }
}

// Of a cell that only its quotes kept from being plain. What had quotes inside stands elsewhere, unpadded.
bool TableReader::quoted_value(std::size_t source, std::string_view text, std::int64_t& value) const {
  const auto all = index_.text();
  const std::less<const char*> before;
  if (before(text.data(), all.data()) || !before(text.data(), all.data() + all.size())) return false;
  return plain_[source].read(text.data(), static_cast<std::uint32_t>(text.size()), value);
}

std::optional<CellContent> TableReader::content(std::size_t source, std::uint32_t row) {
  const auto& from = layout_.facts[source];
  if (from.times) return product(from, row);
  const auto text = plain_text(row, from.column);
  if (text.empty() && !from.reshaping.recode.contains("")) return CellContent{};
  if (CellContent plain; quoted_value(source, text, plain.value)) {
    plain.told = Told::value;
    return plain;
  }
  return with_care(from, row, text);
}

std::optional<CellContent> TableReader::with_care(const FactSource& from, std::uint32_t row,
                                                  std::string_view text) {
  const std::size_t before = errors_.size();
  auto read = cells_.read(from, layout_.titles[from.column], text, errors_);
  for (std::size_t i = before; i < errors_.size(); ++i) errors_[i].row = row;
  if (!read) wrong_[row] = std::max<std::uint8_t>(wrong_[row], 1);
  return read;
}

std::optional<CellContent> TableReader::product(const FactSource& from, std::uint32_t row) {
  const auto cell = [&](std::size_t column, const std::map<std::string, std::string>& recode) {
    const std::string text(plain_text(row, column));
    const auto found = recode.find(text);
    return found == recode.end() ? text : found->second;
  };
  const auto made =
      cell_product(cell(from.column, from.reshaping.recode), cell(*from.times, from.times_recode));
  if (made && made->empty()) return CellContent{};
  static const Reshaping as_it_is;
  FactSource plain = from;
  plain.reshaping = as_it_is;
  return with_care(plain, row, made.value_or("?"));
}

void TableReader::read_fact(std::size_t source, FactColumn& column) {
  rest_.clear();
  column.told.clear();
  column.parts.clear();
  if (column.width == Width::byte)
    plain_[source].read(index_, column.bytes, rest_);
  else if (column.width == Width::narrow)
    plain_[source].read(index_, column.values, rest_);
  else
    plain_[source].read(index_, column.wide, rest_);
  if (rest_.empty() && index_.odd().empty()) return;
  column.told.assign(index_.rows(), Told::value);
  for (const auto& odd : index_.odd()) column.told[odd.row] = Told::unknown;
  for (const std::uint32_t row : rest_) {
    column.told[row] = Told::unknown;
    if (wrong_[row] == unreadable) continue;
    auto read = content(source, row);
    if (!read) continue;
    column.told[row] = read->told;
    if (read->told == Told::part) column.parts.emplace_back(row, std::move(read->known));
    if (read->told == Told::value) column.set(row, read->value);
  }
}

void TableReader::read_place(std::size_t source) {
  rest_.clear();
  other_spots_.assign(1, nothing_told_.spots);
  std::map<std::vector<int>, std::uint32_t> others;
  const auto places = static_cast<std::uint32_t>(spots_.size());
  plain_[source].read(index_, place_, rest_);
  for (const auto& odd : index_.odd()) place_[odd.row] = places;
  for (const std::uint32_t row : rest_) {
    place_[row] = places;
    if (wrong_[row] == unreadable) continue;
    auto read = content(source, row);
    if (read && read->told == Told::value) place_[row] = static_cast<std::uint32_t>(read->value);
    if (!read || read->told != Told::part) continue;
    const auto [known, fresh] =
        others.try_emplace(std::move(read->spots), static_cast<std::uint32_t>(other_spots_.size()));
    if (fresh) other_spots_.push_back(known->first);
    place_[row] = places + known->second;
  }
  // Only the places that occur, in the order in which they do.
  block_.places.clear();
  block_.told_places.clear();
  block_.place.resize(place_.size());
  slot_.assign(places + other_spots_.size(), -1);
  for (std::size_t row = 0; row < place_.size(); ++row) {
    const auto place = place_[row];
    auto& slot = slot_[place];
    if (slot < 0 && block_.places.size() < Block::most_places) {
      slot = static_cast<std::int32_t>(block_.places.size());
      const bool listed = place < places && ruleset_.places.entry(static_cast<int>(place)).listed;
      block_.told_places.push_back(listed && spots_[place].size() == 1 ? static_cast<int>(place) : -1);
      block_.places.push_back(place < places ? spots_[place] : other_spots_[place - places]);
    }
    if (slot < 0) {
      errors_.push_back({static_cast<std::uint32_t>(row), layout_.titles[layout_.facts[source].column],
                         "too-many-places", "expected fewer different sets of places near each other",
                         "put the row into a table of its own"});
      wrong_[row] = std::max<std::uint8_t>(wrong_[row], 1);
    }
    block_.place[row] = static_cast<Block::PlaceIndex>(std::max(slot, 0));
  }
}

void TableReader::read_lists() {
  std::vector<std::pair<int, std::vector<std::size_t>>> lists;
  for (std::size_t i = 0; i < layout_.facts.size(); ++i) {
    const int fact = layout_.facts[i].fact;
    if (ruleset_.vocabulary.fact(fact).type.base != Type::Base::list) continue;
    const auto same = [&](const auto& list) { return list.first == fact; };
    auto found = std::find_if(lists.begin(), lists.end(), same);
    if (found == lists.end()) found = lists.insert(lists.end(), {fact, {}});
    found->second.push_back(i);
  }
  if (lists.empty()) return;
  for (auto& list : lists)
    std::sort(list.second.begin(), list.second.end(), [&](std::size_t a, std::size_t b) {
      return std::pair(layout_.facts[a].row, a) < std::pair(layout_.facts[b].row, b);
    });
  std::vector<std::string> texts;
  for (std::uint32_t row = 0; row < index_.rows(); ++row) {
    if (wrong_[row] == unreadable) continue;
    std::optional<Scenario> whole;
    for (const auto& [fact, sources] : lists) {
      std::vector<CellReader::ListCell> cells;
      texts.assign(sources.size(), "");
      bool told = false;
      for (std::size_t i = 0; i < sources.size(); ++i) {
        const auto& source = layout_.facts[sources[i]];
        texts[i] = plain_text(row, source.column);
        cells.push_back({&source, &layout_.titles[source.column], texts[i]});
        told = told || !texts[i].empty();
      }
      if (!told) continue;
      if (!whole) whole = scenario_of(ruleset_.vocabulary, block_, row, nothing_told_);
      const std::size_t before = errors_.size();
      if (!cells_.read_list(fact, cells, *whole, errors_)) wrong_[row] = 1;
      for (std::size_t i = before; i < errors_.size(); ++i) errors_[i].row = row;
    }
    if (whole && wrong_[row] == 0) block_.whole.emplace_back(row, std::move(*whole));
  }
}

std::span<const CellError> TableReader::errors_of(std::size_t row) const {
  const auto first =
      std::find_if(errors_.begin(), errors_.end(), [&](const auto& one) { return one.row == row; });
  const auto last = std::find_if(first, errors_.end(), [&](const auto& one) { return one.row != row; });
  return {first, last};
}

void TableReader::add(CellError error) {
  wrong_[error.row] = 1;
  const auto by_row = [](const CellError& a, const CellError& b) { return a.row < b.row; };
  errors_.insert(std::upper_bound(errors_.begin(), errors_.end(), error, by_row), std::move(error));
}

}  // namespace holdfast
