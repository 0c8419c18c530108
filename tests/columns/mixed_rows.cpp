#include "tests/columns/mixed_rows.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "engine/base/decimal.hpp"
#include "engine/plan/facts_read.hpp"

namespace holdfast {
namespace {

bool is_choice(const Fact& fact) {
  return fact.type.base == Type::Base::yes_no || fact.type.base == Type::Base::one_of;
}

std::uint64_t all_values(const Fact& fact) {
  if (fact.type.base == Type::Base::yes_no) return 3;
  const auto count = fact.type.values->size();
  return count == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

std::string number_text(const Fact& fact, Int value) {
  switch (fact.type.base) {
    case Type::Base::money:
      return money_to_string(value);
    case Type::Base::percent:
      return percent_to_string(value);
    case Type::Base::date:
      return to_string(static_cast<Day>(value));
    case Type::Base::time:
      return minute_to_string(static_cast<Minute>(value));
    default:
      return to_string(value);
  }
}

std::string values_text(const Fact& fact, std::uint64_t bits, char between) {
  std::string text;
  for (int i = 0; i < 64; ++i)
    if ((bits >> i & 1U) != 0) {
      if (!text.empty()) text += between;
      text += fact.type.base == Type::Base::yes_no ? (i == 1 ? "true" : "false")
                                                   : (*fact.type.values)[static_cast<std::size_t>(i)];
    }
  return text;
}

std::string set_text(const Fact& fact, std::uint64_t bits, char between = '|') {
  return bits == 0 ? "[]" : values_text(fact, bits, between);
}

// What is known in part, as a cell has it.
std::string part_text(const Fact& fact, const Known& known) {
  if (is_choice(fact)) return values_text(fact, known.may, '|');
  std::string text;
  if (fact.type.base == Type::Base::some_of) {
    for (const auto set : known.listed->sets) text += (text.empty() ? "{" : "|") + set_text(fact, set, '+');
    return text + "}";
  }
  const auto add = [&](const std::string& one) { text += (text.empty() ? "" : "|") + one; };
  if (known.may_happen)
    for (const auto& piece : known.pieces) {
      if (known.open_below || known.open_above || piece.least != piece.most)
        add((known.open_below ? "" : number_text(fact, piece.least)) + ".." +
            (known.open_above ? "" : number_text(fact, piece.most)));
      else
        add(number_text(fact, piece.least));
    }
  if (known.may_not_happen) add(known.may_come ? "not_yet" : "never");
  return text;
}

}  // namespace

MixedRows::MixedRows(const Plan& plan, Day as_of, std::uint64_t seed)
    : ruleset_(plan.ruleset()),
      nothing_told_(unknown_scenario(ruleset_, as_of)),
      random_(seed),
      values_(ruleset_.vocabulary.facts().size()) {
  const auto& ruleset = ruleset_;
  FactsRead read(plan);
  for (const NodeId constraint : plan.consistent()) read.add(constraint);
  bound_ = read.facts();
  spots_.push_back(nothing_told_.spots);
  places_.push_back("unknown");
  for (std::size_t i = 0; i < ruleset.places.entries().size(); ++i)
    if (const auto& place = ruleset.places.entry(static_cast<int>(i));
        !place.listed || place.law == static_cast<int>(i))
      place_index(place.path);
  const auto paths = ruleset.places.paths();
  for (int i = 0; i < 40; ++i) {
    const auto& one = paths[static_cast<std::size_t>(below(static_cast<int>(paths.size())))];
    const auto& other = paths[static_cast<std::size_t>(below(static_cast<int>(paths.size())))];
    place_index(one + "|" + other);
  }
  for (const auto& rule : ruleset.rules) {
    if (rule.cases.empty()) continue;
    examples_.emplace_back();
    for (const auto& one : rule.cases) read_case(rule, one);
  }
  for (std::size_t fact = 0; fact < values_.size(); ++fact)
    if (!values_[fact].empty()) facts_.push_back(static_cast<int>(fact));
}

std::uint32_t MixedRows::place_index(const std::string& text) {
  const auto found = std::find(places_.begin(), places_.end(), text);
  if (found != places_.end()) return static_cast<std::uint32_t>(found - places_.begin());
  std::vector<int> spots;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('|', at), text.size());
    if (const auto place = ruleset_.places.find(text.substr(at, end - at)))
      for (const int spot : ruleset_.places.spots_in(*place)) spots.push_back(spot);
    at = end + 1;
  }
  if (spots.empty()) return 0;
  std::sort(spots.begin(), spots.end());
  spots.erase(std::unique(spots.begin(), spots.end()), spots.end());
  spots_.push_back(std::move(spots));
  places_.push_back(text);
  return static_cast<std::uint32_t>(places_.size() - 1);
}

