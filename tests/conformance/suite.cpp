#include "tests/conformance/suite.hpp"

#include "tests/conformance/xml.hpp"

namespace holdfast::conformance {
namespace {

std::optional<Value> if_any(Value value) {
  return value.null() ? std::nullopt : std::optional(std::move(value));
}

// `<value xsi:type="xsd:date">2026-11-24</value>`; nothing when it is not understood.
std::optional<Value> read_simple(const pugi::xml_node& node) {
  if (attribute(node, "nil") == "true") return Value{};
  const std::string_view text = node.text().get();
  const auto type = attribute(node, "type");
  const auto name = type.substr(type.find(':') == std::string_view::npos ? 0 : type.find(':') + 1);
  if (name == "string" || name.empty()) return value_of(std::string(text));
  if (name == "boolean" && (text == "true" || text == "false")) return value_of(text == "true");
  if (name == "date") return if_any(value_of(parse_date(text)));
  if (name == "time") return if_any(value_of(parse_time(text)));
  if (name == "dateTime") return if_any(value_of(parse_date_and_time(text)));
  if (name.ends_with("uration")) {
    if (const auto months = parse_months(text)) return value_of(*months);
    return if_any(value_of(parse_days(text)));
  }
  return if_any(value_of(Number::parse(text)));
}

// What stands in an `expected`, an `inputNode` or an `item`.
std::optional<Value> read_value(const pugi::xml_node& node) {
  if (attribute(node, "nil") == "true") return Value{};
  if (const auto value = child(node, "value")) return read_simple(value);
  const auto list = child(node, "list");
  if (!list) return std::nullopt;
  if (attribute(list, "nil") == "true") return Value{};
  List items;
  for (const auto& item : children(list, "item")) {
    auto value = read_value(item);
    if (!value) return std::nullopt;
    items.push_back(std::move(*value));
  }
  return value_of(std::move(items));
}

Case read_case(const pugi::xml_node& node) {
  Case test;
  test.id = attribute(node, "id");
  if (!attribute(node, "invocableName").empty()) test.wants = "invokes a service or a function of the model";
  for (const auto& input : children(node, "inputNode")) {
    auto value = read_value(input);
    if (value)
      test.given[std::string(attribute(input, "name"))] = std::move(*value);
    else
      test.wants = "is given a context";
  }
  for (const auto& result : children(node, "resultNode")) {
    const auto expected = child(result, "expected");
    auto value = expected                                     ? read_value(expected)
                 : attribute(result, "errorResult") == "true" ? std::optional(Value{})
                                                              : std::nullopt;
    if (value)
      test.wanted.push_back({std::string(attribute(result, "name")), std::move(*value)});
    else
      test.wants = "wants a context";
  }
  if (test.wants.empty() && test.wanted.empty()) test.wants = "wants nothing";
  return test;
}

// Numbers that are shown with eight digits behind the point or more are rounded ones: one unit of the last
// digit is allowed.
bool matches(const Value& wanted, const Value& came) {
  constexpr int rounded_from = 8;
  const auto* a = wanted.as<Number>();
  const auto* b = came.as<Number>();
  if (a != nullptr && b != nullptr) {
    const auto off = subtract(*a, *b).absolute();
    return off.zero() || (-a->exponent() >= rounded_from && off.magnitude() < a->exponent());
  }
  const auto* some = wanted.as<List>();
  const auto* others = came.as<List>();
  if (some == nullptr || others == nullptr) return equal(wanted, came).value_or(false);
  if (some->size() != others->size()) return false;
  for (std::size_t i = 0; i < some->size(); ++i)
    if (!matches((*some)[i], (*others)[i])) return false;
  return true;
}

// A list of one is its item where no list is wanted; what is of another type is null.
Value as_type(Value value, const std::string& type) {
  const auto fits = is_of_type(value, type);
  if (value.null() || !fits || *fits || type == "Any") return value;
  const auto* list = value.as<List>();
  if (list != nullptr && list->size() == 1) return as_type(list->front(), type);
  return {};
}

// Works out decisions, each with those that it stands on.
class Run {
 public:
  Run(const Model& model, Names given) : model_(model), names_(std::move(given)) {}

  // Why it cannot be tried; "" once its value is among the names.
  std::string work_out(const Decision& decision) {
    if (names_.count(decision.name) > 0) return "";
    if (!decision.wants.empty()) return decision.wants;
    if (++level_ > most_levels) return "decisions that stand on each other";
    for (const auto& id : decision.required) {
      const auto found = model_.decisions.find(id);
      if (found == model_.decisions.end()) return "needs another model";
      if (auto why = work_out(found->second); !why.empty()) return why;
    }
    --level_;
    names_[decision.name] = as_type(evaluate(decision.expression, names_), decision.type);
    return "";
  }

  const Value& value(const std::string& name) const { return names_.at(name); }

 private:
  static constexpr int most_levels = 64;
  const Model& model_;
  Names names_;
  int level_ = 0;
};

}  // namespace

std::optional<Suite> read_suite(const std::filesystem::path& file) {
  pugi::xml_document document;
  // Spaces alone can be a value.
  if (!document.load_file(file.c_str(), pugi::parse_default | pugi::parse_ws_pcdata_single))
    return std::nullopt;
  const auto root = document.document_element();
  Suite suite;
  if (local(root.name()) != "testCases") return suite;
  suite.model = child(root, "modelName").text().get();
  for (const auto& node : children(root, "testCase")) suite.cases.push_back(read_case(node));
  return suite;
}

Outcome tried(const Case& test, const Model& model) {
  if (!test.wants.empty()) return {Outcome::Kind::skipped, test.wants};
  Run run(model, test.given);
  for (const auto& wanted : test.wanted) {
    const auto* decision = model.named(wanted.decision);
    if (decision == nullptr) return {Outcome::Kind::skipped, "a decision that the model does not have"};
    if (auto why = run.work_out(*decision); !why.empty()) return {Outcome::Kind::skipped, why};
  }
  for (const auto& wanted : test.wanted) {
    const auto& came = run.value(wanted.decision);
    if (!matches(wanted.value, came))
      return {Outcome::Kind::failed, model.named(wanted.decision)->source + ": wanted " +
                                         text_of(wanted.value) + ", came " + text_of(came)};
  }
  return {Outcome::Kind::passed, ""};
}

bool wants_null(const Case& test) {
  for (const auto& wanted : test.wanted)
    if (!wanted.value.null()) return false;
  return true;
}

}  // namespace holdfast::conformance
