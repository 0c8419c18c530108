#include "engine/ruleset/case_reader.hpp"

#include <set>

namespace holdfast {
namespace {

void add_given(Reader& reader, const Node& given, const std::string& pointer,
               std::map<std::string, Node>& facts) {
  if (!given.is_mapping()) {
    reader.error(given, pointer, "wrong-shape", "expected facts as a mapping of names to values");
    return;
  }
  for (const auto& member : given.members) facts[member.key.text] = member.value;
}

}  // namespace

std::vector<RuleCase> read_cases(Reader& reader, const Node* given_in_all, const Node& cases,
                                 const std::string& place) {
  std::vector<RuleCase> all;
  if (!cases.is_sequence()) {
    reader.error(cases, "/cases", "wrong-shape", "expected cases as a list");
    return all;
  }
  std::map<std::string, Node> shared;
  if (given_in_all != nullptr) add_given(reader, *given_in_all, "/given_in_all_cases", shared);
  std::set<std::string> names;
  for (std::size_t i = 0; i < cases.items.size(); ++i) {
    RuleCase one;
    one.at = cases.items[i];
    one.given = shared;
    Fields fields(reader, one.at, pointer_join("/cases", std::to_string(i)), "a case");
    if (!fields.usable()) continue;
    one.name = fields.required_text("name").value_or("");
    if (!names.insert(one.name).second)
      reader.error(one.at, fields.at("name"), "duplicate-case", "two cases are named `" + one.name + "`");
    one.id = fields.text("id").value_or("");
    fields.text("source");
    fields.text("note");
    one.place = fields.text("place").value_or(place);
    one.approved_by = fields.text("approved_by").value_or("");
    one.with_reform = fields.text("with_reform").value_or("");
    if (const Node* as_of = fields.optional("as_of")) one.as_of = reader.day(*as_of, fields.at("as_of"));
    if (const Node* given = fields.required("given"))
      add_given(reader, *given, fields.at("given"), one.given);
    if (const Node* expect = fields.required("expect")) one.expect = *expect;
    fields.finish();
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace holdfast