void MixedRows::read_case(const Rule& rule, const RuleCase& one) {
  Example example;
  example.place = place_index(one.place);
  Document document;
  document.name = rule.file;
  for (const auto& [name, node] : one.given) {
    if (name == "home_place") {
      if (node.is_scalar()) example.place = place_index(node.text);
      continue;
    }
    const auto fact = ruleset_.vocabulary.find(name);
    if (!fact) continue;
    auto scenario = nothing_told_;
    Diagnostics diagnostics;
    read_facts(document, {{name, node}}, "/given", ruleset_, scenario, diagnostics);
    if (!diagnostics.empty()) continue;
    const bool list = ruleset_.vocabulary.fact(*fact).type.base == Type::Base::list;
    for (std::size_t i = 0; i < scenario.facts.size(); ++i) {
      if (scenario.facts[i] == nothing_told_.facts[i]) continue;
      (list ? example.lists : example.facts).emplace_back(static_cast<int>(i), scenario.facts[i]);
      if (!list) values_[i].push_back(scenario.facts[i]);
    }
  }
  examples_.back().push_back(std::move(example));
}

std::uint32_t MixedRows::some_place(const Example& example) {
  if (below(10) < 7) return example.place;
  return static_cast<std::uint32_t>(below(static_cast<int>(places_.size())));
}

Known MixedRows::some_value(int fact) {
  const auto& all = values_[static_cast<std::size_t>(fact)];
  return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
}

Known MixedRows::moved(const Fact& fact, Known known) {
  if (is_choice(fact) || fact.type.base == Type::Base::some_of) {
    const auto values = all_values(fact);
    const auto bit = std::uint64_t{1} << below(std::popcount(values));
    if (is_choice(fact)) {
      known.may = bit;
    } else {
      known = Known{};
      known.may = known.must = some_value(*ruleset_.vocabulary.find(fact.name)).may ^ bit;
    }
    return known;
  }
  if (known.pieces.empty()) return known;
  auto& piece = known.pieces.front();
  const Int step = below(2) == 0 ? -1 : 1;
  if (known.pieces.size() == 1 && piece.least + step >= fact.type.least &&
      piece.most + step <= fact.type.most && !known.open_below && !known.open_above) {
    piece.least += step;
    piece.most += step;
  }
  return known;
}

Known MixedRows::opened(const Fact& fact, Known known) {
  if (is_choice(fact)) {
    known.may |= std::uint64_t{1} << below(std::popcount(all_values(fact)));
    return known;
  }
  if (fact.type.base == Type::Base::some_of) {
    if (!known.listed->sets.empty() || known.may != known.must) return known;
    const auto other = known.may ^ std::uint64_t{1} << below(std::popcount(all_values(fact)));
    known.listed.change().sets = {known.may, other};
    known.must = known.may & other;
    known.may |= other;
    return known;
  }
  if (known.pieces.size() != 1 || known.may_not_happen || known.open_below || known.open_above) return known;
  const auto ends = known.pieces.front();
  const Int widths[] = {1, 2, 30, 500, 40000};
  const Int width = widths[below(5)];
  if (below(3) == 0 && ends.most + width + 1 <= fact.type.most && width > 0) {  // one of two
    known.pieces.push_back({ends.most + width + 1, ends.most + width + 1});
    return known;
  }
  known.pieces.front() = {std::max(fact.type.least, ends.least - (below(2) == 0 ? 0 : width)),
                          std::min(fact.type.most, ends.most + width)};
  return known;
}

Known MixedRows::told_about(const Fact& fact, const Known& known) {
  const int luck = below(100);
  if (luck < 60) return known;
  if (luck < 74) return moved(fact, known);
  if (luck < 84) return opened(fact, known);
  const int index = *ruleset_.vocabulary.find(fact.name);
  if (luck < 90) return some_value(index);
  auto nothing = nothing_told_.facts[static_cast<std::size_t>(index)];
  nothing.declined = luck == 99;
  return nothing;
}

