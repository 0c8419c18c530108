#include "engine/authoring/key_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/authoring/expression_words.hpp"

namespace holdfast {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

constexpr std::array keys = {
    Entry{"after", "counted from"},
    Entry{"all_of", "all of these"},
    Entry{"amount", "what has to be paid"},
    Entry{"any_of", "any of these"},
    Entry{"award", "what it pays"},
    Entry{"bands", "named stretches of an amount"},
    Entry{"barred_unless", "the landlord may go on only if"},
    Entry{"by_two_dates", "what two days together decide"},
    Entry{"changes", "what it would change"},
    Entry{"combine", "together"},
    Entry{"copy", "a copy of the rule"},
    Entry{"covers", "whom it helps"},
    Entry{"cured_by", "what the tenant can do meanwhile"},
    Entry{"debt", "the debt"},
    Entry{"definitions", "names for expressions"},
    Entry{"displaces", "takes the place of another rule"},
    Entry{"done", "done when this has happened"},
    Entry{"effect", "what follows"},
    Entry{"eligible", "who is eligible"},
    Entry{"enacted_by", "made by"},
    Entry{"exempt", "who is out"},
    Entry{"figures", "figures"},
    Entry{"first_day", "the day counted from"},
    Entry{"for_each", "judged one by one"},
    Entry{"funds", "whether there is money"},
    Entry{"governed_by", "the day that picks the law"},
    Entry{"grounds", "grounds of eviction that it is about"},
    Entry{"guaranteed", "the money is guaranteed"},
    Entry{"if_last_day_is_closed", "a last day that is closed"},
    Entry{"in", "stretches"},
    Entry{"is", "is"},
    Entry{"just_cause", "it helps unless the landlord gives one of the grounds that the law allows"},
    Entry{"landlord_must", "what the landlord must do"},
    Entry{"lasts_through", "lasts through"},
    Entry{"layer", "with rules of other places on the same question"},
    Entry{"least_of", "the least of these"},
    Entry{"limit", "the limit"},
    Entry{"may_be_waived", "an official may leave it out where"},
    Entry{"must", "how the debt is weighed against the limit"},
    Entry{"never_a_ground", "rent that is never a ground"},
    Entry{"new_day", "a new day after one that it calls off"},
    Entry{"no_cause", "certainly no cause"},
    Entry{"not_before", "not before, but from the last day itself"},
    Entry{"notice_must", "what the notice must do"},
    Entry{"of", "of the amount"},
    Entry{"of_rent_of", "of the rent of"},
    Entry{"only_after", "only after, from the day after the last"},
    Entry{"opt_in", "places that joined"},
    Entry{"order", "in this order"},
    Entry{"otherwise", "if not"},
    Entry{"outside_rounds", "outside the rounds"},
    Entry{"payments_go_to", "where payments for no certain month go"},
    Entry{"pays", "the payment"},
    Entry{"priority", "who goes first"},
    Entry{"question", "question"},
    Entry{"rounds", "when it takes applications"},
    Entry{"season", "season, every year"},
    Entry{"set", "would be set"},
    Entry{"show", "has to show"},
    Entry{"stages", "steps that it bears on"},
    Entry{"tenant_must", "what the tenant must do"},
    Entry{"together", "of all months together"},
    Entry{"when", "condition"},
    Entry{"within", "within, through the last day"},
    Entry{"yields_to", "yields to"},
};

struct Value {
  std::string_view key;
  std::string_view value;
  std::string_view words;
};

constexpr std::array effects = {
    Entry{"bar", "a bar: the landlord may not take these steps"},
    Entry{"defense", "a defense, which the tenant has to raise"},
    Entry{"presumption", "a presumption for the tenant, which the tenant has to raise"},
    Entry{"court_must_dismiss", "the court must dismiss the case"},
    Entry{"court_may_dismiss", "the court may dismiss the case"},
    Entry{"court_must_stay", "the court must pause the case"},
    Entry{"court_may_stay", "the court may pause the case"},
    Entry{"notice_defective", "the notice is defective"},
    Entry{"no_protection", "the protection is lost"},
    Entry{"no_effect", "the law names no consequence"},
    Entry{"unknown", "not known what follows"},
};

constexpr std::array values = {
    Value{"must", "exceed",
          "more than the limit: a debt of exactly the limit is not enough for the landlord"},
    Value{"must", "reach", "at least the limit: a debt of exactly the limit is enough for the landlord"},
    Value{"governed_by", "as_of", "the day of the answer"},
    Value{"governed_by", "each_stage", "each step by its own day"},
    Value{"first_day", "same_day", "is counted itself"},
    Value{"if_last_day_is_closed", "next_open_day", "moves to the next open day"},
    Value{"if_last_day_is_closed", "previous_open_day", "moves to the open day before"},
    Value{"if_last_day_is_closed", "stays", "stays the last day"},
    Value{"combine", "longest", "the longest wait governs"},
    Value{"status", "invalidated", "struck down"},
};

template <class Table>
std::string_view find(const Table& table, std::string_view key) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Entry& one) { return one.first == key; });
  return found == table.end() ? std::string_view{} : found->second;
}

template <std::size_t count>
bool among(const std::array<std::string_view, count>& all, std::string_view key) {
  return std::find(all.begin(), all.end(), key) != all.end();
}

}  // namespace

std::string key_in_words(std::string_view key) {
  const auto words = find(keys, key);
  return words.empty() ? spaced(key) : std::string(words);
}

std::string_view value_of_key_in_words(std::string_view key, std::string_view value) {
  if (key == "effect" || key == "otherwise") return find(effects, value);
  for (const auto& one : values)
    if (one.key == key && one.value == value) return one.words;
  return {};
}

bool holds_expression(std::string_view key) {
  constexpr std::array<std::string_view, 7> all = {"when", "debt", "limit", "is", "of", "amount", "by"};
  return among(all, key);
}

bool holds_fact(std::string_view key) {
  constexpr std::array<std::string_view, 4> all = {"governed_by", "after", "done", "for_each"};
  return among(all, key);
}

}  // namespace holdfast
