#include "engine/evaluate/fact_reader.hpp"

#include <algorithm>

#include "engine/ruleset/quantity.hpp"

namespace holdfast {
namespace {

// One fact's value as it is written, into what is known.
class FactReader {
 public:
  FactReader(Reader& reader, const Ruleset& ruleset, Scenario& scenario)
      : reader_(reader), ruleset_(ruleset), scenario_(scenario) {}

  void read(const Fact& fact, int index, const Node& node, const std::string& pointer) {
    fact_ = &fact;
    auto& known = scenario_.facts[static_cast<std::size_t>(index)];
    if (node.is_scalar() && (node.text == "unknown" || node.text == "declined")) {
      known.declined = node.text == "declined";
      return;
    }
    if (fact.type.base == Type::Base::list) {
      read_rows(fact, node, pointer, known);
      return;
    }
    if (fact.type.base == Type::Base::place) {
      read_place(node, pointer);
      return;
    }
    Known told;
    told.may_not_happen = false;
    const bool good = node.is_mapping() ? read_range(node, pointer, told) : read_one(node, pointer, told);
    if (good) known = std::move(told);
  }

 private:
  bool fail(const Node& node, const std::string& pointer, std::string code, const std::string& expected,
            std::string help) {
    reader_.error(node, pointer, std::move(code), "`" + fact_->name + "`: expected " + expected,
                  std::move(help));
    return false;
  }

  std::string value_list() const {
    std::string list = "one of:";
    for (const auto& value : *fact_->type.values) list += " `" + value + "`";
    return list;
  }

  std::string way_out() const {
    switch (fact_->type.base) {
      case Type::Base::money:
        return "write dollars and cents: `2100` or `2100.00`; for about, `{at_least: …, at_most: …}`; or "
               "`unknown`";
      case Type::Base::time:
        return "write `2026-11-24 16:59`, a day for any time of it, `not_yet`, `never`, `unknown`, or "
               "`{from: …, through: …}`";
      case Type::Base::date:
        return "write year-month-day, `not_yet`, `never`, `unknown`, or `{from: …, through: …}`";
      case Type::Base::yes_no:
        return "write `true`, `false` or `unknown`";
      case Type::Base::one_of:
      case Type::Base::some_of:
        return value_list();
      default:
        return "write a number, `{at_least: …, at_most: …}` or `unknown`";
    }
  }

  std::string expected() const {
    switch (fact_->type.base) {
      case Type::Base::money:
        return "an amount of money";
      case Type::Base::time:
        return "a date and a time in the home's own zone, from 1900 to 2199";
      case Type::Base::date:
        return "a date that exists, from 1900 to 2199";
      case Type::Base::yes_no:
        return "true or false";
      case Type::Base::one_of:
        return "one of its values";
      case Type::Base::some_of:
        return "a list of its values, in brackets";
      default:
        return fact_->type.scale == 0 ? "a whole number" : "a number";
    }
  }

  // A number, an amount or a day, in the fact's own units.
  std::optional<Int> units(const Node& node) {
    if (!node.is_scalar()) return std::nullopt;
    const auto& type = fact_->type;
    if (type.base == Type::Base::date) {
      const auto day = parse_day(node.text);
      if (!day) return std::nullopt;
      return Int{*day};
    }
    if (type.base == Type::Base::money) return parse_money(node.text);
    if (type.base == Type::Base::time) {
      const auto minute = parse_minute(node.text);
      return minute ? std::optional<Int>(*minute) : std::nullopt;
    }
    const auto quantity = parse_quantity(node.text);
    if (!quantity || quantity->unknown || quantity->unit != type.base || quantity->scale > type.scale)
      return std::nullopt;
    return quantity->units * power_of_ten(type.scale - quantity->scale);
  }

  bool is_event() const { return fact_->type.event(); }

  // What one scalar stands for: a day as a time is the set of its minutes.
  std::optional<Extent> extent(const Node& node, const std::string& pointer) {
    if (fact_->type.base == Type::Base::time && node.is_scalar())
      if (const auto day = parse_day(node.text)) return Extent{first_minute(*day), last_minute(*day)};
    const auto value = units_in_range(node, pointer);
    return value ? std::optional(Extent{*value, *value}) : std::nullopt;
  }

