#include "engine/determination/sentence_check.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "engine/determination/words.hpp"

namespace holdfast {
namespace {

using Names = std::vector<std::string_view>;

// The engine's own sentences, grouped by the blanks that they are given.
struct Group {
  Names blanks;
  std::string_view under;  // keys are this, a dot, and each of `names`
  Names names;
};

const std::vector<Group>& groups() {
  static const std::vector<Group> all = {
      {{}, "outcomes.applies", {"head", "meaning"}},
      {{}, "outcomes.may_apply", {"head", "meaning"}},
      {{}, "outcomes.does_not_apply", {"head", "meaning"}},
      {{}, "outcomes.not_in_force", {"head", "meaning"}},
      {{}, "outcomes.blocked_by_court", {"head", "meaning"}},
      {{}, "outcomes.not_covered", {"head", "meaning"}},
      {{}, "outcomes.needs_review", {"head", "meaning"}},
      {{}, "outcomes.applies", {"head_to_do"}},
      {{}, "outcomes.may_apply", {"head_to_do"}},
      {{}, "outcomes.does_not_apply", {"head_to_do"}},
      {{}, "outcomes.not_in_force", {"head_to_do"}},
      {{}, "outcomes.blocked_by_court", {"head_to_do"}},
      {{}, "outcomes.needs_review", {"head_to_do"}},
      {{}, "stages", {"notice", "filing", "hearing", "judgment", "lockout"}},
      {{}, "barred.notice", {"yes", "no", "unknown"}},
      {{}, "barred.filing", {"yes", "no", "unknown"}},
      {{}, "barred.hearing", {"yes", "no", "unknown"}},
      {{}, "barred.judgment", {"yes", "no", "unknown"}},
      {{}, "barred.lockout", {"yes", "no", "unknown"}},
      {{},
       "phrases",
       {"short_answer",
        "several_places",
        "in_all_places",
        "stands_on_proposal",
        "day_of_answer",
        "why",
        "doubts",
        "gaps",
        "doubts_as_above",
        "not_verified",
        "questions",
        "next_steps",
        "do_not",
        "papers",
        "who_to_call",
        "sources",
        "not_law",
        "history",
        "operator",
        "figure",
        "reviewed_by_nobody",
        "budget_spent",
        "still_to_do",
        "may_help_too",
        "others_not_in_force",
        "others_not_for_this",
        "about"}},
      {{"rules"}, "phrases", {"barred_by"}},
      {{"stages"}, "phrases", {"no_rule_for_steps"}},
      {{"place"}, "phrases", {"place", "if_in_place", "elsewhere"}},
      {{"note"}, "phrases", {"how_to_tell"}},
      {{"count"},
       "phrases",
       {"place_unknown", "places_left_out", "editions_left_out", "and_more", "rules_left_out",
        "steps_left_out"}},
      {{"rule"}, "phrases", {"same_as_above"}},
      {{"outcome", "rule"}, "phrases", {"finding"}},
      {{"day", "fact"}, "phrases", {"counts_on", "counts_instead"}},
      {{"fact"}, "phrases", {"counts_unknown"}},
      {{"from", "through"}, "phrases", {"days_between"}},
      {{"effect"}, "phrases", {"effect", "effect_if"}},
      {{"number"}, "phrases", {"source"}},
      {{"number", "cite"}, "phrases", {"source_line"}},
      {{"facts"}, "phrases", {"depends_on"}},
      {{"day"}, "phrases", {"as_of", "verified", "known_on"}},
      {{"who"}, "phrases", {"reviewed_by"}},
      {{"digest"}, "phrases", {"ruleset"}},
      {{},
       "words",
       {"exceed",
        "reach",
        "exceed_limit",
        "reach_limit",
        "in_force",
        "extended",
        "reinstated",
        "lapsed",
        "expired",
        "repealed",
        "enjoined",
        "invalidated",
        "directed_to_draft",
        "introduced",
        "proclaimed",
        "passed",
        "adopted",
        "amended",
        "challenged",
        "upheld",
        "vetoed",
        "died",
        "tabled",
        "nonbinding"}},
      {{"from", "through"}, "reasons.edition", {"between"}},
      {{"from"}, "reasons.edition", {"from"}},
      {{"through"}, "reasons.edition", {"through"}},
      {{}, "reasons.edition", {"always"}},
      {{"since"}, "reasons.in_force", {"always"}},
      {{}, "reasons.in_force_always", {"always"}},
      {{"earliest", "latest"}, "reasons.in_force_by", {"always"}},
      {{"begins"}, "reasons.not_yet", {"always"}},
      {{"last"}, "reasons.ended", {"always"}},
      {{}, "reasons.never_in_force", {"always"}},
      {{"earliest", "latest"}, "reasons.start_unsure", {"always"}},
      {{"since"}, "reasons.blocked", {"always"}},
      {{"ground"}, "reasons.ground", {"yes", "no", "open"}},
      {{"name"}, "reasons.exempt", {"yes", "open", "gap"}},
      {{}, "reasons.not_exempt", {"always"}},
      {{"debt"}, "reasons.debt", {"owe"}},
      {{}, "reasons.debt", {"owe_unknown"}},
      {{"must", "must_limit", "limit"}, "reasons.debt", {"need", "need_range", "need_unknown"}},
      {{"must", "must_limit", "limit", "margin"},
       "reasons.debt",
       {"yes", "yes_equal", "yes_touches", "yes_unknown", "no", "no_equal", "no_touches", "no_unknown",
        "open", "open_exceed", "open_reach", "gap"}},
      {{"limit"}, "reasons.limit", {"always", "made_of"}},
      {{}, "reasons.limit", {"unknown", "unknown_made_of"}},
      {{"name", "value", "details"}, "reasons.figure", {"named", "unnamed"}},
      {{"since"}, "reasons.figure", {"since"}},
      {{"table", "value", "details"}, "reasons.table_row", {"yes", "gap", "gap_unknown"}},
      {{"fact", "amount"}, "reasons.table_row", {"argument"}},
      {{"edition"}, "reasons.table_row", {"edition"}},
      {{"since"}, "reasons.table_row", {"since"}},
      {{"item"}, "reasons.shows", {"yes", "no", "open"}},
      {{"name"}, "reasons.doubt", {"always"}},
      {{"name"}, "reasons.doubt_over", {"always"}},
      {{"last"}, "reasons.struck_down", {"always"}},
      {{"last", "again"}, "reasons.lapsed", {"always"}},
      {{"last"}, "reasons.end_unknown", {"always"}},
      {{"rule"}, "phrases", {"relief_yes", "relief_no", "relief_waitlist", "relief_unknown"}},
      {{"name"}, "reasons.season", {"yes", "no", "open"}},
      {{"name"}, "reasons.condition", {"yes", "no", "open", "gap"}},
      {{"name"}, "reasons.deed", {"yes", "no", "open", "gap"}},
      {{}, "reasons.any_of", {"yes", "no", "open"}},
      {{"status", "day"}, "reasons.proposal", {"always"}},
      {{"status", "from", "through"}, "reasons.proposal_unsure", {"always"}},
      {{"what"},
       "gaps",
       {"row_missing", "pending", "calendar_gap", "disputed", "text_unseen", "uncertain_day",
        "differs_within"}},
      {{"stages"},
       "effects",
       {"bar", "bar_month", "defense", "presumption", "court_must_dismiss", "court_may_dismiss",
        "court_must_stay", "court_may_stay", "notice_defective", "no_protection", "no_effect", "unknown"}},
      {{}, "confidence", {"high", "medium", "low"}},
      {{}, "assumptions", {"as_of_today"}},
      {{"weekday", "month", "day", "year"}, "patterns", {"date"}},
      {{"date", "time"}, "patterns", {"minute"}},
      {{"month", "year"}, "patterns", {"month"}},
      {{"outcome", "rule", "months"}, "phrases", {"finding_months"}},
      {{"name"}, "reasons.month_group", {"yes", "no", "open", "gap"}},
      {{}, "reasons.month_outside", {"always"}},
      {{"first", "second", "third"}, "reasons.payments_go_to", {"always"}},
      {{}, "words", {"current_rent", "later_arrears", "covered_rent"}},
      {{"name", "opens", "closes"}, "reasons.round", {"yes", "no", "open"}},
      {{"name"}, "reasons.row", {"yes", "open"}},
      {{"name"}, "reasons.eligible", {"yes", "no", "open", "gap"}},
      {{"award"}, "reasons.award", {"always"}},
      {{}, "reasons.funds_open", {"always"}},
      {{}, "reasons.funds_waitlist", {"always"}},
      {{}, "reasons.funds_closed", {"always"}},
      {{}, "reasons.funds_unknown", {"always"}},
      {{"name", "amount"}, "reasons.term", {"yes", "no", "open"}},
      {{"do", "date"},
       "deadlines",
       {"act_by", "act_by_past", "act_by_none", "landlord_by", "landlord_by_none", "not_before",
        "not_before_none"}},
      {{"date"}, "deadlines", {"pay_through", "pay_through_past"}},
      {{}, "deadlines", {"pay_through_none", "ask_today"}},
      {{"date"}, "deadlines", {"new_day"}},
      {{"later"}, "deadlines", {"or_later", "or_later_landlord"}},
      {{}, "deadlines", {"may_be_later", "may_differ", "calendar_gap", "law_gap", "counted"}},
      {{"fact"}, "deadlines", {"no_trigger"}},
      {{"rule"}, "deadlines", {"overtaken"}},
      {{"number"}, "deadlines", {"adult"}},
      {{}, "reasons.cause", {"yes", "no", "open", "gap"}},
      {{}, "phrases", {"causes"}},
      {{"amount"}, "phrases", {"to_pay", "amount"}},
      {{"rule"}, "phrases", {"displaced"}},
      {{}, "phrases", {"days", "what_follows", "count_of_days", "closed_days"}},
      {{"outcome", "rule", "number"}, "phrases", {"finding_adult"}},
      {{"outcome", "rule", "stage"}, "phrases", {"finding_stage"}},
      {{"stage"}, "reasons.stage_free", {"always"}},
      {{"name"}, "reasons.duty", {"yes", "no", "open", "gap"}},
      {{"name"}, "reasons.to_do", {"yes", "no", "open"}},
      {{"count", "fact"}, "reasons.count", {"always"}},
      {{"fact"}, "reasons.count_unknown", {"always"}},
      {{"count", "name"}, "reasons.count_more", {"yes", "open"}},
      {{"name"}, "reasons.count_more_unknown", {"always"}},
      {{"amount"}, "patterns", {"one_court_day", "court_days", "one_business_day", "business_days"}},
      {{"amount", "month"}, "phrases", {"owed_of_month"}},
      {{"months"}, "phrases", {"still_owed"}},
      {{"award"}, "phrases", {"award"}},
      {{"terms"}, "phrases", {"limited_by", "goes_first"}},
      {{"who"}, "phrases", {"who_applies", "paid_to"}},
      {{}, "phrases", {"ask_landlord", "not_guaranteed", "funds"}},
      {{}, "words", {"landlord", "tenant", "displaced_homeowner"}},
      {{"count", "from", "calendar"}, "days", {"court", "business"}},
      {{"from", "calendar"}, "days", {"court_one", "business_one"}},
      {{"count", "from"}, "days", {"calendar"}},
      {{"from"}, "days", {"calendar_one"}},
      {{}, "days", {"first_day"}},
      {{"date"}, "days", {"last", "weekday", "rolled", "moved_over"}},
      {{"year"}, "days", {"none", "not_checked"}},
      {{"calendar"}, "days", {"closed"}},
      {{"date", "number"}, "days", {"counted"}},
      {{"date", "holiday"}, "days", {"holiday", "kept"}},
      {{"year", "cite"}, "days", {"source"}},
      {{"amount"}, "patterns", {"money", "percent", "one_month", "months", "one_day", "days"}},
      {{}, "join", {"and", "or", "and_before_i", "or_before_o"}},
      {{"at_least", "at_most"}, "ranges", {"between", "amount_between"}},
      {{"at_least"}, "ranges", {"at_least", "amount_at_least"}},
      {{"at_most"}, "ranges", {"at_most", "amount_at_most"}},
      {{}, "ranges", {"any_amount", "any_number"}},
      {{}, "next", {"head", "none", "place", "nothing_else"}},
      {{"count", "open"}, "next", {"decides", "bears_on"}},
      {{"facts"}, "if_so", {"applies", "does_not_apply", "not_in_force", "blocked_by_court", "needs_review"}},
      {{"facts"},
       "if_so.to_do",
       {"applies", "does_not_apply", "not_in_force", "blocked_by_court", "needs_review"}},
      {{"fact", "value"}, "if_so", {"fact"}},
      {{"values"}, "if_so", {"with", "without"}},
      {{"by", "limit"}, "nearest", {"lower"}},
      {{"fact", "days"}, "nearest", {"do"}},
      {{"fact"}, "nearest", {"now"}},
      {{"day"}, "nearest", {"day_counts"}},
      {{}, "nearest", {"ask_first"}},
      {{"name"}, "pieces.title", {"fact", "figure"}},
      {{}, "pieces.title", {"day"}},
      {{"name"}, "pieces.moves", {"fact", "figure"}},
      {{}, "pieces.moves", {"day"}},
      {{"value"}, "pieces.now", {"fact", "day", "figure"}},
      {{"name", "value"}, "pieces.extent", {"fact", "day", "figure"}},
      {{"from", "through"}, "pieces.amount", {"between"}},
      {{"from"}, "pieces.amount", {"one", "from"}},
      {{"through"}, "pieces.amount", {"through"}},
      {{}, "pieces.amount", {"all"}},
      {{"from", "through"}, "pieces.day", {"between"}},
      {{"from"}, "pieces.day", {"one", "from"}},
      {{"through"}, "pieces.day", {"through"}},
      {{}, "pieces.day", {"all"}},
      {{"figure", "rule"}, "pieces.figure", {"named"}},
      {{"rule"}, "pieces.figure", {"money", "months", "days", "hours", "percent", "number"}},
      {{"amount"}, "pieces", {"one_hour", "hours"}},
      {{"rules"},
       "pieces",
       {"helps", "may_help", "ask", "to_do", "may_be_to_do", "other_changes", "proposals"}},
      {{"steps"}, "pieces.steps", {"yes", "no", "unknown"}},
      {{"count"}, "pieces", {"count"}},
      {{"number"}, "pieces", {"adult"}},
      {{"number", "count"}, "pieces", {"part"}},
      {{"number", "count", "here"}, "pieces", {"part_here"}},
      {{"rule", "before", "after"}, "pieces", {"change"}},
      {{"rule", "after"}, "pieces", {"change_new", "change_inside", "change_detail"}},
      {{"rule", "before"}, "pieces", {"change_end"}},
      {{"rule", "what"}, "pieces", {"rule_about"}},
      {{},
       "pieces.mark",
       {"applies", "may_apply", "does_not_apply", "not_in_force", "blocked_by_court", "not_covered",
        "needs_review", "none"}},
      {{},
       "pieces.mark_to_do",
       {"applies", "may_apply", "does_not_apply", "not_in_force", "blocked_by_court", "needs_review"}},
      {{}, "pieces.mark_step", {"yes", "no", "unknown", "silent"}},
      {{}, "pieces", {"simulation", "unknown",  "any_part",      "outside",    "same",       "here",
                      "here_maybe", "here_law", "glance",        "row_parts",  "not_yet",    "yes",
                      "no",         "none",     "nothing_helps", "steps_same", "rules_same", "rest_same",
                      "heading",    "changes",  "not_to_scale",  "key"}},
      {{"count", "parts", "rows"}, "pieces", {"picture"}},
      {{}, "if_law", {"heading", "not_law", "nothing", "changes", "sources"}},
      {{"title"}, "if_law", {"reform"}},
      {{"title", "day"}, "if_law", {"reform_from"}},
      {{"step", "before", "after"}, "if_law", {"step"}},
      {{"rule", "before", "after"}, "if_law", {"change"}},
      {{"rule", "after"}, "if_law", {"change_new", "change_inside", "change_detail"}},
      {{"rule", "before"}, "if_law", {"change_end"}},
      {{"rules"}, "if_law", {"other_changes", "proposals"}},
      {{"row", "cells"}, "pieces", {"picture_row"}},
      {{"number", "mark"}, "pieces", {"picture_cell"}},
      {{"first", "last", "mark"}, "pieces", {"picture_cells"}},
      {{},
       "ask",
       {"welcome", "commands", "left_open", "declined", "nothing_to_take_back", "stopped", "no_more",
        "all_asked", "need_not_answer", "still_to_come", "yes", "no", "not_yet", "never", "none", "one_row",
        "no_rows", "which_place", "many_places"}},
      {{"number", "question"}, "ask", {"row"}},
      {{"answer"}, "ask", {"understood"}},
      {{"fact"}, "ask", {"taken_back"}},
      {{"count"}, "ask", {"rows"}},
      {{},
       "ask.hints",
       {"money", "number", "percent", "yes_no", "one_of", "some_of", "date", "day", "time", "month", "place",
        "list", "next_row"}},
      {{},
       "ask.refused",
       {"money", "number", "percent", "yes_no", "one_of", "some_of", "date", "day", "time", "month", "place",
        "list", "about_number", "about_day", "reversed", "reversed_days", "row_needs_month", "too_many_rows",
        "no_row_yet"}},
      {{"least", "most"}, "ask.refused", {"limits"}},
      {{"facts"}, "ask.refused", {"at_odds"}},
  };
  return all;
}

struct List {
  std::string_view key;
  std::size_t least;
};
constexpr List lists[] = {{"months", 12},
                          {"weekdays", 7},
                          {"general.next_steps", 1},
                          {"general.do_not", 1},
                          {"general.papers", 1},
                          {"general.who_to_call", 1},
                          {"ask.typed.unknown", 1},
                          {"ask.typed.skip", 1},
                          {"ask.typed.back", 1},
                          {"ask.typed.result", 1},
                          {"ask.typed.help", 1},
                          {"ask.typed.quit", 1},
                          {"ask.typed.done", 1},
                          {"ask.typed.yes", 1},
                          {"ask.typed.no", 1},
                          {"ask.typed.none", 1},
                          {"ask.typed.not_yet", 1},
                          {"ask.typed.never", 1},
                          {"ask.typed.to", 1},
                          {"ask.typed.or", 1},
                          {"ask.typed.about", 1},
                          {"ask.typed.at_least", 1},
                          {"ask.typed.at_most", 1},
                          {"ask.typed.percent", 1}};

// What a rule's own sentences may be filled with; see Sentences::outcome.
const Names of_a_rule = {"debt", "rent_owed", "limit", "margin", "award"};

class SentenceCheck {
 public:
  explicit SentenceCheck(const Texts& texts) : texts_(texts) {}

