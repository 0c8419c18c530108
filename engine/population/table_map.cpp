#include "engine/population/table_map.hpp"

#include <algorithm>

#include "engine/evaluate/fact_reader.hpp"
#include "engine/population/cell_product.hpp"
#include "engine/population/cell_reader.hpp"
#include "engine/population/output_wishes.hpp"
#include "engine/population/table_header.hpp"

namespace holdfast {
namespace {

constexpr std::string_view schema = "holdfast/map/1";

class MapReader {
 public:
  MapReader(const Document& document, const Ruleset& ruleset)
      : document_(document), ruleset_(ruleset), reader_(document, diagnostics_) {}

  Result<TableMap> read() {
    map_.name = document_.name;
    Fields top(reader_, document_.root, "", "a map");
    if (!top.usable()) return std::move(diagnostics_);
    if (const Node* node = top.required("schema"))
      reader_.choice(*node, "/schema", "a schema that this program reads", {std::string(schema)});
    if (const Node* node = top.optional("columns")) columns(*node);
    if (const Node* node = top.optional("constants")) constants(*node);
    if (const Node* node = top.optional("recode")) recode(*node);
    if (const Node* node = top.optional("shares"))
      map_.shares = read_fact_shares(reader_, *node, "/shares", ruleset_);
    if (const Node* node = top.optional("ignore")) {
      map_.ignores_others = node->is_scalar() && node->text == "others";
      if (!map_.ignores_others)
        map_.ignored = reader_.texts(*node, "/ignore", "names of columns, or `others`");
    }
    if (const Node* node = top.optional("output")) map_.output = read_output_wishes(reader_, *node, ruleset_);
    top.finish();
    return {std::move(map_), std::move(diagnostics_)};
  }

 private:
  bool is_mapping(const Node& node, const std::string& pointer, const char* what) {
    if (!node.is_mapping()) reader_.error(node, pointer, "wrong-shape", std::string("expected ") + what);
    return node.is_mapping();
  }

  const Fact* fact_of(const FactSource& source) const { return &ruleset_.vocabulary.fact(source.fact); }

  // The type of what a source tells.
  Type type_of(const FactSource& source) const {
    const Fact& fact = *fact_of(source);
    return source.row > 0 ? fact.row[static_cast<std::size_t>(source.field)].type() : fact.type;
  }

  void unknown_fact(const Node& node, const std::string& pointer) {
    std::string help = did_you_mean(node.text, ruleset_.vocabulary.names());
    if (help.empty()) help = "`holdfast rules list --facts` shows the facts";
    reader_.error(node, pointer, "unknown-fact", "no fact named `" + node.text + "`", help);
  }

  void columns(const Node& node) {
    if (!is_mapping(node, "/columns", "facts, each with the column that tells it")) return;
    for (const auto& member : node.members) {
      const auto at = pointer_join("/columns", member.key.text);
      const auto source = find_fact_source(ruleset_.vocabulary, member.key.text);
      if (!source) {
        unknown_fact(member.key, at);
        continue;
      }
      MappedFact mapped;
      mapped.fact = member.key.text;
      if (member.value.is_scalar())
        mapped.header = member.value.text;
      else
        shape(member.value, at, type_of(*source), mapped);
      if (!mapped.header.empty()) map_.columns.push_back(std::move(mapped));
    }
  }

  void shape(const Node& node, const std::string& at, const Type& type, MappedFact& mapped) {
    Fields fields(reader_, node, at, "a column");
    if (!fields.usable()) return;
    if (const Node* product = fields.optional("product")) {
      read_product(*product, fields.at("product"), type, mapped);
      fields.finish();
      return;
    }
    if (auto from = fields.required_text("from")) mapped.header = *from;
    auto& shaping = mapped.reshaping;
    if (const Node* format = fields.optional("format"))
      read_format(*format, fields.at("format"), type, shaping);
    if (const Node* pad = fields.optional("pad")) {
      const auto number = pad->is_scalar() ? parse_decimal(pad->text) : std::nullopt;
      if (number && number->scale == 0 && number->units >= 1 && number->units <= 32)
        shaping.pad = static_cast<std::size_t>(number->units);
      else
        reader_.error(*pad, fields.at("pad"), "wrong-value", "expected how many characters, from 1 to 32");
    }
    if (const Node* unit = fields.optional("unit")) {
      const auto chosen = reader_.choice(*unit, fields.at("unit"), "a unit", {"cents", "percent"});
      const bool money = type.base == Type::Base::money;
      if (chosen && (*chosen == "cents" ? !money : type.base != Type::Base::percent))
        reader_.error(*unit, fields.at("unit"), "wrong-unit",
                      "the fact is not " + std::string(*chosen == "cents" ? "money" : "a percentage"));
      else if (chosen)
        shaping.unit = *chosen == "cents" ? Reshaping::Unit::cents : Reshaping::Unit::percent;
    }
    fields.finish();
  }

  void read_product(const Node& node, const std::string& at, const Type& type, MappedFact& mapped) {
    const auto names = reader_.texts(node, at, "two columns");
    const bool number = type.base == Type::Base::money || type.base == Type::Base::number;
    if (!number)
      reader_.error(node, at, "wrong-unit", "only a number or an amount of money is a product");
    else if (names.size() != 2)
      reader_.error(node, at, "wrong-shape", "expected two columns", "write `{product: [RENT, MONTHS]}`");
    else {
      mapped.header = names[0];
      mapped.times = names[1];
    }
  }