  std::optional<Int> units_in_range(const Node& node, const std::string& pointer) {
    const auto value = units(node);
    if (!value) {
      fail(node, pointer, "wrong-value", expected(), way_out());
      return std::nullopt;
    }
    if (*value >= fact_->type.least && *value <= fact_->type.most) return value;
    const auto limit = [&](Int number) {
      return fact_->type.base == Type::Base::money     ? "$" + money_to_string(number)
             : fact_->type.base == Type::Base::percent ? percent_to_string(number)
                                                       : to_string(number);
    };
    fail(node, pointer, "out-of-range",
         is_event() ? expected()
                    : "a value from " + limit(fact_->type.least) + " to " + limit(fact_->type.most),
         way_out());
    return std::nullopt;
  }

  std::optional<std::uint64_t> bit(const Node& node, const std::string& pointer) {
    if (fact_->type.base == Type::Base::yes_no) {
      if (node.is_scalar() && node.text == "true") return 2;
      if (node.is_scalar() && node.text == "false") return 1;
      fail(node, pointer, "wrong-value", expected(), way_out());
      return std::nullopt;
    }
    if (node.is_scalar())
      for (std::size_t i = 0; i < fact_->type.values->size(); ++i)
        if ((*fact_->type.values)[i] == node.text) return std::uint64_t{1} << i;
    fail(node, pointer, "wrong-value", "one of its values", value_list());
    return std::nullopt;
  }

  static bool is_choice(Type::Base base) { return base == Type::Base::yes_no || base == Type::Base::one_of; }

  bool read_one(const Node& node, const std::string& pointer, Known& known) {
    const auto base = fact_->type.base;
    if (base == Type::Base::some_of) {
      if (!node.is_sequence()) return fail(node, pointer, "wrong-value", expected(), way_out());
      bool good = true;
      for (std::size_t i = 0; i < node.items.size(); ++i) {
        const auto one = bit(node.items[i], pointer_join(pointer, std::to_string(i)));
        good = good && one.has_value();
        if (one) known.may |= *one;
      }
      known.must = known.may;
      return good;
    }
    if (is_choice(base)) {
      const auto one = bit(node, pointer);
      known.may = one.value_or(0);
      return one.has_value();
    }
    if (is_event() && node.is_scalar() && (node.text == "not_yet" || node.text == "never")) {
      known.may_happen = false;
      known.may_not_happen = true;
      known.may_come = node.text == "not_yet";
      return true;
    }
    const auto value = extent(node, pointer);
    if (value) known.pieces = {*value};
    return value.has_value();
  }

  bool read_any_of(const Node& list, const std::string& pointer, Known& known) {
    if (!list.is_sequence() || list.items.empty())
      return fail(list, pointer, "wrong-value", "a list of possible values", "write `{any_of: [a, b]}`");
    bool good = true;
    Pieces pieces;
    bool happens = false;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      Known one;
      good = read_one(list.items[i], pointer_join(pointer, std::to_string(i)), one) && good;
      known.must = i == 0 ? one.must : known.must & one.must;
      known.may |= one.may;
      if (fact_->type.base == Type::Base::some_of) known.listed.change().sets.push_back(one.may);
      for (const auto& piece : one.pieces) pieces.push_back(piece);
      happens = happens || one.may_happen;
      known.may_not_happen = known.may_not_happen || one.may_not_happen;
      known.may_come = known.may_come || one.may_come;
    }
    if (!good) return false;
    known.may_happen = happens;
    std::sort(pieces.begin(), pieces.end(),
              [](const Extent& a, const Extent& b) { return a.least < b.least; });
    for (const auto& piece : pieces) {
      if (!known.pieces.empty() && piece.least <= known.pieces.back().most + 1)
        known.pieces.back().most = std::max(known.pieces.back().most, piece.most);
      else
        known.pieces.push_back(piece);
    }
    return true;
  }

