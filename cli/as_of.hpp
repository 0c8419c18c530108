// Clock and time zones: they exist here, at the edge, and nowhere in the engine.
#pragma once

#include <optional>
#include <string>

#include "engine/document/document.hpp"
#include "engine/ruleset/ruleset.hpp"

namespace holdfast::cli {

// An instant with an offset in the document's `as_of` becomes the time in the home's own zone; a
// document without `as_of` gets today, and then `assumed` is set. The home's zone is that of its place; a
// home that may lie in several zones needs a plain date.
void settle_as_of(Document& document, const Ruleset& ruleset, bool told, bool& assumed);

// The day it is in the westernmost of the zones that the rules know, so that no day comes too early.
Day today();

}  // namespace holdfast::cli
