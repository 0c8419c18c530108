#include "api/handlers/reforms.hpp"

#include <algorithm>

namespace holdfast::api {
namespace {

// A reform that the request brings: YAML as a file has it. Its id, or "" with a mistake.
std::string read_text(Body& body, const Node& node, const std::string& pointer, std::size_t number,
                      LoadOptions& options) {
  const auto text = body.text(node, pointer, "a reform's file as text");
  const auto name = "reform-" + std::to_string(number + 1) + ".yaml";
  const auto read = read_yaml(text, name, Echo::never);
  const Node* id = read ? read->root.find("reform") : nullptr;
  if (id == nullptr || !id->is_scalar()) {
    body.mistake(pointer, "not-a-reform", "a reform begins with `reform:` and its id",
                 "rules/README.md says how one is written");
    return "";
  }
  options.reforms.push_back({name, text});
  return id->text;
}

void read_one(Body& body, const Node& node, const std::string& pointer, std::size_t number,
              const Ruleset& ruleset, LoadOptions& options) {
  Fields fields(body.reader(), node, pointer, "a reform");
  if (!fields.usable()) return;
  SwitchedOn on;
  const Node* id = fields.optional("reform");
  const Node* text = fields.optional("text");
  const Node* from = fields.optional("from");
  fields.finish();
  if (from != nullptr)
    if (const auto day = body.reader().day(*from, pointer + "/from")) on.from = *day;
  if ((id == nullptr) == (text == nullptr)) {
    body.mistake(pointer, "missing-key", "a reform needs `reform`, its id, or `text`, and not both",
                 "GET /v1/rules lists the proposals");
    return;
  }
  if (text != nullptr) {
    on.reform = read_text(body, *text, pointer + "/text", number, options);
  } else {
    on.reform = body.text(*id, pointer + "/reform", "a reform's id");
    const auto known = std::any_of(ruleset.reforms.begin(), ruleset.reforms.end(),
                                   [&](const Reform& one) { return one.id == on.reform; });
    if (!known)
      body.mistake(pointer + "/reform", "unknown-reform", "this is not a proposal of the loaded rules",
                   "GET /v1/rules lists the proposals");
  }
  options.with.push_back(std::move(on));
}

}  // namespace

LoadOptions read_reforms(Body& body, const Node& list, const std::string& pointer, const Ruleset& ruleset) {
  LoadOptions options;
  if (!list.is_sequence() || list.items.size() > most_reforms) {
    body.mistake(pointer, "wrong-shape",
                 "expected a list of at most " + std::to_string(most_reforms) + " reforms",
                 "write [{\"reform\": \"…\", \"from\": \"2026-03-01\"}]");
    return options;
  }
  for (std::size_t i = 0; i < list.items.size(); ++i)
    read_one(body, list.items[i], pointer + "/" + std::to_string(i), i, ruleset, options);
  return options;
}

Reply refused_reforms(const Diagnostics& diagnostics, const std::string& pointer,
                      const std::string& language) {
  Mistakes mistakes;
  for (const auto& diagnostic : diagnostics) {
    if (diagnostic.severity != Severity::error) continue;
    Mistake one;
    one.pointer = pointer;
    one.code = diagnostic.code;
    one.message = diagnostic.message;
    one.help = diagnostic.help.find("holdfast ") == std::string::npos ? diagnostic.help : "";
    one.line = diagnostic.span.line;
    one.column = diagnostic.span.column;
    mistakes.push_back(std::move(one));
  }
  return problem_reply(Problem::invalid_reform, language, "lines and columns are those of the reform",
                       mistakes);
}

}  // namespace holdfast::api
