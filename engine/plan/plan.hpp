// The plan: every rule of a ruleset, under every reading and in every edition, as one flat graph of typed
// operations. Immutable; threads share it. What depends on the calendar alone is folded away here: an
// *edition* is a stretch of governing days over which nothing that a part reads changes, with its own root.
// Equal operations are one node, so editions and readings that say the same thing share their roots.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

using NodeId = std::int32_t;
constexpr NodeId no_node = -1;

enum class Op : std::uint8_t {
  truth,          // `bits`: the Truths it is
  amount,         // from `least` to `most`; a gap of the law when they differ
  fact_amount,    // the number or day of `fact`
  fact_yes,       // `fact` is yes
  fact_is,        // `fact` is one of `mask`
  fact_includes,  // the set `fact` holds the value `mask`
  fact_happened,  // the event `fact` has happened
  fact_may_come,  // the event `fact` can still happen, if it has not
  day,            // the day of the time parts[0]
  counted,  // the last of `least` days after the day parts[0], of `unit`, by `calendar`, moved by `if_closed`
  of_two_days,   // the amount parts[2 + i] of the row i of grids[column] that the days parts[0], parts[1] lie
                 // in
  months_later,  // the day parts[0], `least` times parts[1] calendar months later
  in_season,     // the day parts[0] lies from `least` through `most` of some year, months * 100 + days
  linear,        // sum of coefficients[i] * parts[i], plus `least`
  product,       // parts[0] * parts[1]
  least_of,      // of parts
  most_of,       // of parts
  absolute,      // of parts[0]
  rounded,       // parts[0] / (parts[1] * 10^least), to `most` places, by `bits`
  conditional,   // if parts[0] then parts[1] else parts[2]; amounts
  lookup,        // columns[column] at parts[0]
  compare,       // parts[0] against 0, by `relation`
  both,          // of parts
  either,        // of parts
  opposite,      // of parts[0]
};

enum class Relation : std::uint8_t { at_most, below, equal };

struct PlanNode {
  Op op = Op::truth;
  Relation relation = Relation::at_most;
  std::uint8_t bits = 0;
  int fact = -1;
  int column = -1;
  int calendar = -1;  // of Ruleset::calendars; -1: not known
  DayUnit unit = DayUnit::calendar;
  IfClosed if_closed = IfClosed::stays;
  std::uint64_t mask = 0;
  Int least = 0;
  Int most = 0;
  std::vector<NodeId> parts;
  std::vector<Int> coefficients;
  bool operator==(const PlanNode&) const = default;
};

// Sets of facts, one bit for each by its number; facts that share a bit stand for each other.
using FactBits = std::uint64_t;
constexpr FactBits bit_of_fact(int fact) { return FactBits{1} << (static_cast<unsigned>(fact) % 64U); }

// One cell of a table for one area and release: the figure, or what the law leaves open.
struct Cell {
  Int least = 0;
  Int most = 0;             // above `least` where the figure is not known
  bool open_above = false;  // `most` is only the table's own limit
  TableCell::State state = TableCell::State::known;
  int row = -1;  // in the table's rows; -1 for none
  bool operator==(const Cell&) const = default;
};

struct Column {
  int table = 0;
  int first_key = 0;
  std::vector<Cell> cells;
  bool operator==(const Column&) const = default;
};

// Rows of two stretches of days each. No pair of days lies in two rows; one whose second day is not before
// the first lies in one.
using Grid = std::vector<std::array<DayRange, 2>>;

// An expression as it stands in a rule, and the node that computes it in one edition.
struct Site {
  const Expression* expression = nullptr;
  NodeId node = no_node;
};

struct Edition {
  DayRange days;
  Status status = Status::in_force;
  int event = -1;              // of the rule's history
  const Rule* rule = nullptr;  // the text that this edition was made from,
  const Part* part = nullptr;  // and the block of it
  NodeId reaches = no_node;    // the grounds are those of the rule
  NodeId holds = no_node;      // the part helps: it reaches, nothing exempts, and the block says so
  NodeId barred = no_node;     // the block alone
  NodeId debt = no_node;       // amounts, where the block has them
  NodeId limit = no_node;
  NodeId margin = no_node;
  std::vector<NodeId> exempt;      // by exemption of the rule; no_node on days when it is not there
  std::vector<NodeId> conditions;  // of `covers`: by leaf, in the order of the text; no_node likewise
  std::vector<NodeId> deeds;       // of `covers`: done in time, or still to be done and done then
  NodeId season = no_node;
  NodeId cause = no_node;        // no just cause is given
  NodeId amount = no_node;       // what has to be paid
  std::vector<NodeId> rounds;    // of `award`: by round, whether it takes applications
  NodeId funds = no_node;        // the money says so; no_node where nothing was said of it
  NodeId open = no_node;         // any of them, and the money
  bool waitlist = false;         // the money only puts names on a list
  std::vector<NodeId> priority;  // who goes first
  struct Bucket {                // of `award`
    std::vector<NodeId> terms;   // the caps; no_node on days when they are not there
    std::vector<NodeId> binds;   // by cap: it is the least
    NodeId award = no_node;
    bool operator==(const Bucket&) const = default;
  };
  std::vector<Bucket> award;
  std::vector<NodeId> grid;       // of `by_two_dates`: by row, both days lie in it
  NodeId breach = no_node;        // of a landlord's duty: it is broken, whatever follows
  NodeId last = no_node;          // of a duty: the last day of its limit
  NodeId may_act = no_node;       // and where somebody has to wait, the first day after the wait
  std::vector<NodeId> additions;  // by addition to the limit: it fits
  std::vector<NodeId> groups;  // of `never_a_ground`: by group; no_node for those that do not hold the month
  std::uint8_t stages = 0;     // bit by Stage
  std::string effect;
  int consequence = 0;      // the same for the same effect on the same stages
  std::vector<Site> sites;  // figures and tables that the block names