  Diagnostics run() {
    for (const auto& language : texts_.languages()) {
      language_ = language;
      if (texts_.find(language, "disclaimer") == nullptr) {
        fail("text-missing", "the engine's own sentences are not there",
             "copy text/" + language + "/engine.yaml and ask.yaml from the rules that come with the program");
        continue;
      }
      for (const auto& group : groups())
        for (const auto name : group.names)
          sentence(std::string(group.under) + "." + std::string(name), group.blanks);
      sentence("disclaimer", {});
      for (const auto& list : lists)
        if (texts_.list(language, list.key).size() < list.least)
          fail("text-missing",
               "`" + std::string(list.key) + "` needs " + std::to_string(list.least) + " or more lines");
      for (const auto& key : texts_.keys(language))
        if (key.starts_with("layers.")) blanks(key, {"rule"});
      for (const auto& key : texts_.keys(language))
        if (key.starts_with("rules.") && texts_.find(language, key) != nullptr) blanks(key, of_a_rule);
    }
    return std::move(diagnostics_);
  }

 private:
  void fail(std::string code, std::string message, std::string help = "") {
    Diagnostic d;
    d.code = std::move(code);
    d.span.file = "text/" + language_;
    d.message = std::move(message);
    d.help = std::move(help);
    diagnostics_.push_back(std::move(d));
  }

