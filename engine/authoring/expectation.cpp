#include "engine/authoring/expectation.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "engine/authoring/case_finding.hpp"
#include "engine/base/add_once.hpp"

namespace holdfast {
namespace {

using Names = std::vector<std::string>;

std::string list(const Names& names) {
  std::string text = "[";
  for (const auto& one : names) text += (text.size() > 1 ? ", " : "") + one;
  return text + "]";
}

// Nothing where both ends are open.
std::string amount_text(const AmountRange& range) {
  if (range.at_least && *range.at_least < 0) return "";  // a case tells no negative amount
  if (range.exact()) return dollars(*range.at_least);
  std::string text;
  if (range.at_least) text += "at_least: " + dollars(*range.at_least);
  if (range.at_most) text += (text.empty() ? "" : ", ") + ("at_most: " + dollars(*range.at_most));
  return text.empty() ? "" : "{" + text + "}";
}

class ExpectationList {
 public:
  ExpectationList(const Determination& determination, const Rule& rule)
      : determination_(determination), rule_(rule), main_(main_finding(determination, rule)) {}

  std::vector<Expectation> make() {
    if (main_ == nullptr) return {};
    add("outcome", std::string(name(main_->outcome)));
    if (main_->outcome == Outcome::applies) add("effect", main_->effect);
    if (main_->outcome == Outcome::applies) stages();
    amounts();
    months();
    days();
    if (main_->relief) relief(*main_->relief);
    names("next", main_->next);
    names("asks", of_all(&Finding::needs));
    names("warns", of_all(&Finding::warns));
    names("because", of_all(&Finding::because));
    Names pending;
    for (const auto& gap : main_->gaps)
      if (gap.kind == Gap::Kind::pending) pending.push_back(gap.what);
    names("pending", pending);
    add("confidence", main_->confidence);
    Names governs;
    for (const auto& layer : determination_.layers) governs.push_back(layer.governs);
    names("layer_governs", governs);
    for (const auto& part : rule_.parts)
      if (part.name != main_->part)
        if (const auto* other = finding_of(determination_, rule_.id, part.name))
          add(part.name, other->outcome == Outcome::applies
                             ? "{outcome: applies, effect: " + other->effect + "}"
                             : std::string(name(other->outcome)));
    return std::move(made_);
  }

 private:
  void add(const std::string& key, const std::string& text) {
    const auto told = [&](const Expectation& one) { return one.key == key; };
    if (!text.empty() && std::none_of(made_.begin(), made_.end(), told)) made_.push_back({key, text});
  }
  void names(const std::string& key, const Names& all) {
    if (!all.empty()) add(key, list(all));
  }

  bool alike(const Finding& one) const { return one.rule == main_->rule && one.part == main_->part; }

  Names of_all(Names Finding::*part) const {
    Names all;
    for (const auto& one : determination_.findings)
      if (alike(one))
        for (const auto& word : one.*part) add_once(all, word);
    return all;
  }

  void stages() {
    Names all;
    for (const auto& one : determination_.findings)
      if (alike(one) && one.outcome == main_->outcome)
        for (const Stage stage : one.stages) add_once(all, std::string(name(stage)));
    names("stages", all);
  }

  void amounts() {
    std::string award;
    for (const auto& one : main_->amounts) {
      const auto text = amount_text(one.amount);
      const auto dot = one.name.find('.');
      if (dot != std::string::npos && !text.empty())
        award += (award.empty() ? "" : ", ") + one.name.substr(dot + 1) + ": " + text;
      for (const char* key : {"limit", "debt", "margin", "award", "to_pay"})
        if (one.name == key) add(key, text);
    }
    if (!award.empty()) add("award", "{" + award + "}");
  }

  void months() {
    if (rule_.kind != "protected_debt") return;
    Names safe;
    Names other;
    Int safe_sum = 0;
    Int other_sum = 0;
    bool exact = true;
    for (const auto& one : determination_.findings) {
      if (one.rule != rule_.id || !one.month) continue;
      const bool helps = one.outcome == Outcome::applies;
      bool paid_off = false;
      for (const auto& amount : one.amounts) {
        if (amount.name != "owed") continue;
        exact = exact && amount.amount.exact();
        if (!amount.amount.exact()) continue;
        paid_off = *amount.amount.at_least == 0;
        (helps ? safe_sum : other_sum) += *amount.amount.at_least;
      }
      const auto month = to_string(*one.month).substr(0, 7);
      if (helps) safe.push_back(month);
      if (!helps && !paid_off) other.push_back(month);
    }
    if (safe.empty() && other.empty()) return;
    add("never_a_ground", list(safe));
    add("other_months", list(other));
    if (exact) add("protected_amount", dollars(safe_sum));
    if (exact) add("other_amount", dollars(other_sum));
  }

  void days() {
    using What = Deadline::What;
    static const std::array<std::pair<const char*, What>, 5> keys = {{{"act_by", What::act_by},
                                                                      {"pay_through", What::pay_through},
                                                                      {"landlord_by", What::landlord_by},
                                                                      {"earliest_filing", What::not_before},
                                                                      {"new_day_not_before", What::new_day}}};
    for (const auto& [key, what] : keys) {
      Names told;
      for (const auto& one : determination_.findings)
        for (const auto& deadline : one.deadlines)
          if (alike(one) && deadline.what == what)
            told.push_back(deadline.day ? to_string(*deadline.day) : "none");
      if (told.size() == 1) add(key, told.front());
      if (told.size() > 1) add(key, list(told));
    }
    if (main_->deadlines.empty()) return;
    const auto& first = main_->deadlines.front();
    add("certainty", std::string(name(first.certainty)));
    if (first.or_later) add("or_later", to_string(*first.or_later));
  }

  void relief(const ReliefAnswer& answer) {
    add("open", answer.open == Open::yes  ? "true"
                : answer.open == Open::no ? "false"
                                          : std::string(name(answer.open)));
    Names limits;
    for (const auto& bucket : answer.award)
      limits.insert(limits.end(), bucket.limited_by.begin(), bucket.limited_by.end());
    names("limited_by", limits);
    names("who_applies", answer.who_applies);
    names("priority", answer.priority);
  }

  const Determination& determination_;
  const Rule& rule_;
  const Finding* main_;
  std::vector<Expectation> made_;
};

}  // namespace

std::string dollars(Int cents) {
  auto text = money_to_string(cents);
  if (text.ends_with(".00")) text.resize(text.size() - 3);
  return text.starts_with("-") ? "-$" + text.substr(1) : "$" + text;
}

std::vector<Expectation> expectations(const Determination& determination, const Rule& rule) {
  return ExpectationList(determination, rule).make();
}

}  // namespace holdfast
