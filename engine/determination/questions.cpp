#include "engine/determination/questions.hpp"

#include <algorithm>

#include "engine/base/add_once.hpp"
#include "engine/evaluate/worth.hpp"

namespace holdfast {
namespace {

// What an answer costs, in parts of the easiest: a fact at hand at the door costs one, papers that somebody
// has to look for cost more, what is hard to tell a stranger costs most, and a list is many answers.
int cost_of(const Fact& fact) {
  const int at_hand = fact.asked == "door" ? 4 : fact.asked == "clinic" ? 5 : 8;
  const int hard = fact.sensitive == "high" ? 8 : fact.sensitive == "medium" ? 5 : 4;
  const int many = fact.type.base == Type::Base::list ? 3 : 1;
  return at_hand * hard * many;
}

// What can stop the landlord by itself counts for more than what somebody has to raise.
int weight_of(const Finding& finding) { return stops(finding.effect) ? 2 : 1; }

class Ranking {
 public:
  Ranking(const Plan& plan, const Scenario& scenario, const Determination& made,
          const std::vector<Cells>& cells)
      : vocabulary_(plan.ruleset().vocabulary), scenario_(scenario), made_(made), cells_(cells) {}

  std::vector<Question> rank() {
    place();
    for (std::size_t i = 0; i < cells_.size(); ++i) add(made_.findings[i], cells_[i]);
    std::stable_sort(asked_.begin(), asked_.end(), [&](const Asked& a, const Asked& b) {
      if (a.last != b.last) return b.last;
      if (a.last) return false;
      const Int first = a.gain * cost_of(vocabulary_.fact(b.fact));
      const Int second = b.gain * cost_of(vocabulary_.fact(a.fact));
      return first != second ? first > second : a.fact < b.fact;
    });
    std::vector<Question> questions = std::move(first_);
    for (auto& one : asked_) {
      if (scenario_.facts[static_cast<std::size_t>(one.fact)].declined) continue;
      questions.push_back(std::move(one.question));
    }
    for (auto& one : questions) one.open = open_;
    return questions;
  }

 private:
  struct Asked {
    int fact = -1;
    Int gain = 0;
    bool last = false;  // of law that is long over only its day is asked, and last
    Question question;
  };

  // Where the home is decides which rules there are, so it comes first.
  void place() {
    const auto place = vocabulary_.find("home_place");
    if (!place || scenario_.spots.size() < 2 || scenario_.facts[static_cast<std::size_t>(*place)].declined)
      return;
    Question question;
    question.fact = vocabulary_.fact(*place).name;
    for (const auto& finding : made_.findings)
      if (finding.place_is == PlaceIs::possible && finding.kind != "reform")
        add_once(question.bears_on, key(finding));
    first_.push_back(std::move(question));
  }

  void add(const Finding& finding, const Cells& cells) {
    if (finding.needs.empty()) return;
    ++open_;
    const Weighing weighing(cells, vocabulary_);
    const auto name_of_finding = key(finding);
    for (const auto& name : finding.needs) {
      if (finding.long_over && name != finding.governed_by) continue;
      const int fact = *vocabulary_.find(name);
      auto& asked = entry(fact, finding.long_over);
      add_once(asked.question.bears_on, name_of_finding);
      asked.question.nothing_else = asked.question.nothing_else || finding.needs.size() == 1;
      const Worth worth = cells.size() > 1 ? weighing.of(learnt_with(fact)) : Worth{};
      // A day that moves, and what cannot be weighed, is shared out.
      const Int share = all_of_it / 2 / static_cast<Int>(finding.needs.size());
      asked.gain += (worth.gain > 0 ? worth.gain : share) * weight_of(finding);
      if (worth.settles || finding.needs.size() == 1) add_once(asked.question.decides, name_of_finding);
    }
  }

  Asked& entry(int fact, bool last) {
    const auto found =
        std::find_if(asked_.begin(), asked_.end(), [&](const Asked& one) { return one.fact == fact; });
    const bool fresh = found == asked_.end();
    auto& asked = fresh ? asked_.emplace_back() : *found;
    asked.last = last && (fresh || asked.last);
    asked.fact = fact;
    asked.question.fact = vocabulary_.fact(fact).name;
    return asked;
  }

  // A list tells all of its rows at once.
  std::vector<int> learnt_with(int fact) const {
    std::vector<int> facts = {fact};
    const auto& all = vocabulary_.facts();
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].list == fact) facts.push_back(static_cast<int>(i));
    return facts;
  }

  const Vocabulary& vocabulary_;
  const Scenario& scenario_;
  const Determination& made_;
  const std::vector<Cells>& cells_;
  std::vector<Question> first_;
  std::vector<Asked> asked_;
  std::size_t open_ = 0;
};

}  // namespace

std::vector<Question> rank_questions(const Plan& plan, const Scenario& scenario, const Determination& made,
                                     const std::vector<Cells>& cells) {
  return Ranking(plan, scenario, made, cells).rank();
}

}  // namespace holdfast