  bool same_law(const Edition& other) const;
  // Whether it can help anybody: not when it is not law, or no longer, or stopped.
  bool alive() const { return status == Status::in_force || status == Status::unsure; }
};

// A part under one combination of readings.
struct Reading {
  int governing_fact = -1;        // -1: `as_of` governs
  bool in_minutes = false;        // the fact is a time, not a date
  int as_of_fact = -1;            // stands in for it where it has not happened
  std::vector<Edition> editions;  // cover every day, in order
};

// A condition on each stretch of governing days; the stretches cover every day, in order.
struct DatedNode {
  DayRange days;
  NodeId node = no_node;
};
using DatedNodes = std::vector<DatedNode>;

// A doubt whose other reading is not known.
struct UnknownReading {
  int doubt = 0;
  DatedNodes when;
};

// One part of one rule, for the spots that share the areas of its tables.
struct PlanPart {
  const Rule* rule = nullptr;
  int part = 0;
  std::size_t signature = 0;      // of a month of rent: the groups that hold it
  std::vector<int> spots;         // places in which a home may lie for it
  std::vector<int> switches;      // doubts whose other reading changes this part; bit i of a reading's number
  std::vector<DatedNodes> when;   // by switch: it touches only these cases
  std::vector<Reading> readings;  // 2^switches; readings[0] is ours
  std::vector<UnknownReading> unknown;
  std::vector<int> facts;  // those that any reading or doubt reads, and what is bound to them, in order
  std::vector<NodeId> constraints;  // the impossibilities that bind them
  std::vector<int> told;            // those that anything told of it turns on, these among them, in order
  // Of the governing day only its edition and its season matter, so a few years stand for all of an edition.
  bool seasonal = false;
};

// What follows, on which steps: so many kinds at most.
constexpr std::size_t most_consequences = 256;

// A figure of one rule that a what-if moves: in all editions and readings, as many of its steps as the
// vocabulary's hidden fact says.
struct MovedFigure {
  std::string rule;
  std::string figure;
};

class Plan {
 public:
  // The ruleset outlives the plan.
  explicit Plan(const Ruleset& ruleset, std::optional<MovedFigure> moved = std::nullopt);
  const std::optional<MovedFigure>& moved() const { return moved_; }
  const Ruleset& ruleset() const { return ruleset_; }
  const std::vector<PlanNode>& nodes() const { return nodes_; }
  const PlanNode& node(NodeId id) const { return nodes_[static_cast<std::size_t>(id)]; }
  FactBits reads(NodeId id) const { return reads_[static_cast<std::size_t>(id)]; }
  const Column& column(int index) const { return columns_[static_cast<std::size_t>(index)]; }
  const std::vector<PlanPart>& parts() const { return parts_; }
  const std::vector<int>& parts_at(int spot) const { return parts_at_[static_cast<std::size_t>(spot)]; }
  const std::vector<NodeId>& consistent() const { return consistent_; }

  NodeId add(PlanNode node);  // the node, or the equal one that is there already
  int add(Column column);
  int add(Grid grid);
  const Grid& grid(int index) const { return grids_[static_cast<std::size_t>(index)]; }
  int consequence(const std::string& effect, std::uint8_t stages);

 private:
  const Ruleset& ruleset_;
  std::optional<MovedFigure> moved_;
  std::vector<PlanNode> nodes_;
  std::vector<FactBits> reads_;  // by node: the facts that its value depends on
  std::multimap<std::size_t, NodeId> by_hash_;
  std::vector<Column> columns_;
  std::vector<Grid> grids_;
  std::vector<std::pair<std::string, std::uint8_t>> consequences_;
  std::vector<std::shared_ptr<const Rule>> local_;  // rules as they read in places of their own
  std::vector<PlanPart> parts_;
  std::vector<std::vector<int>> parts_at_;  // by spot: indices of parts_
  std::vector<NodeId> consistent_;
};

}  // namespace holdfast