  bool read_range(const Node& node, const std::string& pointer, Known& known) {
    Fields fields(reader_, node, pointer, "a range");
    const auto base = fact_->type.base;
    const std::size_t before = reader_.diagnostics().size();
    if (const Node* any_of = fields.optional("any_of")) {
      fields.finish();
      return read_any_of(*any_of, fields.at("any_of"), known) && reader_.diagnostics().size() == before;
    }
    if (is_choice(base) || base == Type::Base::some_of)
      return fail(node, pointer, "wrong-value", expected(), "or `{any_of: […]}`, or `unknown`");
    const bool dates = is_event();
    const char* low_key = dates ? "from" : "at_least";
    const char* high_key = dates ? "through" : "at_most";
    const Node* low = fields.optional(low_key);
    const Node* high = fields.optional(high_key);
    fields.finish();
    if (low == nullptr && high == nullptr)
      return reader_.diagnostics().size() == before
                 ? fail(node, pointer, "wrong-value", expected(), way_out())
                 : false;
    const auto& type = fact_->type;
    const std::optional<Extent> first =
        low == nullptr ? Extent{type.least, type.least} : extent(*low, fields.at(low_key));
    const Int begins = first ? first->least : type.least;
    const Int ahead = dates ? std::max(latest(*fact_, scenario_.as_of), begins) : type.most;
    const std::optional<Extent> last =
        high == nullptr ? Extent{ahead, ahead} : extent(*high, fields.at(high_key));
    if (!first || !last || reader_.diagnostics().size() != before) return false;
    if (last->most < first->least)
      return fail(node, pointer, "reversed-range",
                  std::string("`") + low_key + "` to be no more than `" + high_key + "`",
                  "swap the two ends");
    known.pieces = {{first->least, last->most}};
    known.open_below = low == nullptr;
    known.open_above = high == nullptr;
    return true;
  }

  static std::uint64_t all_of(const std::vector<std::string>& values) {
    constexpr std::size_t bits = 64;
    return values.size() == bits ? ~std::uint64_t{0} : (std::uint64_t{1} << values.size()) - 1;
  }

  // One column of a row; what is not told may be anything.
  Known column(const Fact& list, const RowField& field, const Node& row, const Node* node,
               const std::string& pointer) {
    Fact fact;
    fact.name = list.name + "." + field.name;
    fact.type = field.type();
    fact.values = field.values;
    Known known;
    if (field.kind == RowField::Kind::one_of || field.kind == RowField::Kind::rule) {
      known.may = all_of(*field.values);
    } else {
      const bool day = field.kind == RowField::Kind::date;  // a row tells of what has happened
      known.pieces = {{fact.type.least, day ? latest(fact, scenario_.as_of) : fact.type.most}};
      known.open_below = known.open_above = true;
    }
    const bool open =
        node == nullptr || (node->is_scalar() && (node->text == "unknown" || node->text == "declined"));
    if (open && field.name == "month")  // what a row is about
      reader_.error(row, pointer, "missing-key", "a row of `" + list.name + "` needs its month",
                    "write `month: 2021-03`");
    if (open) return known;
    if (field.kind == RowField::Kind::month) {
      const auto days = node->is_scalar() && node->text.size() == 7 ? parse_days(node->text) : std::nullopt;
      if (days)
        known.pieces = {{days->first, days->first}};
      else
        reader_.error(*node, pointer, "wrong-value", "`" + fact.name + "`: expected a month",
                      "write `2021-03`");
      known.open_below = known.open_above = false;
      return known;
    }
    fact_ = &fact;
    Known told;
    if (node->is_mapping() ? read_range(*node, pointer, told) : read_one(*node, pointer, told)) known = told;
    return known;
  }