  void read_format(const Node& node, const std::string& at, const Type& type, Reshaping& shaping) {
    const auto text = reader_.text(node, at, "how dates are written");
    if (!text) return;
    std::string used;
    bool good = true;
    for (std::size_t i = 0; i < text->size(); ++i) {
      if ((*text)[i] != '%') continue;
      const char what = ++i < text->size() ? (*text)[i] : '\0';
      good = good && std::string_view("YmdHM").find(what) != std::string_view::npos &&
             used.find(what) == std::string::npos;
      used += what;
    }
    const auto has = [&](char what) { return used.find(what) != std::string::npos; };
    good = good && has('Y') && has('m') && has('d') && has('H') == has('M');
    if (!type.event())
      reader_.error(node, at, "wrong-value", "only a date has a format");
    else if (!good || (has('H') && type.base != Type::Base::time))
      reader_.error(node, at, "wrong-format",
                    "expected `%Y`, `%m` and `%d`, each once; of a time `%H` and `%M` too",
                    "`\"%m/%d/%Y\"`; a year of two digits is not read");
    else
      shaping.format = *text;
  }

  void constants(const Node& node) {
    if (!is_mapping(node, "/constants", "facts and their values")) return;
    for (const auto& member : node.members) {
      const auto at = pointer_join("/constants", member.key.text);
      const auto fact = ruleset_.vocabulary.find(member.key.text);
      if (!fact || ruleset_.vocabulary.fact(*fact).hidden)
        unknown_fact(member.key, at);
      else if (std::any_of(map_.columns.begin(), map_.columns.end(),
                           [&](const MappedFact& one) { return one.fact == member.key.text; }))
        reader_.error(member.key, at, "told-twice", "`" + member.key.text + "` is told by a column too",
                      "keep one");
      else
        map_.constants[member.key.text] = member.value;
    }
    Scenario scratch = unknown_scenario(ruleset_, 0);
    tell_constants(map_, ruleset_, scratch, diagnostics_);
  }

  void recode(const Node& node) {
    if (!is_mapping(node, "/recode", "columns, each with what its cells say")) return;
    for (const auto& column : node.members) {
      const auto at = pointer_join("/recode", column.key.text);
      if (!is_mapping(column.value, at, "cells, each with what it says")) continue;
      std::map<std::string, std::string> words;
      for (const auto& word : column.value.members)
        if (const auto text = reader_.text(word.value, pointer_join(at, word.key.text), "what a cell says"))
          words[word.key.text] = *text;
      bool used = false;
      for (auto& mapped : map_.columns) {
        if (!mapped.times.empty() && (mapped.header == column.key.text || mapped.times == column.key.text)) {
          used = true;
          (mapped.header == column.key.text ? mapped.reshaping.recode : mapped.times_recode) = words;
          check_factors(column.value, at);
          continue;
        }
        if (mapped.header != column.key.text) continue;
        used = true;
        mapped.reshaping.recode = words;
        check_recode(mapped, column.value, at);
      }
      const auto source = find_fact_source(ruleset_.vocabulary, column.key.text);
      if (used) continue;
      if (!source) {
        reader_.error(column.key, at, "unused", "no column of the map reads `" + column.key.text + "`",
                      "name it under `columns`");
        continue;
      }
      map_.columns.push_back({column.key.text, column.key.text, {}});
      map_.columns.back().reshaping.recode = words;
      check_recode(map_.columns.back(), column.value, at);
    }
  }

  // What a cell is said to mean is read here, once, so that no row has to be wrong for it.
  void check_recode(const MappedFact& mapped, const Node& words, const std::string& at) {
    auto source = find_fact_source(ruleset_.vocabulary, mapped.fact);
    if (!source || source->row > 0) return;
    const Scenario nothing = unknown_scenario(ruleset_, 0);
    CellReader cells(ruleset_, nothing);
    for (const auto& word : words.members) {
      if (!word.value.is_scalar() || word.value.text.empty()) continue;
      CellErrors errors;
      cells.read(*source, "", word.value.text, errors);
      for (const auto& error : errors)
        reader_.error(word.value, pointer_join(at, word.key.text), error.code, error.expected, error.help);
    }
  }

  // What is multiplied is a number, a range of them, or not known.
  void check_factors(const Node& words, const std::string& at) {
    for (const auto& word : words.members)
      if (word.value.is_scalar() && !cell_product(word.value.text, "1"))
        reader_.error(word.value, pointer_join(at, word.key.text), "wrong-value",
                      "expected a number, not below zero, that a product can take",
                      "write `3`, `2..4`, `8..` or `unknown`");
  }

  const Document& document_;
  const Ruleset& ruleset_;
  Diagnostics diagnostics_;
  Reader reader_;
  TableMap map_;
};

}  // namespace

Result<TableMap> read_table_map(const Document& document, const Ruleset& ruleset) {
  return MapReader(document, ruleset).read();
}

void tell_constants(const TableMap& map, const Ruleset& ruleset, Scenario& scenario,
                    Diagnostics& diagnostics) {
  Document document;
  document.name = map.name;
  read_facts(document, map.constants, "/constants", ruleset, scenario, diagnostics);
}

}  // namespace holdfast
