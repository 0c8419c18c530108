// The first page of the library: every rule by place, with its status on the day asked for, and apart from
// them what is only proposed. And the whole library as files.
#pragma once

#include "engine/authoring/packet.hpp"

namespace holdfast {

std::string library_page(const Ruleset& ruleset, const std::vector<RuleWords>& rules, const Imprint& imprint);

// Every page of the library, with its path: index.html, and one for each of `rules`. The same rules, day and
// version give the same bytes.
std::vector<SourceFile> library_pages(const Ruleset& ruleset, const std::vector<RuleWords>& rules,
                                      const Imprint& imprint);

}  // namespace holdfast
