// What a reform's change does to the text of one rule. Inside this folder only; see amending.hpp.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/ruleset/reform_change.hpp"

namespace holdfast {

// Marks the node and all in it as read from the document's others[origin - 1].
void mark_origin(Node& node, int origin);

// Lays `set`, `scale` and `add` into the rule; what they cite comes with them from `sources` (of the reform),
// under a name of its own where the rule has that name for something else.
void lay(Document& rule, ReformChange change, const Node& sources,
         const std::vector<std::string>& table_names, std::map<std::string, std::string>& table_editions,
         Diagnostics& diagnostics);

// The rule's status becomes `event` from the first of `days` on, whatever it was; and if that switches it on,
// through their last.
void set_status(Node& root, const Node& event, const DayRange& days, const std::string& why);

}  // namespace holdfast
