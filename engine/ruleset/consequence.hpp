#pragma once

#include <array>
#include <string_view>

namespace holdfast {

// The steps of an eviction, in order. `hearing` is the day in court, `judgment` the decision.
enum class Stage { notice, filing, hearing, judgment, lockout };
inline constexpr std::array<std::string_view, 5> stage_names{"notice", "filing", "hearing", "judgment",
                                                             "lockout"};

// What follows where a rule helps. A defense and a presumption have to be raised by the tenant.
inline constexpr std::array<std::string_view, 11> effect_names{
    "bar",
    "defense",
    "presumption",
    "court_must_dismiss",
    "court_may_dismiss",
    "court_must_stay",
    "court_may_stay",
    "notice_defective",
    "no_protection",
    "no_effect",
    "unknown",
};

// A bar stops its steps, and so does a pause that the court has no choice about; nothing else does.
constexpr bool stops(std::string_view effect) { return effect == "bar" || effect == "court_must_stay"; }

}  // namespace holdfast
