// A determination: what the loaded rules mean for one home and one notice, as of one day.
// Plain data; the same input gives the same determination. Text and JSON are made from it, in any language
// that `rules/text/` has, so that two languages cannot say different things.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/calendar.hpp"
#include "engine/base/day.hpp"
#include "engine/base/decimal.hpp"
#include "engine/base/truth.hpp"
#include "engine/language/type.hpp"
#include "engine/ruleset/consequence.hpp"

namespace holdfast {

enum class Outcome {
  applies,           // it helps the tenant, whatever is still unknown
  may_apply,         // it helps for some values of what is unknown, and not for others
  does_not_apply,    // in force, and it does not help on these facts
  not_in_force,      // not law on the day that counts
  blocked_by_court,  // law, but a court has stopped it on the day that counts
  not_covered,       // no rule is loaded for this place
  needs_review,      // the law itself is in doubt here: a gap, or readings that differ
};
std::string_view name(Outcome outcome);  // "may_apply"

// A range of amounts, both ends included and attained. An end that only the vocabulary's limit, or a gap in
// the law, sets is open and absent.
struct AmountRange {
  enum class Unit { money, number, percent, months, days, court_days, business_days };
  Unit unit = Unit::money;
  int scale = money_scale;
  std::optional<Int> at_least;
  std::optional<Int> at_most;
  bool operator==(const AmountRange&) const = default;
  bool exact() const { return at_least && at_most && *at_least == *at_most; }
};
std::string_view name(AmountRange::Unit unit);
AmountRange::Unit unit_of(Type::Base base);  // `number` for what is no amount with a unit of its own

struct NamedAmount {
  std::string name;  // "debt", "limit", "margin" (limit less debt: negative when the debt is above it)
  AmountRange amount;
};

// A value that a reason's sentence has a place for.
struct Slot {
  enum class Kind {
    amount,  // `amount`
    day,     // `day`
    minute,  // `minute`
    fact,    // `text` is a fact's name
    value,   // `text` is "fact/value", a value of a choice
    word,    // `text` is a key of the texts' `words`: exceed, reach
    place,   // `text` is a place's path
    table,   // `text` is a table's name
    figure,  // `text` is a figure's name
    name,    // `text` is a name in the rule: an exemption, a doubt
    cite,    // `text` is a citation, as the source gives it, in its own language
    stage,   // `text` is a stage's name
    text,    // `text` as it stands
  };
  std::string name;
  Kind kind = Kind::text;
  AmountRange amount;
  Day day = 0;
  std::string text;
  Minute minute = 0;
};
std::string_view name(Slot::Kind kind);

// One step of why: a message id (its sentence stands in rules/text/<language>/ under `reasons`), what it
// came to, and the steps below it. Sentences are chosen by `id` and, where a step can come out in several
// ways, by `truth`: yes, no, gap, or more than one (open).
struct Reason {
  std::string id;
  Truths truth = Truth::yes;
  std::vector<Slot> slots;
  std::string site;    // JSON Pointer into the rule's file: "/barred_unless"; "" for none
  std::string source;  // id of the source in the rule's or table's file; "" for none
  std::vector<Reason> because;
};

// A citation that a finding rests on.
struct Source {
  std::string id;
  std::string cite;
  std::string kind;
  std::string url;   // or "" when only a site is known
  std::string site;  // or ""
};

// What is not known about the law itself, on the way to a finding.
struct Gap {
  enum class Kind {
    row_missing,
    pending,
    calendar_gap,
    disputed,
    text_unseen,
    uncertain_day,
    differs_within,  // from one part of the place to another
  };
  Kind kind = Kind::row_missing;
  std::string what;  // a table, a figure, a doubt, or `history`
  bool operator==(const Gap&) const = default;
};
std::string_view name(Gap::Kind kind);

// The law as it stood over a stretch of days, as far as one finding reads it.
struct EditionSpan {
  DayRange days;
  std::string id;  // "2026-10-01": its first day; "" when it reaches back to the beginning
};

enum class PlaceIs { certain, possible };
std::string_view name(PlaceIs is);
std::string_view name(Stage stage);

// Whether a program takes applications at the time that counts; `waitlist`: it only puts names on a list.
enum class Open { yes, no, waitlist, unknown };
std::string_view name(Open open);

// What a program pays for one thing.
struct BucketAnswer {
  std::string name;
  std::string paid_to;
  AmountRange award;
  std::vector<std::string> limited_by;  // the caps that bind, or may bind
};

// What a relief program says beside whether it helps.
struct ReliefAnswer {
  Open open = Open::unknown;
  std::vector<std::string> who_applies;  // in the rounds that may be open
  std::vector<BucketAnswer> award;
  std::vector<std::string> priority;  // what certainly puts the household first
  bool guaranteed = false;
};

// One day of a count: which of the counted days it is, or why it does not count.
struct LedgerDay {
  Day day = 0;
  int number = 0;
  CountedDay::Why why = CountedDay::Why::counted;
  std::string holiday;  // a key of the texts' `holidays`; "" for none
  bool kept = false;    // the holiday falls on another day, and is kept on this one
};

// A day by which somebody has to act, or before which somebody cannot.
struct Deadline {
  enum class What {
    act_by,       // the tenant's last day
    pay_through,  // the last day of the landlord's wait: the tenant can still stop the case
    landlord_by,  // the landlord's last day
    not_before,   // the landlord's first day
    new_day,      // the first day for a step that the rule calls off
  };
  enum class Certainty {
    exact,
    may_be_later,  // the day is the earliest that is possible
    may_differ,    // the day is the earliest that we can count; in some case the count or its event is not
                   // known
    calendar_gap,  // no day: closed days are not known
    law_gap,       // no day: the law's count is not known
    no_trigger,    // no day: what it is counted from has no day yet
  };
  What what = What::act_by;
  Certainty certainty = Certainty::exact;
  std::optional<Day> day;             // a tenant's: the earliest under any reading of the law
  std::optional<Day> or_later;        // the latest, where that is known and another
  std::string after;                  // the fact that it is counted from
  std::string source;                 // id; or ""
  std::vector<std::string> cured_by;  // pay_through: what stops the case
  std::vector<LedgerDay> ledger;      // of `day`
  bool over = false;                  // what it speaks of has happened
  std::string overtaken_by;           // the rule of another place that makes the landlord wait longer; or ""
};
std::string_view name(Deadline::What what);
std::string_view name(Deadline::Certainty certainty);

// What a fact may be, as far as an answer depends on it. Absent ends are open; both ends are included.
struct FactValues {
  std::string fact;
  Type::Base base = Type::Base::number;
  int scale = 0;
  std::optional<Int> at_least;  // numbers, cents, days, minutes
  std::optional<Int> at_most;
  bool may_happen = true;  // events
  bool may_not_happen = false;
  std::vector<std::string> any_of;  // choices, by name; a yes or no: "yes", "no"
  std::vector<std::string> with;    // sets: what they hold
  std::vector<std::string> without;
};

// Facts on which the answer turns, so that every completion in which they are so has this one outcome.
struct Witness {
  Outcome outcome = Outcome::needs_review;
  std::vector<FactValues> facts;
};

// A change of one fact with which a rule would help for certain: to what, and, of money, by how much less.
struct NearestChange {
  FactValues to;
  AmountRange by;
  bool now = false;  // an event that cannot be planned: only its being so on the day of the answer was tried
};

// What one operative block of one rule means. It speaks of homes in `place`: when `place_is` is possible, it
// holds if the home is there.
struct Finding {
  std::string rule;
  std::string part;        // the block: "barred_unless", "notice_must"; "proposal" for what is not law
  std::string kind;        // "rent_threshold", "moratorium", "stay", "reform"
  bool main = true;        // the rule's first block, whose words are the rule's own
  std::string place;       // that it covers
  std::string enacted_by;  // federal, state, county, city, landlord: who made the law; "" for a proposal
  PlaceIs place_is = PlaceIs::certain;
  std::string subject;       // "notice", "month": of rent, or "adult": one who was served
  std::optional<Day> month;  // its first day; absent where no months were told
  int number = 0;            // of the adult, from 1, in the order told; 0 where nobody is told apart
  Outcome outcome = Outcome::needs_review;
  std::vector<Outcome> possible;       // the outcomes of its completions, in the order of the enumeration
  std::optional<Stage> stage;          // where each stage is judged by its own day, this one
  std::string effect;                  // "bar", "notice_defective", ...; "" when it has none on these days
  std::vector<Stage> stages;           // the steps it bears on
  std::vector<EditionSpan> editions;   // those that the governing day may fall in, in order
  std::string governed_by;             // the fact whose day picks the edition
  std::optional<Day> governing_first;  // the first and the last governing day; the same when it is known;
  std::optional<Day> governing_last;   // absent where the fact's own limits alone bound it
  bool governing_is_as_of = false;     // the event may not have happened, so `as_of` stands in
  std::string confidence;              // high, medium, low: the least of what it rests on
  std::vector<NamedAmount> amounts;
  std::vector<std::string> warns;  // doubts that matter here and are shown beside our reading
  std::vector<Reason> reasons;     // one for each edition
  std::vector<std::string> needs;  // facts that could still change the outcome, or a day
  std::vector<Witness> witnesses;  // of each of `possible`, where they are several and facts alone decide
  std::vector<std::string> next;   // what the tenant can still do, by name in the rule, that could change it
  std::vector<NearestChange> changes;  // where it does not help for certain: what alone would make it help
  std::vector<Gap> gaps;
  std::vector<std::string> because;  // names of what decided: an exemption, `grounds`, `history`, a doubt
  std::vector<std::string> not_verified;  // what was used as written, in the rule's own words
  std::vector<Source> sources;
  std::optional<ReliefAnswer> relief;  // of the newest edition that the governing day may fall in
  std::vector<Deadline> deadlines;     // where the rule speaks, or may
  bool not_law = false;                // stands on a reform that somebody switched on
  // It could help only if the day that counts, of which nothing was told, lies more than a year back.
  bool long_over = false;
  bool budget_spent = false;  // not every case was tried: `possible` may hold too much, never too little
};

// The finding's name among all of one determination: its rule, and "#part", "#stage", "#2021-03" or
// "#adult-2" where there are several of it.
std::string key(const Finding& finding);
bool same_key(const Finding& a, const Finding& b);

enum class Barred { yes, no, unknown };
std::string_view name(Barred barred);

struct StageAnswer {
  Stage stage = Stage::notice;
  Barred barred = Barred::unknown;
  std::vector<std::string> by;  // rule ids: what bars, or may bar
};

struct PlaceAnswer {
  std::string place;
  std::string described;  // itself, or, if it only stands on a list, the place around it that texts describe
  PlaceIs is = PlaceIs::certain;
  bool elsewhere = false;  // somewhere in it that has no entry of its own
  bool covered = false;    // at least one rule that reaches it is in force
  std::string note;        // how to tell, from places.yaml; may be empty
};

// A question of law that rules of several places answer together; the longest answer governs.
struct LayerAnswer {
  std::string question;           // "days_before_filing"
  std::string place;              // of the home
  std::string governs;            // the rule; "" where that is not known yet
  std::vector<std::string> also;  // rules that answer it and do not govern: theirs is shorter
};

// A fact that is worth asking, and why.
struct Question {
  std::string fact;
  std::vector<std::string> bears_on;  // keys of the findings whose outcome or day it can change
  std::vector<std::string> decides;   // of those, the ones that it settles, whatever the answer is
  std::size_t open = 0;               // findings that are open at all
  bool nothing_else = false;          // some finding turns on it alone
};

// A reform that was read as if it were law, on governing days from `from` on.
struct ReformOn {
  std::string reform;
  std::string title;
  Day from = first_day;
};

struct Determination {
  Day as_of = 0;
  std::optional<Minute> as_of_time;  // when the time of that day was told too
  std::string ruleset_sha256;
  std::optional<Day> known_on;    // with only what was on record by then
  std::vector<ReformOn> with;     // none: this is the law
  std::vector<std::string> only;  // the rules that were asked; none: all. Of some, nothing is told that rests
                                  // on the others: no step is free, no place is covered or not, no layer
  Day verified_through = 0;       // the earliest of the rules that answered
  std::vector<PlaceAnswer> places;  // at most eight; then `places_left_out` counts the others
  int places_left_out = 0;
  std::vector<StageAnswer> stages;       // all of them, in order
  std::vector<Finding> findings;         // by place, then rule, then part
  std::vector<LayerAnswer> layers;       // where several rules in force answer one question
  std::vector<Question> questions;       // still worth asking: the place first, then what settles most
  std::vector<std::string> assumptions;  // ids of sentences in the texts' `assumptions`
};

}  // namespace holdfast
