// What moves along a partition, where its pieces lie, and where the scenario is now: in words, for the text
// and for the picture.
#pragma once

#include <string>
#include <vector>

#include "engine/determination/partition.hpp"
#include "engine/determination/sentences.hpp"

namespace holdfast {

enum class Here { no, maybe, yes };  // whether the scenario, or the law of the figure, lies in a piece

// What is told as one: a piece, or of a choice the neighbours between which nothing changes.
struct StripPart {
  const Piece* piece = nullptr;
  std::vector<Int> values;  // of a choice
};

class PieceWords {
 public:
  // Keeps references to all of them.
  PieceWords(const Partition& partition, const Ruleset& ruleset, const Sentences& sentences);

  const std::vector<StripPart>& parts() const { return parts_; }
  bool simulation() const { return partition_.along.kind == Along::Kind::figure; }

  std::string title() const;  // of the whole
  std::string moves() const;  // what moves, and that all else stays
  std::string now() const;    // what the scenario says of it
  std::string count() const;  // of parts

  // Whether the scenario, or the law of the figure, lies in the part; no, where nothing was told.
  Here here(std::size_t part) const;
  const std::string& here_words(std::size_t part) const;  // "you are here"; of a part where that is so
  std::string first_value(std::size_t part) const;        // "$0.00", "2026-11-20", "not yet"; "" for a choice
  std::string extent(std::size_t part) const;             // "Rent owed: from $0.00 through $2,964.00."
  std::string heading(std::size_t part) const;            // "Part 1 of 2: you are here"

 private:
  std::string kind() const;
  std::string name() const;  // of what moves: "rent owed"
  bool is_day() const;
  bool is_choice() const;
  bool untold() const;
  bool touches(const StripPart& part) const;
  std::string value(Int units) const;
  std::string values(const std::vector<Int>& choice) const;
  std::string values(Int least, Int most, bool open_below, bool open_above) const;
  std::string values(std::size_t part) const;  // "from $0.00 through $2,964.00"

  const Partition& partition_;
  const Ruleset& ruleset_;
  const Sentences& sentences_;
  const Words& words_;
  std::vector<StripPart> parts_;
};

// One line of the strip: what a rule or a step comes to in each part.
struct StripRow {
  std::string label;
  std::vector<std::string> marks;  // by part: keys of the texts, "pieces.mark.applies"
};

// The steps first, then the rules whose mark changes somewhere, what helps most first. A step that no rule of
// ours could ever stop is left out, and so is a rule that helps nowhere along the strip.
std::vector<StripRow> strip_rows(const std::vector<StripPart>& parts, const Sentences& sentences);

// Whether what the finding says has to be done, and is no help by itself.
bool to_do(const Finding& finding);

// The key of what a finding comes to; null is a finding that is not there.
std::string mark(const Finding* finding);

// The rule's name, and of what the finding speaks where there are several: a month, an adult, a step.
std::string label(const Sentences& sentences, const std::vector<const Finding*>& findings);

// Neighbours of one row with the same mark, both ends included.
struct Run {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string mark;
};
std::vector<Run> runs(const StripRow& row);

}  // namespace holdfast
