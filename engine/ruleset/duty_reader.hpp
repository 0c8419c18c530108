// `landlord_must`, `tenant_must` and `notice_must` of a rule about notices, deadlines and a landlord's
// duties.
#pragma once

#include "engine/ruleset/rule_text.hpp"

namespace holdfast {

void read_duties(RuleText& text, Fields& top);

// `notice_must`: what the notice has to show.
void read_notice_must(RuleText& text, const Node& node);

}  // namespace holdfast