  void read_rows(const Fact& list, const Node& node, const std::string& pointer, Known& known) {
    if (!node.is_sequence()) {
      std::string columns;
      for (const auto& field : list.row) columns += (columns.empty() ? "" : ", ") + field.name + ": …";
      reader_.error(node, pointer, "wrong-value", "`" + list.name + "`: expected a list of rows",
                    "write `[{" + columns + "}]`, or `unknown`");
      return;
    }
    const auto before = reader_.diagnostics().size();
    std::vector<std::vector<Known>> rows;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const auto at = pointer_join(pointer, std::to_string(i));
      Fields fields(reader_, node.items[i], at, "a row of `" + list.name + "`");
      if (!fields.usable()) continue;
      std::vector<Known> row;
      for (const auto& field : list.row)
        row.push_back(column(list, field, node.items[i], fields.optional(field.name), fields.at(field.name)));
      fields.finish();
      rows.push_back(std::move(row));
    }
    if (reader_.diagnostics().size() != before) return;
    if (list.most_rows > 0 && rows.size() > static_cast<std::size_t>(list.most_rows)) {
      reader_.error(node, pointer, "too-many-rows",
                    "`" + list.name + "` takes at most " + std::to_string(list.most_rows) + " rows",
                    "leave out the oldest, or join rows of one day");
      return;
    }
    known.told = true;
    known.listed.change().rows = std::move(rows);
    fill_slots(list, known.listed->rows);
  }

  // The hidden facts of the rows, for expressions that filter them.
  void fill_slots(const Fact& list, const std::vector<std::vector<Known>>& rows) {
    if (list.first_slot < 0) return;
    auto slot = static_cast<std::size_t>(list.first_slot);
    for (std::size_t row = 0; row < static_cast<std::size_t>(list.most_rows); ++row) {
      scenario_.facts[slot++].may = row < rows.size() ? 2U : 1U;
      for (std::size_t column = 0; column < list.row.size(); ++column, ++slot)
        if (row < rows.size()) scenario_.facts[slot] = rows[row][column];
    }
  }

  void add_place(const Node& node, const std::string& pointer, std::vector<int>& spots) {
    const auto place = node.is_scalar() ? ruleset_.places.find(node.text) : std::nullopt;
    if (!place) {
      std::string help =
          "`holdfast rules list --places` shows them; the nearest place above it is always right";
      reader_.error(node, pointer, "unknown-place",
                    "`" + fact_->name + "`: this is not a place of the loaded rules", help);
      return;
    }
    for (const int spot : ruleset_.places.spots_in(*place)) spots.push_back(spot);
    told_ = *place;
  }

  void read_place(const Node& node, const std::string& pointer) {
    std::vector<int> spots;
    if (node.is_mapping()) {
      Fields fields(reader_, node, pointer, "a set of places");
      const Node* any_of = fields.required("any_of");
      fields.finish();
      if (any_of == nullptr) return;
      for (std::size_t i = 0; i < any_of->items.size(); ++i)
        add_place(any_of->items[i], pointer_join(fields.at("any_of"), std::to_string(i)), spots);
    } else {
      add_place(node, pointer, spots);
    }
    std::sort(spots.begin(), spots.end());
    spots.erase(std::unique(spots.begin(), spots.end()), spots.end());
    const bool by_another = node.is_scalar() && spots.size() == 1 && ruleset_.places.entry(told_).listed;
    scenario_.told_place = by_another ? told_ : -1;
    if (!spots.empty()) scenario_.spots = std::move(spots);
  }

  Reader& reader_;
  const Ruleset& ruleset_;
  Scenario& scenario_;
  const Fact* fact_ = nullptr;
  int told_ = -1;  // the place that was read last
};

}  // namespace

void read_fact(Reader& reader, const Ruleset& ruleset, int fact, const Node& node, const std::string& pointer,
               Scenario& scenario) {
  FactReader(reader, ruleset, scenario).read(ruleset.vocabulary.fact(fact), fact, node, pointer);
}

Int earliest(const Fact& fact, Day as_of) {
  if (!fact.lies_ahead) return fact.type.least;
  return fact.type.base == Type::Base::time ? Int{first_minute(as_of)} : Int{as_of};
}

Int latest(const Fact& fact, Day as_of) {
  if (fact.may_lie_ahead) return fact.type.most;
  return fact.type.base == Type::Base::time ? Int{last_minute(as_of)} : Int{as_of};
}

}  // namespace holdfast
