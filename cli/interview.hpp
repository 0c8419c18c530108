// The answers of one interview, in the order in which they were given, and what the rules say to them. It
// knows nothing of words and streams, and keeps its answers in memory alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/determination/determine.hpp"

namespace holdfast::cli {

// Why an answer is not taken.
struct Objection {
  std::string code;                  // of the first diagnostic
  std::vector<std::string> at_odds;  // facts that no home can have together; else empty
};

class Interview {
 public:
  // Keeps a reference to `plan`. Without `as_of` the law is read as of today, where the home is.
  Interview(const Plan& plan, std::optional<Day> as_of);

  // What is told by the answers so far, and the fact to ask about next: null when there is none.
  const Determination& determination() const { return determination_; }
  const Fact* next() const;
  std::size_t answers() const { return answers_.size(); }

  // Whether `answer`, written as a scenario file has it, would be taken; nothing when it would.
  std::optional<Objection> objection(const Fact& fact, const Node& answer) const;
  // INVARIANT: there is no objection.
  void tell(const Fact& fact, Node answer);
  // Takes back the last answer; null when there is none.
  const Fact* take_back();

 private:
  struct Answer {
    const Fact* fact = nullptr;
    Node value;
  };
  Result<Scenario> scenario(const std::vector<Answer>& answers, bool& assumed_today) const;
  void determine_again();

  const Plan& plan_;
  std::optional<Day> as_of_;
  std::vector<Answer> answers_;
  mutable Explorer explorer_;  // scratch memory
  Determination determination_;
};

}  // namespace holdfast::cli
