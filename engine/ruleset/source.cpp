#include "engine/ruleset/source.hpp"

namespace holdfast {

Sources read_sources(Reader& reader, const Node& node, const std::string& pointer) {
  Sources sources;
  if (!node.is_mapping()) {
    reader.error(node, pointer, "wrong-shape", "expected sources as a mapping of ids to citations");
    return sources;
  }
  for (const auto& member : node.members) {
    Fields fields(reader, member.value, pointer_join(pointer, member.key.text), "a source");
    Citation citation;
    citation.id = member.key.text;
    citation.cite = fields.required_text("cite").value_or("");
    citation.kind = fields.required_text("kind").value_or("");
    citation.url = fields.text("url").value_or("");
    citation.site = fields.text("site").value_or("");
    fields.text("note");
    fields.finish();
    sources[citation.id] = citation;
  }
  return sources;
}

std::vector<std::string> names_of(const Sources& sources) {
  std::vector<std::string> names;
  for (const auto& entry : sources) names.push_back(entry.first);
  return names;
}

Backing read_backing(Reader& reader, Fields& fields, const Sources& sources) {
  Backing backing;
  if (const Node* node = fields.optional("source")) {
    backing.source = reader.text(*node, fields.at("source"), "a source's id").value_or("");
    if (!backing.source.empty() && sources.count(backing.source) == 0)
      reader.error(*node, fields.at("source"), "unknown-source", "no source named `" + backing.source + "`",
                   did_you_mean(backing.source, names_of(sources)));
  }
  if (const Node* node = fields.optional("confidence"))
    backing.confidence =
        reader.choice(*node, fields.at("confidence"), "a degree", {"high", "medium", "low"}).value_or("");
  backing.not_verified = fields.text("not_verified").value_or("");
  if (const Node* node = fields.optional("recorded"))
    reader.day(*node, fields.at("recorded"));  // see recorded.hpp
  fields.text("note");
  return backing;
}

std::string least_confidence(const std::string& a, const std::string& b) {
  const auto rank = [](const std::string& degree) {
    return degree == "low" ? 0 : degree == "medium" ? 1 : degree == "high" ? 2 : 3;
  };
  return rank(b) < rank(a) ? b : a;
}

}  // namespace holdfast
