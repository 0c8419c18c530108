#include "engine/ruleset/vocabulary.hpp"

#include <algorithm>

#include "engine/ruleset/quantity.hpp"
#include "engine/ruleset/scope.hpp"

namespace holdfast {

std::optional<int> Vocabulary::find(std::string_view name) const {
  for (std::size_t i = 0; i < facts_.size(); ++i)
    if (facts_[i].name == name) return static_cast<int>(i);
  return std::nullopt;
}

std::vector<std::string> Vocabulary::names() const {
  std::vector<std::string> names;
  for (const auto& fact : facts_)
    if (!fact.hidden) names.push_back(fact.name);
  return names;
}

bool Vocabulary::broken(std::string_view name) const {
  return std::find(broken_.begin(), broken_.end(), name) != broken_.end();
}

std::optional<std::string> Vocabulary::forbidden(std::string_view key) const {
  std::string padded = "_";
  for (const char c : key)
    padded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '-' ? '_' : c;
  padded += '_';
  for (const auto& word : forbidden_)
    if (padded.find('_' + word + '_') != std::string::npos) return word;
  return std::nullopt;
}

int Vocabulary::add_deed(const std::string& rule, const std::string& name) {
  Fact deed;
  deed.name = rule + "#" + name;
  deed.rule = rule;
  deed.hidden = true;
  facts_.push_back(std::move(deed));
  return static_cast<int>(facts_.size()) - 1;
}

void Vocabulary::add_order(int first, int second) {
  const auto day = [&](int index) {
    const auto& name = fact(index).name;
    return fact(index).type.base == Type::Base::time ? "day(" + name + ")" : name;
  };
  const auto text = "not(happened(" + fact(second).name + ")) or happened(" + fact(first).name + ") and " +
                    day(first) + " <= " + day(second);
  const auto name = fact(first).name + " before " + fact(second).name;
  for (const auto& known : consistent_)
    if (known.name == name) return;
  auto parsed = parse_expression(text);
  check(parsed.expression, FactScope(*this));
  consistent_.push_back({name, std::move(parsed.expression)});
}

void Vocabulary::add_columns(std::string_view list) {
  const auto index = find(list);
  if (!index || fact(*index).type.base != Type::Base::list) return;
  const auto columns = fact(*index).row;
  for (const auto& field : columns) {
    const auto name = std::string(list) + "." + field.name;
    if (find(name)) return;
    Fact column;
    column.name = name;
    column.type = field.type();
    column.values = field.values;
    column.asked = fact(*index).asked;
    column.hidden = true;
    column.list = *index;
    facts_.push_back(std::move(column));
  }
}

void Vocabulary::add_slots(const std::vector<std::string>& programs) {
  const auto ids = std::make_shared<const std::vector<std::string>>(programs);
  for (std::size_t list = 0; list < facts_.size(); ++list) {
    if (facts_[list].most_rows == 0) continue;
    for (auto& field : facts_[list].row)
      if (field.kind == RowField::Kind::rule) field.values = ids;
    facts_[list].first_slot = static_cast<int>(facts_.size());
    for (int row = 1; row <= facts_[list].most_rows; ++row) {
      Fact slot;
      slot.name = facts_[list].name + "#" + std::to_string(row);
      slot.hidden = true;
      slot.list = static_cast<int>(list);
      slot.asked = facts_[list].asked;
      facts_.push_back(slot);
      const auto columns = facts_[list].row;
      for (const auto& field : columns) {
        Fact column = slot;
        column.name = slot.name + "." + field.name;
        column.type = field.type();
        column.values = field.values;
        facts_.push_back(std::move(column));
      }
    }
  }
}

Type RowField::type() const {
  Type type;
  switch (kind) {
    case Kind::money:
      type.base = Type::Base::money;
      type.scale = money_scale;
      type.most = greatest(Type::Base::money, money_scale);
      break;
    case Kind::one_of:
    case Kind::rule:
      type.base = Type::Base::one_of;
      type.values = values.get();
      break;
    case Kind::month:
    case Kind::date:
      type.base = Type::Base::date;
      type.least = first_day;
      type.most = last_day;
      break;
  }
  return type;
}

}  // namespace holdfast
