// The parts of a rule's page that say what the law is: each statement with its days, its basis, and what was
// not verified.
#pragma once

#include "engine/authoring/rule_words.hpp"
#include "engine/determination/html.hpp"

namespace holdfast {

// What the style sheet calls a status.
std::string_view status_class(Status status);

// The citation as a link, the confidence, and why it was not verified.
void write_basis(Html& html, const RuleWords& rule, const Statement& statement);

// "name: words", one below the other.
void write_list(Html& html, const std::vector<NamedWords>& list);

void write_told(Html& html, const RuleWords& rule);
void write_law(Html& html, const RuleWords& rule);
void write_figures(Html& html, const RuleWords& rule);
void write_doubts(Html& html, const RuleWords& rule);
void write_sources(Html& html, const RuleWords& rule);

}  // namespace holdfast
