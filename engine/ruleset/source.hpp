// What a statement of law rests on.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/ruleset/fields.hpp"

namespace holdfast {

struct Citation {
  std::string id;
  std::string cite;
  std::string kind;  // statute, code, court, agency, press, ...
  std::string url;   // or ""
  std::string site;  // or ""
};

using Sources = std::map<std::string, Citation, std::less<>>;

// Beside a statement: who says so, and how far it can be trusted.
struct Backing {
  std::string source;        // an id among the file's sources; "" when the block above says it
  std::string confidence;    // high, medium, low; "" for the file's own
  std::string not_verified;  // why it is used as written; ""
};

Sources read_sources(Reader& reader, const Node& node, const std::string& pointer);

// `source`, `confidence`, `not_verified`, `recorded` and `note` among `fields`; an unknown source is an
// error.
Backing read_backing(Reader& reader, Fields& fields, const Sources& sources);

// The lesser of two degrees; "" is no statement at all.
std::string least_confidence(const std::string& a, const std::string& b);

std::vector<std::string> names_of(const Sources& sources);

}  // namespace holdfast
