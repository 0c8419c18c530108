#include "tests/conformance/model.hpp"

#include <array>

#include "tests/conformance/evaluate.hpp"
#include "tests/conformance/xml.hpp"

namespace holdfast::conformance {
namespace {

constexpr std::array<std::string_view, 11> boxed = {
    "decisionTable", "context", "invocation", "list",  "relation", "functionDefinition",
    "conditional",   "filter",  "for",        "every", "some"};

// `feel:string` and `string` are one type.
std::string type_name(std::string_view written) {
  for (const std::string_view prefix : {"feel:", "feel."})
    if (written.starts_with(prefix)) written.remove_prefix(prefix.size());
  return std::string(written);
}

std::string what_it_is(const pugi::xml_node& decision) {
  for (const auto name : boxed)
    if (child(decision, name)) return "a boxed " + std::string(name);
  return "no logic of its own";
}

std::string reason(const ExpressionError& error) { return "not in the subset: " + error.message; }

void read_expression(Decision& decision, const pugi::xml_node& literal) {
  const auto language = attribute(literal, "expressionLanguage");
  if (!language.empty() && language.find("FEEL") == std::string_view::npos && language != "feel") {
    decision.wants = "another language than FEEL";
    return;
  }
  decision.source = child(literal, "text").text().get();
  auto parsed = parse_expression(decision.source);
  if (!parsed.errors.empty()) {
    decision.wants = reason(parsed.errors.front());
    return;
  }
  decision.expression = std::move(parsed.expression);
  if (const auto beyond = beyond_reach(decision.expression)) decision.wants = "not known here: " + *beyond;
}

Decision read_decision(const pugi::xml_node& node) {
  Decision decision;
  decision.name = attribute(node, "name");
  decision.type = type_name(attribute(child(node, "variable"), "typeRef"));
  for (const auto& requirement : children(node, "informationRequirement")) {
    const auto wanted = child(requirement, "requiredDecision");
    const auto id = attribute(wanted, "href");
    if (id.starts_with('#'))
      decision.required.emplace_back(id.substr(1));
    else if (wanted)
      decision.wants = "needs another model";
  }
  if (child(node, "knowledgeRequirement")) decision.wants = "calls a function of the model";
  const auto literal = child(node, "literalExpression");
  if (!literal)
    decision.wants = what_it_is(node);
  else if (decision.wants.empty())
    read_expression(decision, literal);
  return decision;
}

}  // namespace

const Decision* Model::named(const std::string& name) const {
  for (const auto& [id, decision] : decisions)
    if (decision.name == name) return &decision;
  return nullptr;
}

std::optional<Model> read_model(const std::filesystem::path& file) {
  pugi::xml_document document;
  if (!document.load_file(file.c_str())) return std::nullopt;
  Model model;
  for (const auto& node : children(document.document_element(), "decision"))
    model.decisions[std::string(attribute(node, "id"))] = read_decision(node);
  return model;
}

}  // namespace holdfast::conformance
