// A sum of money for an award that a rule gives: who is paid first, and until when. Part of a study.
//
//   schema: holdfast/budget/1
//   budget: round-two
//   title: Emergency Rent Relief, second round
//   program: us/ca/los-angeles-county/emergency-rent-relief
//   money: 44600000.00            # or several, to compare
//   caps: [5000, 10000, 15000]    # on each award, beside what the law says; left out: only the law's
//   queue: [PRIORITY, {date: APPLIED_ON}]   # columns, the least first; blank comes last
//   seed: 7                       # equal rows in an order of chance, the same every time; left out: as in
//   the table last: in_part                 # or `not_at_all`: what is left goes to the next one in the
//   queue, or to nobody rounds: [{date: APPLIED_ON, from: 2026-02-09, through: 2026-03-11, money: 23000000}]
//   # instead of money debt: rent_owed               # the fact against which awards are held
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/day.hpp"
#include "engine/document/document.hpp"
#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

struct Budget {
  struct QueueColumn {
    std::string header;
    bool is_date = false;
    bool operator==(const QueueColumn&) const = default;
  };
  struct Round {
    std::optional<Day> from;     // of the day in `round_column`, inclusive
    std::optional<Day> through;  // inclusive
    std::int64_t money = 0;      // cents
    bool operator==(const Round&) const = default;
  };
  std::string id;
  std::string title;
  std::string program;  // the part of a rule, as in the study
  std::string bucket;   // of an award for several things
  std::vector<QueueColumn> queue;
  std::optional<std::uint64_t> seed;
  bool last_in_part = true;
  // Each is one way to spend: rounds in order, what one leaves goes to the next. Without rounds of its own, a
  // way is one round without days.
  std::vector<std::vector<Round>> ways;
  std::string round_column;
  std::vector<std::optional<std::int64_t>> caps;  // cents; nothing: only what the law says
  std::string debt;                               // a fact; or ""
  bool operator==(const Budget&) const = default;
};

// Every mistake at once.
Result<Budget> read_budget(const Document& document, const Ruleset& ruleset);

}  // namespace holdfast
