// A rule or a proposal as plain data of words: what its file says, statement by statement, each with the days
// on which it holds, what it rests on and how far that can be trusted. The review packet and the page are
// both made of this, so that nothing is written twice. Nothing of the file is left out: a key that has no
// words of its own is shown by its name.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/authoring/cases.hpp"

namespace holdfast {

struct Statement {
  int depth = 0;             // below the first of its list
  std::string name;          // "must", "small landlord"
  std::string words;         // "more than: …"; "" where only its parts say something
  std::string written;       // as the file has it, where the words may not be all; or ""
  std::string days;          // "from 2026-01-01 on"; "" where nothing is said
  std::string source;        // an id of RuleWords::sources; "" where the block above says it, or nobody
  std::string confidence;    // "" for the rule's own
  std::string not_verified;  // why it is used as written; ""
  std::string note;
};

struct DoubtWords {
  // What the doubt would change: a place in the rule, what we read there, and what others may.
  struct Change {
    std::string what;
    std::string ours;
    std::string other;
  };
  std::string name;
  std::string question;
  std::string when;  // it touches only these; ""
  std::string days;
  std::vector<Change> changes;  // none: the other reading is not known
  bool withheld = false;        // where it matters; else we keep our reading and show the doubt
  std::string why;
  std::vector<std::string> sources;
  std::vector<std::string> cases;  // the names of those that speak of it
};

struct NamedWords {
  std::string name;
  std::string words;
};

struct CaseWords {
  std::string name;
  std::string id;
  std::string as_of;  // "" for the day on which the rule was checked
  std::string place;  // "" for the rule's own
  std::string note;
  std::string with_reform;  // a proposal is switched on from that day; or ""
  std::vector<NamedWords> given;
  std::vector<NamedWords> expected;
  CaseResult result;
};

// The figures of a table that the rule reads where it counts.
struct TableWords {
  struct Release {
    std::string area;
    std::string days;                 // "from 2026-10-01, revised"
    std::vector<NamedWords> figures;  // by size
    Backing backing;
  };
  std::string title;
  std::string file;
  std::string size;  // what the figures are found by: "bedrooms"
  Sources sources;
  std::vector<Release> releases;
  std::string next;  // "the next figures are due from 2027-10-01"; or ""
};

// What a tenant is told under one key of the texts, by language.
struct ToldWords {
  std::string name;
  std::map<std::string, std::vector<std::string>> told;
};

struct RuleWords {
  std::string id;
  std::string title;
  std::string file;
  bool proposal = false;  // not law
  std::vector<std::string> places;
  std::string confidence;  // "" for a proposal
  Day checked = 0;
  std::optional<Day> verified_through;  // the law is known to be so up to here; of a rule
  std::vector<NamedWords> head;         // kind, place, days, who made it
  std::vector<Event> history;
  std::vector<Statement> events;
  std::vector<Statement> law;
  std::vector<Statement> figures;
  std::vector<TableWords> tables;
  std::vector<DoubtWords> doubts;
  std::vector<ToldWords> told;
  std::vector<NamedWords> facts;  // what it may ask, by fact
  std::vector<NamedWords> given_in_all_cases;
  std::vector<CaseWords> cases;
  Sources sources;
  std::map<std::string, std::string> source_notes;  // by id, of those that have one
};

// `file` is the text of the rule's or the proposal's own file; `results` what came of its cases, in order.
// Nothing where the ruleset holds neither under that id.
std::optional<RuleWords> rule_words(const Ruleset& ruleset, const std::string& id, const Document& file,
                                    const std::vector<CaseResult>& results);

}  // namespace holdfast
