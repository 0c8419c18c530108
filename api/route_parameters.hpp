// The parameters of the routes, as they are documented.
#pragma once

#include "api/route.hpp"

namespace holdfast::api::parameters {

using In = Parameter::In;

inline constexpr Parameter lang{"lang", In::query, false,
                                "Language of what people read, in place of Accept-Language", "es"};
inline constexpr Parameter id{"id", In::path, true, "A rule or a proposal; its slashes are written %2F",
                              "us/ca/los-angeles-county/los-angeles/rent-threshold"};
inline constexpr Parameter some_day{"as_of", In::query, false, "On this day", "2026-11-24"};
inline constexpr Parameter a_day{"as_of", In::query, true, "On this day", "2026-11-24"};

inline constexpr std::array only_lang = {lang};
inline constexpr Parameter some_place{
    "place", In::query, false, "Only what reaches this place, or lies in it", "us/ca/los-angeles-county"};
inline constexpr std::array of_places = {
    Parameter{"place", In::query, false,
              "All that lie in this place, or around it; without it, those that rules name or describe",
              "us/mn"},
    lang};
inline constexpr std::array of_rules = {
    some_place, some_day,
    Parameter{"status", In::query, false,
              "Only what has this status on as_of: in_force, unsure, blocked, ended, not_yet, never",
              "in_force"},
    lang};
inline constexpr std::array of_a_rule = {id, lang};
inline constexpr std::array of_a_status = {id, a_day, lang};
inline constexpr std::array of_a_parameter = {
    Parameter{
        "path", In::path, true,
        "A rule's id, a slash and the figure's name; or a table's name, a place and a size, with slashes "
        "between; slashes are written %2F",
        "us/ca/los-angeles-county/los-angeles/rent-threshold/months"},
    some_day, lang};
inline constexpr std::array of_days = {
    Parameter{"from", In::query, true, "Count after this day", "2026-11-20"},
    Parameter{"count", In::query, true, "So many days, 3660 at most", "10"},
    Parameter{"unit", In::query, false, "Which days count: court (the default), calendar, business", "court"},
    Parameter{"calendar", In::query, false, "Whose closed days; needed where days can be closed",
              "us/ca/courts"},
    Parameter{
        "if_closed", In::query, false,
        "What becomes of a last day that is closed: stays (the default), next_open_day, previous_open_day",
        "next_open_day"},
    lang};
inline constexpr std::array of_a_problem = {
    Parameter{"name", In::path, true, "The last segment of a problem's type", "unknown-fact"}};

inline constexpr std::array of_a_batch = {
    Parameter{"as_of", In::query, false,
              "The day for which the law is read: a table needs it; of lines it wins over their own",
              "2026-11-24"},
    Parameter{"columns", In::query, false,
              "Of a table: the columns to write, between commas (default: all that there are)",
              "row,status,errors,barred_filing"},
    Parameter{"pass", In::query, false,
              "Of a table: columns to pass on, between commas; those whose names begin with x_ are anyway",
              "x_office"},
    Parameter{"want", In::query, false, "Of lines: answer (the default), questions or changes", "answer"},
    lang};

}  // namespace holdfast::api::parameters
