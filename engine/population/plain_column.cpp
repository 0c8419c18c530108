#include "engine/population/plain_column.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "engine/evaluate/fact_reader.hpp"
#include "engine/population/cell_reader.hpp"
#include "engine/population/plain_cells.hpp"

namespace holdfast {
namespace {

using Words = std::vector<std::pair<std::string, std::int64_t>>;

// In no domain of a number, an amount or a day.
constexpr std::int64_t outside = INT64_MIN;

bool fits(Int value) { return value >= INT64_MIN / 2 && value <= INT64_MAX / 2; }

// The words of a choice, a set or a place, and their values.
Words words_of(const Ruleset& ruleset, const Fact& fact) {
  Words words;
  if (fact.type.base == Type::Base::place) {
    const auto& entries = ruleset.places.entries();
    for (std::size_t i = 0; i < entries.size(); ++i)
      if (!entries[i].listed)  // they are too many for a table; whoever reads with care finds them
        words.emplace_back(entries[i].path, static_cast<std::int64_t>(i));
  } else if (fact.type.base == Type::Base::one_of || fact.type.base == Type::Base::some_of) {
    const bool set = fact.type.base == Type::Base::some_of;
    for (std::size_t i = 0; i < fact.type.values->size(); ++i)
      words.emplace_back((*fact.type.values)[i], set ? static_cast<std::int64_t>(std::uint64_t{1} << i)
                                                     : static_cast<std::int64_t>(i));
  } else if (fact.type.base == Type::Base::yes_no) {
    words = {{"false", 0}, {"true", 1}};
  }
  // These have meanings of their own, whatever a choice's values are called.
  std::erase_if(words, [](const auto& word) { return word.first == "unknown" || word.first == "declined"; });
  return words;
}

}  // namespace

PlainColumn::PlainColumn(const Ruleset& ruleset, const FactSource& source) : column_(source.column) {
  const Fact& fact = ruleset.vocabulary.fact(source.fact);
  if (source.row > 0 || source.times || fact.type.base == Type::Base::list) return;
  if (fact.type.base == Type::Base::place || fact.type.base == Type::Base::some_of) {
    span_ = UINT64_MAX;
  } else if (fact.type.base == Type::Base::yes_no) {
    span_ = 1;
  } else if (fact.type.base == Type::Base::one_of) {
    span_ = fact.type.values->size() - 1;
  } else if (fits(fact.type.least) && fits(fact.type.most)) {
    least_ = static_cast<std::int64_t>(fact.type.least);
    span_ = static_cast<std::uint64_t>(fact.type.most - fact.type.least);
  } else {
    return;
  }
  settle_kind(ruleset, fact, source);
}

void PlainColumn::settle_kind(const Ruleset& ruleset, const Fact& fact, const FactSource& source) {
  const auto& reshaping = source.reshaping;
  const bool reshaped =
      !reshaping.format.empty() || reshaping.pad > 0 || reshaping.unit != Reshaping::Unit::as_written;
  auto words = reshaped ? Words{} : words_of(ruleset, fact);
  switch (fact.type.base) {
    case Type::Base::number:
      kind_ = fact.type.scale == 0 ? Kind::number : Kind::nothing;
      break;
    case Type::Base::money:
      kind_ = fact.type.scale == money_scale ? Kind::money : Kind::nothing;
      break;
    case Type::Base::date:
      kind_ = Kind::day;
      break;
    case Type::Base::time:
      kind_ = Kind::minute;
      break;
    case Type::Base::yes_no:
      kind_ = Kind::yes_no;
      break;
    default:
      kind_ = words.empty() ? Kind::nothing : Kind::words;
      break;
  }
  if (reshaped) kind_ = Kind::nothing;
  if (reshaping.recode.empty()) {
    if (kind_ == Kind::words) words_ = WordTable(words);
    return;
  }
  // What a map recodes is looked for first. Where a word means no single value it is left to those who read
  // with care, and so is everything that is no word at all.
  const Scenario nothing_told = unknown_scenario(ruleset, 0);
  CellReader reader(ruleset, nothing_told);
  for (const auto& [word, meaning] : reshaping.recode) {
    CellErrors errors;
    const auto content = reader.read(source, "", word, errors);
    std::erase_if(words, [&replaced = word](const auto& one) { return one.first == replaced; });
    const auto place = ruleset.places.find(meaning);
    if (content && content->told == Told::value)
      words.emplace_back(word, content->value);
    else if (content && fact.type.base == Type::Base::place && place)
      words.emplace_back(word, *place);
    else if (fact.type.numeric() || fact.type.event())
      words.emplace_back(word, outside);
  }
  if (fact.type.numeric() || fact.type.event()) otherwise_ = kind_;
  kind_ = Kind::words;
  words_ = WordTable(words);
}

template <class Value, class Parse>
void PlainColumn::read_with(const CellIndex& index, Parse parse, std::vector<Value>& values,
                            std::vector<std::uint32_t>& rest) const {
  const char* text = index.text().data();
  const std::size_t cells = index.cells();
  const bool last = column_ + 1 == cells;
  for (const auto& run : index.runs()) {
    const std::uint32_t* end = run.ends + column_;
    const std::size_t known = rest.size();
    rest.resize(known + run.rows + 1);
    std::uint32_t* left = rest.data() + known;
    Value* to = values.data() + run.first_row;
    for (std::uint32_t row = 0; row < run.rows; ++row, end += cells) {
      const char* at = text + static_cast<std::uint32_t>(end[-1] + 1);
      const char* stop = text + *end;
      stop -= (last & (stop[-1] == '\r')) ? 1 : 0;
      std::int64_t value = 0;
      const bool parsed = parse(at, static_cast<std::uint32_t>(stop - at), value);
      const bool good = (static_cast<int>(parsed) & static_cast<int>(in_domain(value))) != 0;  // no branch
      to[row] = static_cast<Value>(good ? value : least_);
      *left = run.first_row + row;
      left += good ? 0 : 1;
    }
    rest.resize(static_cast<std::size_t>(left - rest.data()));
  }
}

template <class Value>
void PlainColumn::read_digits(const CellIndex& index, DigitCells::Kind kind, std::vector<Value>& values,
                              std::vector<std::uint32_t>& rest) const {
  constexpr std::int64_t low = std::numeric_limits<std::int32_t>::min();
  constexpr std::int64_t high = std::numeric_limits<std::int32_t>::max();
  DigitCells digits;
  digits.kind = kind;
  digits.least = static_cast<std::int32_t>(std::max(least_, low));
  digits.most = static_cast<std::int32_t>(std::min(least_ + static_cast<std::int64_t>(span_), high));
  constexpr std::uint32_t at_once = 512;
  std::array<std::int32_t, at_once> some;
  for (const auto& run : index.runs()) {
    const std::size_t known = rest.size();
    rest.resize(known + run.rows + 1);
    std::uint32_t* left = rest.data() + known;
    for (std::uint32_t row = 0; row < run.rows; row += at_once) {
      const auto count = std::min(run.rows - row, at_once);
      left = digits.read({index.text().data(), run.ends + row * index.cells() + column_, index.cells(), count,
                          column_ + 1 == index.cells()},
                         run.first_row + row, some.data(), left);
      std::transform(some.begin(), some.begin() + count, values.begin() + run.first_row + row,
                     [](std::int32_t value) { return static_cast<Value>(value); });
    }
    rest.resize(static_cast<std::size_t>(left - rest.data()));
  }
}

template <class Value>
void PlainColumn::read_all(const CellIndex& index, std::vector<Value>& values,
                           std::vector<std::uint32_t>& rest) const {
  values.resize(index.rows());
  for (const auto& odd : index.odd()) values[odd.row] = static_cast<Value>(least_);
  const auto with = [&](auto parse) { read_with(index, parse, values, rest); };
  const auto word = [this](const char* at, std::uint32_t length, std::int64_t& value) {
    return words_.find(at, length, value);
  };
  if (kind_ == Kind::words && otherwise_ != Kind::nothing)
    return with([this](const char* at, std::uint32_t length, std::int64_t& value) {
      return words_.find(at, length, value) || read_as(otherwise_, at, length, value);
    });
  switch (kind_) {  // each a loop of its own, with nothing to call in it
    case Kind::number:
      return read_digits(index, DigitCells::Kind::number, values, rest);
    case Kind::money:
      return read_digits(index, DigitCells::Kind::money, values, rest);
    case Kind::day:
      return read_digits(index, DigitCells::Kind::day, values, rest);
    case Kind::minute:
      return read_digits(index, DigitCells::Kind::minute, values, rest);
    case Kind::yes_no:
      return with([](const char* at, std::uint32_t length, std::int64_t& value) {
        return plain::yes_no(at, length, value);
      });
    case Kind::words:
      return with(word);
    case Kind::nothing:
      return with([](const char*, std::uint32_t, std::int64_t&) { return false; });
  }
}

void PlainColumn::read(const CellIndex& index, std::vector<std::uint8_t>& values,
                       std::vector<std::uint32_t>& rest) const {
  read_all(index, values, rest);
}
void PlainColumn::read(const CellIndex& index, std::vector<std::int32_t>& values,
                       std::vector<std::uint32_t>& rest) const {
  read_all(index, values, rest);
}
void PlainColumn::read(const CellIndex& index, std::vector<std::int64_t>& values,
                       std::vector<std::uint32_t>& rest) const {
  read_all(index, values, rest);
}
void PlainColumn::read(const CellIndex& index, std::vector<std::uint32_t>& values,
                       std::vector<std::uint32_t>& rest) const {
  read_all(index, values, rest);
}

bool PlainColumn::read_as(Kind kind, const char* at, std::uint32_t length, std::int64_t& value) const {
  switch (kind) {
    case Kind::number:
      return plain::whole_number(at, length, value);
    case Kind::money:
      return plain::money(at, length, value);
    case Kind::day:
      return plain::day(at, length, value);
    case Kind::minute:
      return plain::minute(at, length, value);
    case Kind::yes_no:
      return plain::yes_no(at, length, value);
    case Kind::words:
      return words_.find(at, length, value);
    case Kind::nothing:
      return false;
  }
  return false;
}

bool PlainColumn::read(const char* at, std::uint32_t length, std::int64_t& value) const {
  return (read_as(kind_, at, length, value) || read_as(otherwise_, at, length, value)) && in_domain(value);
}

}  // namespace holdfast
