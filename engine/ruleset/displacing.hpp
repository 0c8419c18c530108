// `displaces`: a rule in the place of another.
#pragma once

#include <vector>

#include "engine/base/diagnostic.hpp"
#include "engine/document/document.hpp"

namespace holdfast {

// Before the rules are read: each that another displaces gets an exemption with the other's words and source.
void displace_rules(std::vector<Document>& documents, Diagnostics& diagnostics);

}  // namespace holdfast