  void sentence(const std::string& key, const Names& allowed) {
    if (texts_.find(language_, key) == nullptr)
      fail("text-missing", "no text `" + key + "`", "every answer is told in these sentences");
    else
      blanks(key, allowed);
  }

  void blanks(const std::string& key, const Names& allowed) {
    for (const auto& blank : placeholders(*texts_.find(language_, key))) {
      if (std::find(allowed.begin(), allowed.end(), blank) != allowed.end()) continue;
      std::string help = allowed.empty() ? "it has no blanks" : "it may have:";
      for (const auto one : allowed) help += " `{" + std::string(one) + "}`";
      fail("unknown-blank", "`" + key + "` has a blank `{" + blank + "}` that nothing fills", help);
    }
  }

  const Texts& texts_;
  std::string language_;
  Diagnostics diagnostics_;
};

}  // namespace

std::vector<std::string> engine_sentences() {
  std::vector<std::string> keys = {"disclaimer"};
  for (const auto& group : groups())
    for (const auto name : group.names) keys.push_back(std::string(group.under) + "." + std::string(name));
  for (const auto& list : lists) keys.emplace_back(list.key);
  return keys;
}

Diagnostics check_sentences(const Ruleset& ruleset) { return SentenceCheck(ruleset.texts).run(); }

}  // namespace holdfast
