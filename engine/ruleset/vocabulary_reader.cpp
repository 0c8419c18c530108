// The vocabulary as it is written, and the questions that a rule brings with it.
#include <algorithm>
#include <map>

#include "engine/ruleset/fields.hpp"
#include "engine/ruleset/quantity.hpp"
#include "engine/ruleset/scope.hpp"
#include "engine/ruleset/vocabulary.hpp"

namespace holdfast {
namespace {

const std::map<std::string, Type::Base>& fact_types() {
  static const std::map<std::string, Type::Base> types = {
      {"place", Type::Base::place},    {"yes_no", Type::Base::yes_no},   {"whole_number", Type::Base::number},
      {"money", Type::Base::money},    {"percent", Type::Base::percent}, {"date", Type::Base::date},
      {"time", Type::Base::time},      {"one_of", Type::Base::one_of},   {"list", Type::Base::list},
      {"some_of", Type::Base::some_of}};
  return types;
}

std::vector<std::string> type_names() {
  std::vector<std::string> names;
  for (const auto& entry : fact_types()) names.push_back(entry.first);
  return names;
}

// `at_least` or `at_most` of a fact, in the fact's own unit.
std::optional<Int> read_limit(Reader& reader, Fields& fields, std::string_view key, const Type& type) {
  const Node* node = fields.required(key);
  if (node == nullptr) return std::nullopt;
  const auto quantity = node->is_scalar() ? parse_quantity(node->text) : std::nullopt;
  if (!quantity || quantity->unknown || quantity->unit != type.base || quantity->scale > type.scale) {
    reader.error(*node, fields.at(key), "wrong-unit", "expected a limit in the fact's own unit",
                 "every number declares its range: `$0`, `100%`, `12`");
    return std::nullopt;
  }
  return quantity->units * power_of_ten(type.scale - quantity->scale);
}

void read_values(Reader& reader, Fields& fields, Fact& fact) {
  const Node* node = fields.required("values");
  if (node == nullptr) return;
  auto values = reader.texts(*node, fields.at("values"), "names");
  if (values.size() > 64)
    reader.error(*node, fields.at("values"), "too-many-values", "a choice has at most 64 values");
  if (values.empty()) reader.error(*node, fields.at("values"), "no-values", "a choice needs values");
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!plain_name(values[i]) || std::count(values.begin(), values.end(), values[i]) > 1)
      reader.error(node->items[i], pointer_join(fields.at("values"), std::to_string(i)), "bad-name",
                   "`" + values[i] + "` is not a name of its own", "names are lower_snake, each once");
  fact.values = std::make_shared<const std::vector<std::string>>(std::move(values));
  fact.type.values = fact.values.get();
}

void read_row(Reader& reader, Fields& fields, Fact& fact) {
  const Node* row = fields.required("row");
  if (row == nullptr) return;
  static const std::vector<std::string> kinds = {"month", "money", "date", "rule"};
  for (const auto& member : row->members) {
    const auto at = pointer_join(fields.at("row"), member.key.text);
    if (member.value.is_sequence()) {  // a choice, by its values
      RowField field;
      field.name = member.key.text;
      field.kind = RowField::Kind::one_of;
      field.values =
          std::make_shared<const std::vector<std::string>>(reader.texts(member.value, at, "names"));
      if (field.values->empty() || field.values->size() > 64)
        reader.error(member.value, at, "no-values", "a choice has from 1 to 64 values");
      else
        fact.row.push_back(std::move(field));
      continue;
    }
    const auto kind = reader.choice(member.value, at, "a kind of column", kinds);
    if (!kind) continue;
    const auto index = std::find(kinds.begin(), kinds.end(), *kind) - kinds.begin();
    fact.row.push_back({member.key.text,
                        *kind == "rule" ? RowField::Kind::rule : static_cast<RowField::Kind>(index),
                        nullptr});
  }
}

std::optional<Fact> read_fact(Reader& reader, const Node& node, const std::string& pointer,
                              const std::string& name) {
  Fields fields(reader, node, pointer, "a fact");
  if (!fields.usable()) return std::nullopt;
  Fact fact;
  fact.name = name;
  const std::size_t before = reader.diagnostics().size();
  const Node* type_node = fields.required("type");
  if (type_node == nullptr) return std::nullopt;
  const auto type = reader.choice(*type_node, fields.at("type"), "a type of fact", type_names());
  if (!type) return std::nullopt;
  fact.type.base = fact_types().at(*type);
  switch (fact.type.base) {
    case Type::Base::number:
    case Type::Base::money:
    case Type::Base::percent: {
      fact.type.scale = fact.type.base == Type::Base::money     ? money_scale
                        : fact.type.base == Type::Base::percent ? percent_scale
                                                                : 0;
      const auto least = read_limit(reader, fields, "at_least", fact.type);
      const auto most = read_limit(reader, fields, "at_most", fact.type);
      if (least && most) {
        fact.type.least = *least;
        fact.type.most = *most;
        if (*most < *least) reader.error(node, pointer, "reversed", "`at_most` is below `at_least`");
      }
      break;
    }
    case Type::Base::date:
      fact.type.least = first_day;
      fact.type.most = last_day;
      break;
    case Type::Base::time:
      fact.type.least = first_minute(first_day);
      fact.type.most = last_minute(last_day);
      break;
    case Type::Base::list:
      read_row(reader, fields, fact);
      if (const Node* most = fields.optional("most_rows")) {
        const auto number = most->is_scalar() ? parse_decimal(most->text) : std::nullopt;
        if (!number || number->scale != 0 || number->units < 1 || number->units > 12)
          reader.error(*most, fields.at("most_rows"), "not-a-count", "expected a count of rows from 1 to 12");
        else
          fact.most_rows = static_cast<int>(number->units);
      }
      break;
    case Type::Base::one_of:
    case Type::Base::some_of:
      read_values(reader, fields, fact);
      break;
    default:
      break;
  }
  if (const Node* ahead = fields.optional("may_lie_ahead")) {
    const auto word = reader.choice(*ahead, fields.at("may_lie_ahead"), "true or false", {"true", "false"});
    fact.may_lie_ahead = word == "true";
    if (fact.type.base != Type::Base::date && fact.type.base != Type::Base::time)
      reader.error(*ahead, fields.at("may_lie_ahead"), "not-for-this-type", "only an event may lie ahead");
  }
  if (const Node* can = fields.optional("tenant_can")) {
    const auto word =
        reader.choice(*can, fields.at("tenant_can"), "what a tenant can do about it", {"lower", "do"});
    const bool event = fact.type.base == Type::Base::date || fact.type.base == Type::Base::time;
    if (word && (*word == "lower" ? fact.type.base != Type::Base::money : !event))
      reader.error(*can, fields.at("tenant_can"), "not-for-this-type",
                   *word == "lower" ? "only money that is owed can be lowered" : "only an event can be done");
    else if (word)
      fact.tenant_can = *word == "lower" ? Fact::Can::lower : Fact::Can::happen;
  }
  if (const Node* ahead = fields.optional("lies_ahead")) {
    fact.lies_ahead =
        reader.choice(*ahead, fields.at("lies_ahead"), "true or false", {"true", "false"}) == "true";
    fact.may_lie_ahead = fact.may_lie_ahead || fact.lies_ahead;
  }
  fact.asked = "clinic";
  if (const Node* asked = fields.optional("asked"))
    fact.asked = reader
                     .choice(*asked, fields.at("asked"), "a time to ask",
                             {"door", "clinic", "only_if_decisive", "record"})
                     .value_or("clinic");
  fact.sensitive = "low";
  if (const Node* sensitive = fields.optional("sensitive"))
    fact.sensitive = reader.choice(*sensitive, fields.at("sensitive"), "a degree", {"low", "medium", "high"})
                         .value_or("low");
  fields.text("about");
  fields.text("source");
  fields.optional("accepted");  // for the adviser, who reads the rule
  fields.finish();
  if (reader.diagnostics().size() != before && has_errors({reader.diagnostics().back()})) return std::nullopt;
  return fact;
}

}  // namespace

