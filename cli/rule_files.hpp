// The rules in words, from the files that the ruleset was loaded from.
#pragma once

#include <optional>
#include <vector>

#include "cli/command.hpp"
#include "engine/authoring/packet.hpp"

namespace holdfast::cli {

// The rule or the proposal named, with what comes of its cases; every one if `only` is empty. Nothing, with a
// word on `streams.err` and `code` set, where there is none of that name.
std::optional<std::vector<RuleWords>> rules_in_words(const Ruleset& ruleset, const RulesOptions& options,
                                                     const std::string& only, Streams streams, int& code);

// What the pages are made from: the day asked for, else today. Nothing, with a word on `streams.err`, where
// it is no day.
std::optional<Imprint> imprint_of(const std::string& day, Streams streams);

}  // namespace holdfast::cli
