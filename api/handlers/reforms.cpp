#include "api/handlers/reforms.hpp"

#include <algorithm>

namespace holdfast::api {
namespace {

constexpr std::size_t most_reforms = 8;

// A reform that the request brings: YAML as a file has it. Its id, or "" with a mistake.
std::string read_text(Scene& scene, const Node& node, const std::string& pointer, std::size_t number,
                      LoadOptions& options) {
  const auto text = scene.text(node, pointer, "a reform's file as text");
  const auto name = "reform-" + std::to_string(number + 1) + ".yaml";
  const auto read = read_yaml(text, name, Echo::never);
  const Node* id = read ? read->root.find("reform") : nullptr;
  if (id == nullptr || !id->is_scalar()) {
    scene.mistake(pointer, "not-a-reform", "a reform begins with `reform:` and its id",
                  "rules/README.md says how one is written");
    return "";
  }
  options.reforms.push_back({name, text});
  return id->text;
}

void read_one(Scene& scene, const Node& node, std::size_t number, const Ruleset& ruleset,
              LoadOptions& options) {
  const auto pointer = "/with/" + std::to_string(number);
  Fields fields(scene.reader(), node, pointer, "a reform");
  if (!fields.usable()) return;
  SwitchedOn on;
  const Node* id = fields.optional("reform");
  const Node* text = fields.optional("text");
  const Node* from = fields.optional("from");
  fields.finish();
  if (from != nullptr)
    if (const auto day = scene.reader().day(*from, pointer + "/from")) on.from = *day;
  if ((id == nullptr) == (text == nullptr)) {
    scene.mistake(pointer, "missing-key", "a reform needs `reform`, its id, or `text`, and not both",
                  "GET /v1/rules lists the proposals");
    return;
  }
  if (text != nullptr) {
    on.reform = read_text(scene, *text, pointer + "/text", number, options);
  } else {
    on.reform = scene.text(*id, pointer + "/reform", "a reform's id");
    const auto known = std::any_of(ruleset.reforms.begin(), ruleset.reforms.end(),
                                   [&](const Reform& one) { return one.id == on.reform; });
    if (!known)
      scene.mistake(pointer + "/reform", "unknown-reform", "this is not a proposal of the loaded rules",
                    "GET /v1/rules lists the proposals");
  }
  options.with.push_back(std::move(on));
}

}  // namespace

LoadOptions read_with(Scene& scene, const Ruleset& ruleset) {
  LoadOptions options;
  const Node* with = scene.find("with");
  if (with == nullptr) return options;
  if (!with->is_sequence() || with->items.size() > most_reforms) {
    scene.mistake("/with", "wrong-shape",
                  "expected a list of at most " + std::to_string(most_reforms) + " reforms",
                  "write [{\"reform\": \"…\", \"from\": \"2026-03-01\"}]");
    return options;
  }
  for (std::size_t i = 0; i < with->items.size(); ++i) read_one(scene, with->items[i], i, ruleset, options);
  return options;
}

}  // namespace holdfast::api
