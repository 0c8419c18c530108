// Requests that are answered with 200, as they are documented: the tests send each.
#pragma once

#include "api/route.hpp"

namespace holdfast::api::examples {

inline constexpr std::array of_determinations = {
    Example{
        "about_what_is_known",
        R"({"as_of": "2026-11-24", "want": "answer", "facts": {"home_place": "us/ca/los-angeles-county/los-angeles", "bedrooms": 2, "eviction_grounds": ["nonpayment"], "notice_served_on": "2026-11-20", "rent_owed": {"at_least": "2400.00", "at_most": "2900.00"}}})"},
    Example{
        "one_rule_alone",
        R"({"as_of": "2026-11-24", "rules": ["us/ca/los-angeles-county/los-angeles/rent-threshold"], "facts": {"home_place": "us/ca/los-angeles-county/los-angeles", "bedrooms": 2, "eviction_grounds": ["nonpayment"], "notice_served_on": "2026-11-20", "rent_owed": "2963.99"}})"},
    Example{
        "with_questions_in_spanish",
        R"({"as_of": "2026-11-24", "want": "questions", "lang": "es", "facts": {"home_place": {"any_of": ["us/ca/los-angeles-county/los-angeles", "us/ca/los-angeles-county/unincorporated"]}, "filed_on": "not_yet"}})"},
    Example{
        "as_if_a_proposal_were_law",
        R"({"as_of": "2026-11-24", "facts": {"home_place": "us/mn/hennepin-county/minneapolis", "eviction_grounds": ["nonpayment"], "notice_served_on": "2026-04-10"}, "with": [{"reform": "us/mn/hennepin-county/minneapolis/proposals/sixty-day-notice", "from": "2026-03-01"}]})"},
};
inline constexpr std::array of_questions = {
    Example{
        "three_questions",
        R"({"as_of": "2026-11-24", "most": 3, "facts": {"home_place": "us/ca/los-angeles-county/los-angeles"}})"},
    Example{"nothing_known", R"({"as_of": "2026-11-24", "facts": {}})"},
};
inline constexpr std::array of_partitions = {
    Example{
        "along_a_fact",
        R"({"as_of": "2026-11-24", "along": {"name": "rent_owed", "from": "2000", "to": "3500"}, "facts": {"home_place": "us/ca/los-angeles-county/los-angeles", "bedrooms": 2, "eviction_grounds": ["nonpayment"], "notice_served_on": "2026-11-20"}})"},
    Example{
        "along_the_day_of_the_answer",
        R"({"as_of": "2026-11-24", "along": {"name": "as_of", "from": "2026-11-24", "to": "2027-12-31"}, "facts": {"home_place": "us/wa/king-county/seattle"}})"},
    Example{
        "along_a_figure_of_law",
        R"({"as_of": "2026-11-24", "along": {"name": "us/ca/los-angeles-county/los-angeles/rent-threshold/months"}, "facts": {"home_place": "us/ca/los-angeles-county/los-angeles", "bedrooms": 2, "eviction_grounds": ["nonpayment"], "notice_served_on": "2026-11-20", "rent_owed": "3000.00"}})"},
};

inline constexpr std::array of_batch = {
    Example{"a_table",
            "bedrooms,home_place,rent_owed,notice_served_on,eviction_grounds\n2,us/ca/los-angeles-county/"
            "los-angeles,2400,2026-11-20,nonpayment\n",
            csv_media},
    Example{
        "scenarios_one_a_line",
        R"({"as_of": "2026-11-24", "facts": {"home_place": "us/ca/los-angeles-county/los-angeles", "bedrooms": 2}})"
        "\n",
        lines_media},
};
inline constexpr std::array of_simulations = {
    Example{
        "a_table_under_the_law_and_a_reform",
        R"({"as_of": "2026-11-24", "rows": "home_place,bedrooms,rent_owed,notice_served_on,eviction_grounds,x_weight\nus/mn/hennepin-county/minneapolis,2,2400,2026-04-10,nonpayment,1.5\nus/mn/hennepin-county/minneapolis,1,,2026-04-12,nonpayment,2\n", "scenarios": [{"with": [{"reform": "us/mn/hennepin-county/minneapolis/proposals/sixty-day-notice", "from": "2026-03-01"}]}], "weight": "x_weight", "smallest_cell": 0})"},
    Example{
        "rows_as_objects_with_a_map",
        R"({"as_of": "2026-11-24", "rows": [{"DEBT": 2400, "BR": "Studio", "x_side": "east"}, {"DEBT": "3000..3600", "BR": "2", "x_side": "west"}], "map": {"schema": "holdfast/map/1", "columns": {"rent_owed": "DEBT", "bedrooms": "BR"}, "constants": {"home_place": "us/ca/los-angeles-county/los-angeles", "eviction_grounds": ["nonpayment"], "notice_served_on": "2026-11-20"}, "recode": {"BR": {"Studio": "0"}}}, "rules": ["us/ca/los-angeles-county/los-angeles/rent-threshold"], "by": ["x_side"]})"},
};

}  // namespace holdfast::api::examples
