#include "engine/ruleset/case_reader.hpp"
#include "engine/ruleset/rule_reader.hpp"

namespace holdfast {
namespace {

void add_place(Reader& reader, const Node& at, const std::string& pointer, const std::string& place,
               const Places& places, Reform& reform) {
  if (const auto found = places.find(place))
    reform.places.push_back(*found);
  else
    reader.error(at, pointer, "unknown-place", "no place `" + place + "`",
                 did_you_mean(place, places.paths()));
}

}  // namespace

Reform read_reform(const Document& document, const RuleContext& context,
                   const std::vector<std::string>& rule_ids, Diagnostics& diagnostics) {
  Reader reader(document, diagnostics);
  Reform reform;
  Fields top(reader, document.root, "", "a reform");
  reform.id = top.required_text("reform").value_or("");
  reform.title = top.required_text("title").value_or("");
  reform.file = document.name;
  if (const Node* node = top.required("checked")) reform.checked = reader.day(*node, "/checked").value_or(0);
  if (const Node* node = top.required("sources")) reform.sources = read_sources(reader, *node, "/sources");
  if (const Node* node = top.required("history"))
    reform.history = read_history(reader, *node, reform.sources);
  for (const auto& span : status_spans(reform.history))
    if (span.status == Status::in_force || span.status == Status::unsure)
      reader.error(document.root, "/history", "reform-in-force", "a reform is never in force by itself",
                   "what is law stands in a rule");
  // A request that changes no rule says where it was heard.
  const Node* places = top.optional("places");
  if (places != nullptr) {
    const auto paths = reader.texts(*places, "/places", "places");
    for (std::size_t i = 0; i < paths.size(); ++i)
      add_place(reader, places->items[i], pointer_join("/places", std::to_string(i)), paths[i],
                context.places, reform);
  }
  if (const Node* changes = places == nullptr ? top.required("changes") : top.optional("changes")) {
    for (std::size_t i = 0; i < changes->items.size(); ++i) {
      Fields fields(reader, changes->items[i], pointer_join("/changes", std::to_string(i)), "a change");
      const Node* target = fields.optional("copy");
      if (target == nullptr) target = fields.optional("change");
      fields.text("as");
      std::string place;
      if (target == nullptr)
        reader.error(changes->items[i], fields.pointer(), "missing-key",
                     "a change names the rule that it copies or changes");
      else
        reader.choice(*target, fields.at("copy"), "a rule", rule_ids);
      if (const Node* set = fields.required("set"))
        if (const Node* set_place = set->find("place")) place = set_place->text;
      if (place.empty() && target != nullptr) place = target->text.substr(0, target->text.rfind('/'));
      add_place(reader, changes->items[i], fields.pointer(), place, context.places, reform);
      fields.finish();
    }
  }
  if (const Node* cases = top.optional("cases")) reform.cases = read_cases(reader, nullptr, *cases, "");
  top.finish();
  return reform;
}

}  // namespace holdfast
