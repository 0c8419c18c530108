#include <algorithm>

#include "engine/ruleset/case_reader.hpp"
#include "engine/ruleset/reform_change.hpp"
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

// Where a change would be felt: the place that it sets, or of the rule that it adds, or the rule's own.
std::string place_of(const ReformChange& change) {
  for (const auto* said : {change.set.find("place"), change.add.find("place")})
    if (said != nullptr) return said->text;
  return change.rule.substr(0, change.rule.rfind('/'));
}

}  // namespace

Reform read_reform(const Document& document, const RuleContext& context, const std::vector<std::string>& ids,
                   Stands stands, Diagnostics& diagnostics) {
  Reader reader(document, diagnostics);
  Reform reform;
  Fields top(reader, document.root, "", "a reform");
  const auto get = [&](const char* key) {
    return stands == Stands::in_rules ? top.required(key) : top.optional(key);
  };
  reform.id = top.required_text("reform").value_or("");
  reform.title = top.required_text("title").value_or("");
  reform.file = document.name;
  reform.outside = stands == Stands::outside;
  top.text("note");
  if (const Node* node = get("checked")) reform.checked = reader.day(*node, "/checked").value_or(0);
  if (const Node* node = get("sources")) reform.sources = read_sources(reader, *node, "/sources");
  if (const Node* node = get("history")) reform.history = read_history(reader, *node, reform.sources);
  for (const auto& span : status_spans(reform.history))
    if (span.status == Status::in_force || span.status == Status::unsure)
      reader.error(document.root, "/history", "reform-in-force", "a reform is never in force by itself",
                   "what is law stands in a rule");
  if (const Node* node = top.optional("extends")) {
    if (node->is_scalar())
      reform.extends = {node->text};
    else
      reform.extends = reader.texts(*node, "/extends", "reforms");
  }
  // A request that changes no rule says where it was heard.
  const Node* places = top.optional("places");
  if (places != nullptr) {
    const auto paths = reader.texts(*places, "/places", "places");
    for (std::size_t i = 0; i < paths.size(); ++i)
      add_place(reader, places->items[i], pointer_join("/places", std::to_string(i)), paths[i],
                context.places, reform);
  }
  if (const Node* changes = places == nullptr ? top.required("changes") : top.optional("changes"))
    for (const auto& change : read_changes(reader, *changes, "/changes")) {
      if (change.kind != ReformChange::Kind::add &&
          std::find(ids.begin(), ids.end(), change.rule) == ids.end())
        reader.error(*change.at, change.pointer, "unknown-rule", "no rule `" + change.rule + "`",
                     did_you_mean(change.rule, ids));
      else
        add_place(reader, *change.at, change.pointer, place_of(change), context.places, reform);
      if (reform.rule.empty()) reform.rule = change.as.empty() ? change.rule : change.as;
    }
  if (const Node* cases = top.optional("cases")) reform.cases = read_cases(reader, nullptr, *cases, "");
  top.finish();
  return reform;
}

}  // namespace holdfast