void Vocabulary::read(const Document& document, Diagnostics& diagnostics) {
  Reader reader(document, diagnostics);
  Fields top(reader, document.root, "", "a vocabulary");
  top.required_text("vocabulary");
  if (const Node* node = top.required("forbidden"))
    forbidden_ = reader.texts(*node, "/forbidden", "forbidden keys");
  if (const Node* node = top.required("facts")) {
    if (!node->is_mapping())
      reader.error(*node, "/facts", "wrong-shape", "expected facts as a mapping of names to types");
    for (const auto& member : node->members) {
      const auto pointer = pointer_join("/facts", member.key.text);
      if (!plain_name(member.key.text))
        reader.error(member.key, pointer, "bad-name", "`" + member.key.text + "` is not a name",
                     "names are lower_snake");
      if (const auto word = forbidden(member.key.text))
        reader.error(member.key, pointer, "forbidden-fact", "`" + *word + "` may never be a fact",
                     "nothing that tells who somebody is may be asked or kept");
      if (auto fact = read_fact(reader, member.value, pointer, member.key.text))
        facts_.push_back(std::move(*fact));
      else
        broken_.push_back(member.key.text);
    }
  }
  Fact as_of;
  as_of.name = "#as_of";
  as_of.type.base = Type::Base::time;
  as_of.type.least = first_minute(first_day);
  as_of.type.most = last_minute(last_day);
  as_of.hidden = true;
  as_of_ = static_cast<int>(facts_.size());
  facts_.push_back(std::move(as_of));
  Fact moved;
  moved.name = "#moved_figure";
  moved.type.base = Type::Base::number;
  moved.type.most = most_steps;
  moved.hidden = true;
  moved_figure_ = static_cast<int>(facts_.size());
  facts_.push_back(std::move(moved));
  if (const Node* node = top.optional("consistent")) {
    const FactScope scope(*this);
    for (const auto& member : node->members) {
      const auto pointer = pointer_join("/consistent", member.key.text);
      if (auto expression = read_expression(reader, member.value, pointer, scope, Type::Base::yes_no))
        consistent_.push_back({member.key.text, std::move(*expression)});
    }
  }
  top.finish();
}

void Vocabulary::read_questions(const Document& document, const Node& questions, const std::string& rule,
                                Diagnostics& diagnostics) {
  Reader reader(document, diagnostics);
  if (!questions.is_mapping()) {
    reader.error(questions, "/questions", "wrong-shape", "expected questions as a mapping of names to types");
    return;
  }
  for (const auto& member : questions.members) {
    const auto pointer = pointer_join("/questions", member.key.text);
    if (const auto word = forbidden(member.key.text))
      reader.error(member.key, pointer, "forbidden-fact", "`" + *word + "` may never be a fact",
                   "nothing that tells who somebody is may be asked or kept");
    if (find(member.key.text)) {
      reader.error(
          member.key, pointer, "duplicate-fact", "`" + member.key.text + "` is a fact already",
          "one answer serves two rules only when they share the question: put it into the vocabulary");
      continue;
    }
    if (auto fact = read_fact(reader, member.value, pointer, member.key.text)) {
      fact->rule = rule;
      facts_.push_back(std::move(*fact));
    } else {
      broken_.push_back(member.key.text);
    }
  }
}

}  // namespace holdfast