void MixedRows::put(const Fact& fact, const Known& known, const Known& nothing, FactColumn& column,
                    std::uint32_t row) {
  Told told = Told::part;
  Int value = fact.type.least;
  auto one = known;  // what would stand for one value
  if (known.declined) {
    told = Told::declined;
  } else if (known == nothing) {
    told = Told::unknown;
  } else if (is_choice(fact)) {
    if (std::has_single_bit(known.may)) {
      told = Told::value;
      value = std::countr_zero(known.may);
    }
  } else if (fact.type.base == Type::Base::some_of) {
    if (known.may == known.must) {
      told = Told::value;
      value = static_cast<Int>(known.may);
    }
  } else if (!known.may_happen && known.may_not_happen) {
    told = known.may_come ? Told::not_yet : Told::never;
  } else if (known.pieces.size() == 1 && known.pieces.front().least == known.pieces.front().most &&
             !known.may_not_happen && !known.open_below && !known.open_above) {
    told = Told::value;
    value = known.pieces.front().least;
  }
  if (is_choice(fact) || fact.type.base == Type::Base::some_of) value = told == Told::value ? value : 0;
  column.told.push_back(told);
  column.push(static_cast<std::int64_t>(value));
  if (told == Told::part) column.parts.emplace_back(row, std::move(one));
}

Block MixedRows::block(std::size_t rows) {
  const auto& vocabulary = ruleset_.vocabulary;
  Block made;
  made.rows = rows;
  made.places = spots_;
  for (const int fact : facts_) {
    FactColumn column;
    column.fact = fact;
    column.width = width_of(vocabulary.fact(fact));
    made.columns.push_back(std::move(column));
  }
  for (std::uint32_t row = 0; row < rows; ++row) {
    const auto& rule = examples_[static_cast<std::size_t>(below(static_cast<int>(examples_.size())))];
    const auto& example = rule[static_cast<std::size_t>(below(static_cast<int>(rule.size())))];
    made.place.push_back(static_cast<Block::PlaceIndex>(some_place(example)));
    // Of what its case leaves out, a row tells nothing, a little, or nearly all.
    const int tells = std::array{0, 25, 92}[static_cast<std::size_t>(below(3))];
    for (auto& column : made.columns) {
      const auto& fact = vocabulary.fact(column.fact);
      const auto told = std::find_if(example.facts.begin(), example.facts.end(),
                                     [&](const auto& one) { return one.first == column.fact; });
      const auto& nothing = nothing_told_.facts[static_cast<std::size_t>(column.fact)];
      const auto known = told != example.facts.end() ? told_about(fact, told->second)
                         : below(100) < (is_bound(column.fact) ? tells / 12 : tells)
                             ? told_about(fact, some_value(column.fact))
                             : nothing;
      put(fact, known, nothing, column, row);
    }
    if (example.lists.empty() || below(5) == 0) continue;
    auto scenario = scenario_of(vocabulary, made, row, nothing_told_);
    for (const auto& [fact, known] : example.lists) scenario.facts[static_cast<std::size_t>(fact)] = known;
    made.whole.emplace_back(row, std::move(scenario));
  }
  return made;
}

std::string MixedRows::header() const {
  std::string line = "case_ref,home_place";
  for (const int fact : facts_) line += "," + ruleset_.vocabulary.fact(fact).name;
  return line + "\n";
}

void MixedRows::append(const Block& block, std::size_t row, std::size_t case_ref, std::string& csv) const {
  csv += std::to_string(case_ref) + "," + places_[block.place[row]];
  for (const auto& column : block.columns) {
    const auto& fact = ruleset_.vocabulary.fact(column.fact);
    csv += ",";
    switch (column.told[row]) {
      case Told::value: {
        const Int value = column.value(row);
        csv += fact.type.base == Type::Base::some_of ? set_text(fact, static_cast<std::uint64_t>(value))
               : is_choice(fact)                     ? values_text(fact, std::uint64_t{1} << value, '|')
                                                     : number_text(fact, value);
        break;
      }
      case Told::part:
        csv +=
            part_text(fact, std::lower_bound(column.parts.begin(), column.parts.end(), row,
                                             [](const auto& one, std::size_t at) { return one.first < at; })
                                ->second);
        break;
      case Told::not_yet:
        csv += "not_yet";
        break;
      case Told::never:
        csv += "never";
        break;
      case Told::unknown:
        break;
      case Told::declined:
        csv += "declined";
        break;
    }
  }
  csv += "\n";
}

}  // namespace holdfast
