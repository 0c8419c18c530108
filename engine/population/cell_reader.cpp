#include "engine/population/cell_reader.hpp"

#include <algorithm>
#include <bit>

#include "engine/evaluate/fact_reader.hpp"
#include "engine/population/cell_notation.hpp"

namespace holdfast {
namespace {

// What other programs write where nothing is known.
bool stands_for_nothing(std::string_view cell) {
  static constexpr std::string_view words[] = {"null", "NULL", "Null", "NA",   "N/A", "n/a", "#N/A",
                                               "nan",  "NaN",  "None", "none", "-",   ".",   "?"};
  return std::find(std::begin(words), std::end(words), cell) != std::end(words);
}

bool has_value(const Type& type, std::string_view word) {
  return type.values != nullptr &&
         std::find(type.values->begin(), type.values->end(), word) != type.values->end();
}

// Whether the reader's own way out, made for files, also helps where cells are written.
bool helps_in_a_cell(const Diagnostic& mistake) {
  return mistake.code != "wrong-value" && mistake.code != "out-of-range" && mistake.code != "unknown-key";
}

}  // namespace

CellReader::CellReader(const Ruleset& ruleset, const Scenario& nothing_told)
    : ruleset_(ruleset), nothing_told_(nothing_told), scratch_(nothing_told) {
  document_.echo = Echo::never;
}

std::optional<CellContent> CellReader::read(const FactSource& source, const std::string& title,
                                            std::string_view cell, CellErrors& errors) {
  const Fact& fact = ruleset_.vocabulary.fact(source.fact);
  const bool recoded = source.reshaping.recode.contains(std::string(cell));
  if (!recoded && stands_for_nothing(cell) && !has_value(fact.type, cell)) {
    errors.push_back({0, title, "no-value",
                      "`" + fact.name + "`: expected a value, or a word for not knowing",
                      "leave the cell blank if nobody asked; or write `unknown` or `declined`"});
    return std::nullopt;
  }
  const auto node = node_of_cell(fact.type, cell, source.reshaping);
  Diagnostics mistakes;
  Reader reader(document_, mistakes);
  if (node) {
    read_fact(reader, ruleset_, source.fact, *node, "", scratch_);
  } else {
    mistakes.push_back({});
    mistakes.back().code = "wrong-value";
    mistakes.back().message = "`" + fact.name + "`: expected a value in the form that the map gives";
  }
  auto& known = scratch_.facts[static_cast<std::size_t>(source.fact)];
  CellContent content;
  if (mistakes.empty() && fact.type.base == Type::Base::place) {
    content.told = known.declined ? Told::declined : Told::part;
    if (scratch_.spots == nothing_told_.spots) content.told = known.declined ? Told::declined : Told::unknown;
    if (scratch_.told_place >= 0) {
      content.told = Told::value;
      content.value = scratch_.told_place;
    }
    content.spots = scratch_.spots;
  } else if (mistakes.empty()) {
    content = content_of(fact, known);
    if (known == nothing_told_.facts[static_cast<std::size_t>(source.fact)]) content.told = Told::unknown;
  }
  known = nothing_told_.facts[static_cast<std::size_t>(source.fact)];
  scratch_.spots = nothing_told_.spots;
  scratch_.told_place = nothing_told_.told_place;
  for (auto& mistake : mistakes) {
    std::string help =
        helps_in_a_cell(mistake) ? std::move(mistake.help) : way_to_write(fact.type, source.reshaping);
    errors.push_back({0, title, std::move(mistake.code), std::move(mistake.message), std::move(help)});
  }
  if (!mistakes.empty()) return std::nullopt;
  return content;
}

bool CellReader::read_list(int list, const std::vector<ListCell>& cells, Scenario& scenario,
                           CellErrors& errors) {
  const Fact& fact = ruleset_.vocabulary.fact(list);
  Node rows;
  rows.kind = Node::Kind::sequence;
  std::vector<std::size_t> numbers;  // of the rows that are told
  const std::size_t before = errors.size();
  std::optional<Node> all;  // what the list's own column says
  for (const auto& one : cells) {
    if (one.cell.empty()) continue;
    if (one.source->row == 0) {
      all = node_of_cell(fact.type, one.cell, one.source->reshaping);
      continue;
    }
    if (numbers.empty() || numbers.back() != one.source->row) {
      numbers.push_back(one.source->row);
      rows.items.emplace_back();
      rows.items.back().kind = Node::Kind::mapping;
    }
    const auto& field = fact.row[static_cast<std::size_t>(one.source->field)];
    Member member;
    member.key.text = field.name;
    auto value = node_of_cell(field.type(), one.cell, one.source->reshaping);
    if (value) {
      member.value = std::move(*value);
      rows.items.back().members.push_back(std::move(member));
    } else {
      errors.push_back(
          {0, *one.title, "wrong-value",
           "`" + fact.name + "." + field.name + "`: expected a value in the form that the map gives",
           way_to_write(field.type(), one.source->reshaping)});
    }
  }
  if (all && !numbers.empty())
    errors.push_back({0, fact.name, "told-twice", "expected the list's own column or its rows, not both",
                      "leave one of them blank"});
  Diagnostics mistakes;
  Reader reader(document_, mistakes);
  read_fact(reader, ruleset_, list, all ? *all : rows, "", scenario);
  for (auto& mistake : mistakes) {
    const ListCell* at = nullptr;
    for (const auto& one : cells) {
      if (one.source->row == 0) continue;
      const auto row = std::find(numbers.begin(), numbers.end(), one.source->row) - numbers.begin();
      const auto pointer =
          "/" + std::to_string(row) + "/" + fact.row[static_cast<std::size_t>(one.source->field)].name;
      if (mistake.pointer == pointer || mistake.pointer.starts_with(pointer + "/")) at = &one;
    }
    const auto month =
        at != nullptr && fact.row[static_cast<std::size_t>(at->source->field)].kind == RowField::Kind::month;
    std::string help = std::move(mistake.help);
    if (at == nullptr && all) help = way_to_write(fact.type, {});
    if (at != nullptr && !month && !helps_in_a_cell(mistake))
      help =
          way_to_write(fact.row[static_cast<std::size_t>(at->source->field)].type(), at->source->reshaping);
    errors.push_back({0, at == nullptr ? fact.name : *at->title, std::move(mistake.code),
                      std::move(mistake.message), std::move(help)});
  }
  return errors.size() == before;
}

CellContent content_of(const Fact& fact, const Known& known) {
  CellContent content;
  content.told = Told::part;
  const auto value = [&](std::int64_t it) {
    content.told = Told::value;
    content.value = it;
  };
  if (known.declined) {
    content.told = Told::declined;
  } else if (fact.type.event() && !known.may_happen) {
    if (known.pieces.empty()) content.told = known.may_come ? Told::not_yet : Told::never;
  } else if (fact.type.base == Type::Base::some_of) {
    if (known.listed->sets.empty() && known.may == known.must) value(static_cast<std::int64_t>(known.may));
  } else if (fact.type.base == Type::Base::one_of || fact.type.base == Type::Base::yes_no) {
    if (std::has_single_bit(known.may)) value(std::countr_zero(known.may));
  } else if (known.pieces.size() == 1 && known.pieces.front().least == known.pieces.front().most &&
             !known.may_not_happen && !known.open_below && !known.open_above) {
    value(static_cast<std::int64_t>(known.pieces.front().least));
  }
  if (content.told == Told::part) content.known = known;
  return content;
}

}  // namespace holdfast
