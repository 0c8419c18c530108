#include "api/handlers/handlers.hpp"
#include "api/routes.hpp"

namespace holdfast::api {
namespace {

using In = Parameter::In;

constexpr Parameter lang{"lang", In::query, false,
                         "Language of what people read, in place of Accept-Language", "es"};
constexpr Parameter id{"id", In::path, true, "A rule or a proposal; its slashes are written %2F",
                       "us/ca/los-angeles-county/los-angeles/rent-threshold"};
constexpr Parameter some_day{"as_of", In::query, false, "On this day", "2026-11-24"};
constexpr Parameter a_day{"as_of", In::query, true, "On this day", "2026-11-24"};

constexpr std::array only_lang = {lang};
constexpr Parameter some_place{"place", In::query, false, "Only what reaches this place, or lies in it",
                               "us/ca/los-angeles-county"};
constexpr std::array of_places = {
    Parameter{"place", In::query, false,
              "All that lie in this place, or around it; without it, those that rules name or describe",
              "us/mn"},
    lang};
constexpr std::array of_rules = {
    some_place, some_day,
    Parameter{"status", In::query, false,
              "Only what has this status on as_of: in_force, unsure, blocked, ended, not_yet, never",
              "in_force"},
    lang};
constexpr std::array of_a_rule = {id, lang};
constexpr std::array of_a_status = {id, a_day, lang};
constexpr std::array of_a_parameter = {
    Parameter{
        "path", In::path, true,
        "A rule's id, a slash and the figure's name; or a table's name, a place and a size, with slashes "
        "between; slashes are written %2F",
        "us/ca/los-angeles-county/los-angeles/rent-threshold/months"},
    some_day, lang};
constexpr std::array of_days = {
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
constexpr std::array of_a_problem = {
    Parameter{"name", In::path, true, "The last segment of a problem's type", "unknown-fact"}};

constexpr std::array of_determinations = {
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
constexpr std::array of_questions = {
    Example{
        "three_questions",
        R"({"as_of": "2026-11-24", "most": 3, "facts": {"home_place": "us/ca/los-angeles-county/los-angeles"}})"},
    Example{"nothing_known", R"({"as_of": "2026-11-24", "facts": {}})"},
};
constexpr std::array of_partitions = {
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

constexpr std::array of_batch = {
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
constexpr std::array of_a_batch = {
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

constexpr std::array<std::string_view, 4> json_only = {json_media, "", "", ""};
constexpr std::array<std::string_view, 4> json_or_text = {json_media, text_media, "", ""};
constexpr std::array<std::string_view, 4> of_an_answer = {json_media, text_media, html_media, calendar_media};
constexpr std::array<std::string_view, 4> text_only = {text_media, "", "", ""};

constexpr auto table = std::to_array<Route>({
    {Method::post,
     "/v1/determinations",
     determinations,
     "determine",
     "What the rules mean for one home and one notice",
     of_an_answer,
     Keep::never,
     "AskDetermination",
     {"Determination", "Comparison"},
     {},
     of_determinations},
    {Method::post,
     "/v1/questions",
     questions,
     "nextQuestions",
     "What to ask next, and why",
     json_or_text,
     Keep::never,
     "AskQuestions",
     {"Questions", ""},
     {},
     of_questions},
    {Method::post,
     "/v1/partitions",
     partitions,
     "partition",
     "Where the answer changes along a fact, the day of the answer or a figure of law",
     {json_media, text_media, svg_media, ""},
     Keep::never,
     "AskPartition",
     {"Partition", ""},
     {},
     of_partitions},
    {Method::post,
     "/v1/batch",
     batch,
     "answerMany",
     "Many homes: a table, or scenarios a line each, answered row by row while they come",
     {csv_media, lines_media, "", ""},
     Keep::never,
     "",
     {"", ""},
     of_a_batch,
     of_batch,
     true},
    {Method::get,
     "/v1/rules",
     rules,
     "listRules",
     "The rules, and the proposals that are not law",
     json_only,
     Keep::ask_again,
     "",
     {"Rules", ""},
     of_rules,
     {}},
    {Method::get,
     "/v1/rules/{id}",
     rule,
     "showRule",
     "One rule: history, figures, doubts, sources",
     json_only,
     Keep::ask_again,
     "",
     {"Rule", ""},
     of_a_rule,
     {}},
    {Method::get,
     "/v1/rules/{id}/status",
     rule_status,
     "ruleStatus",
     "Whether it is law on a day, and what had happened by then",
     json_only,
     Keep::ask_again,
     "",
     {"Status", ""},
     of_a_status,
     {}},
    {Method::get,
     "/v1/parameters/{path}",
     parameter,
     "showParameter",
     "A figure of a rule or of a table on a day, with its source",
     json_only,
     Keep::ask_again,
     "",
     {"Parameter", ""},
     of_a_parameter,
     {}},
    {Method::get,
     "/v1/facts",
     facts,
     "listFacts",
     "The facts that a scenario may tell, with their questions",
     json_only,
     Keep::ask_again,
     "",
     {"Facts", ""},
     only_lang,
     {}},
    {Method::get,
     "/v1/places",
     places,
     "listPlaces",
     "The places that the rules know",
     json_only,
     Keep::ask_again,
     "",
     {"Places", ""},
     of_places,
     {}},
    {Method::get,
     "/v1/days",
     days,
     "countDays",
     "A count of court, business or calendar days, day by day",
     json_only,
     Keep::ask_again,
     "",
     {"Days", ""},
     of_days,
     {}},
    {Method::get,
     "/problems/{name}",
     problem_page,
     "showProblem",
     "What a kind of problem means",
     {"text/html", "", ""},
     Keep::ask_again,
     "",
     {"", ""},
     of_a_problem,
     {}},
    {Method::get,
     "/openapi.json",
     openapi,
     "openapi",
     "This description",
     json_only,
     Keep::ask_again,
     "",
     {"", ""},
     {},
     {}},
    {Method::get,
     "/healthz",
     healthz,
     "healthz",
     "Whether the process answers",
     text_only,
     Keep::never,
     "",
     {"", ""},
     {},
     {}},
    {Method::get,
     "/readyz",
     readyz,
     "readyz",
     "Whether it can answer, and whether the last edit of the rules was refused",
     json_only,
     Keep::never,
     "",
     {"Ready", ""},
     {},
     {}},
    {Method::get,
     "/version",
     version,
     "version",
     "The program's version and the digest of the rules",
     json_only,
     Keep::never,
     "",
     {"Version", ""},
     {},
     {}},
    {Method::get,
     "/metrics",
     metrics,
     "metrics",
     "Counts for Prometheus: method, route template and status only",
     {"text/plain; version=0.0.4", "", "", ""},
     Keep::never,
     "",
     {"", ""},
     {},
     {}},
});

}  // namespace

std::span<const Route> routes() { return table; }

}  // namespace holdfast::api
