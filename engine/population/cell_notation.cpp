#include "engine/population/cell_notation.hpp"

#include "engine/base/day.hpp"

namespace holdfast {
namespace {

Node scalar(std::string text) {
  Node node;
  node.text = std::move(text);
  return node;
}

Node sequence(std::vector<Node> items) {
  Node node;
  node.kind = Node::Kind::sequence;
  node.items = std::move(items);
  return node;
}

void add(Node& mapping, const char* key, Node value) {
  mapping.kind = Node::Kind::mapping;
  mapping.members.push_back({scalar(key), std::move(value)});
}

bool is_word(std::string_view text) {
  return text == "unknown" || text == "declined" || text == "not_yet" || text == "never";
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto next = text.find(at);
    parts.push_back(text.substr(0, next));
    if (next == std::string_view::npos) return parts;
    text.remove_prefix(next + 1);
  }
}

// One or more digits, at most `most`.
std::optional<std::string> take_digits(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t count = 0;
  while (count < most && count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
  if (count < least) return std::nullopt;
  std::string digits(text.substr(0, count));
  text.remove_prefix(count);
  return digits;
}

// A date in the map's own format → year-month-day, and the time if the format has one.
std::optional<std::string> iso_of(std::string_view text, const std::string& format) {
  std::string year;
  std::string month;
  std::string day;
  std::string hour;
  std::string minute;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') {
      if (!text.starts_with(format[i])) return std::nullopt;
      text.remove_prefix(1);
      continue;
    }
    const char what = format[++i];
    // Two digits where the next thing is a number too; where it is not, one will do.
    const bool tight = i + 1 < format.size() && format[i + 1] == '%';
    auto digits = what == 'Y' ? take_digits(text, 4, 4) : take_digits(text, tight ? 2 : 1, 2);
    if (!digits) return std::nullopt;
    if (digits->size() == 1) digits->insert(0, 1, '0');
    (what == 'Y' ? year : what == 'm' ? month : what == 'd' ? day : what == 'H' ? hour : minute) = *digits;
  }
  if (!text.empty()) return std::nullopt;
  return year + "-" + month + "-" + day + (hour.empty() ? "" : " " + hour + ":" + minute);
}

// Cents, as dollars and cents.
std::optional<std::string> dollars_of(std::string_view cents) {
  if (cents.empty() || cents.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  std::string digits(cents);
  if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
  return digits.substr(0, digits.size() - 2) + "." + digits.substr(digits.size() - 2);
}

class CellNotation {
 public:
  CellNotation(const Type& type, const Reshaping& reshaping) : type_(type), reshaping_(reshaping) {}

  std::optional<Node> read(std::string_view cell) const {
    if (cell == "[]" && type_.base == Type::Base::list) return sequence({});
    if (is_word(cell)) return scalar(std::string(cell));
    if (type_.base == Type::Base::some_of) return set(cell);
    if (cell.find('|') != std::string_view::npos) return any_of(cell);
    const auto dots = type_.numeric() || type_.event() ? cell.find("..") : std::string_view::npos;
    return dots == std::string_view::npos ? one(cell) : range(cell.substr(0, dots), cell.substr(dots + 2));
  }

 private:
  std::optional<Node> one(std::string_view cell) const {
    if (is_word(cell)) return scalar(std::string(cell));
    std::optional<std::string> text(cell);
    if (!reshaping_.format.empty()) text = iso_of(cell, reshaping_.format);
    if (reshaping_.unit == Reshaping::Unit::cents) text = dollars_of(cell);
    if (reshaping_.unit == Reshaping::Unit::percent) *text += "%";
    if (!text) return std::nullopt;
    if (text->size() < reshaping_.pad) text->insert(0, reshaping_.pad - text->size(), '0');
    return scalar(std::move(*text));
  }

  std::optional<Node> any_of(std::string_view cell) const {
    std::vector<Node> items;
    for (const auto part : split(cell, '|')) {
      auto item = one(part);
      if (!item) return std::nullopt;
      items.push_back(std::move(*item));
    }
    Node node;
    add(node, "any_of", sequence(std::move(items)));
    return node;
  }

  std::optional<Node> range(std::string_view low, std::string_view high) const {
    Node node;
    node.kind = Node::Kind::mapping;
    for (const bool first : {true, false}) {
      const auto end = first ? low : high;
      if (end.empty()) continue;
      auto item = one(end);
      if (!item) return std::nullopt;
      add(node, type_.event() ? (first ? "from" : "through") : (first ? "at_least" : "at_most"),
          std::move(*item));
    }
    return node;
  }

  std::optional<Node> set(std::string_view cell) const {
    if (!cell.starts_with('{') || !cell.ends_with('}') || cell.size() < 2) return values(cell, '|');
    std::vector<Node> sets;
    for (const auto part : split(cell.substr(1, cell.size() - 2), '|')) {
      auto item = values(part, '+');
      if (!item) return std::nullopt;
      sets.push_back(std::move(*item));
    }
    Node node;
    add(node, "any_of", sequence(std::move(sets)));
    return node;
  }

  std::optional<Node> values(std::string_view cell, char between) const {
    if (cell == "[]") return sequence({});
    std::vector<Node> items;
    for (const auto part : split(cell, between)) {
      auto item = one(part);
      if (!item) return std::nullopt;
      items.push_back(std::move(*item));
    }
    return sequence(std::move(items));
  }

  const Type& type_;
  const Reshaping& reshaping_;
};

}  // namespace

std::optional<Node> node_of_cell(const Type& type, std::string_view cell, const Reshaping& reshaping) {
  if (!reshaping.recode.empty()) {
    const auto found = reshaping.recode.find(std::string(cell));
    if (found != reshaping.recode.end()) return CellNotation(type, Reshaping{}).read(found->second);
  }
  return CellNotation(type, reshaping).read(cell);
}

std::string way_to_write(const Type& type, const Reshaping& reshaping) {
  const auto values = [&] {
    std::string list;
    for (const auto& value : *type.values) list += (list.empty() ? "`" : ", `") + value + "`";
    return list;
  };
  if (!reshaping.format.empty()) return "the map says that dates look like `" + reshaping.format + "`";
  switch (type.base) {
    case Type::Base::money:
      if (reshaping.unit == Reshaping::Unit::cents) return "the map says whole cents: `210000`";
      return "write `2100` or `2100.00`; for about, `2000..2400`; or `unknown`";
    case Type::Base::date:
      return "write year-month-day, like `2026-11-24`; for about, `2026-11-01..2026-11-24`; or `not_yet`, "
             "`never`, `unknown`. A map reads other forms: `format: \"%m/%d/%Y\"`";
    case Type::Base::time:
      return "write `2026-11-24 16:59`, a day for any time of it, `not_yet`, `never` or `unknown`";
    case Type::Base::yes_no:
      return "write `true`, `false` or `unknown`; a map reads other words with `recode`";
    case Type::Base::one_of:
      return "write one of " + values() + "; where it may be several, `|` between; or `unknown`";
    case Type::Base::some_of:
      return "write all that is so with `|` between, `[]` for nothing, of " + values() + "; or `unknown`";
    case Type::Base::percent:
      return reshaping.unit == Reshaping::Unit::percent ? "the map says percent: `80`"
                                                        : "write `80%`; for about, `70%..80%`; or `unknown`";
    case Type::Base::list:
      return "its rows stand in columns of their own, `payments.1.amount`; here, `[]` for none, or `unknown`";
    default:
      return "write a number; for about, `2..4`; or `unknown`";
  }
}

}  // namespace holdfast
