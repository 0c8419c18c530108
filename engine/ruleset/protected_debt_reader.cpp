#include "engine/ruleset/protected_debt_reader.hpp"

#include <algorithm>
#include <set>

#include "engine/ruleset/deed_reader.hpp"
#include "engine/ruleset/vocabulary.hpp"

namespace holdfast {
namespace {

template <class Named>
std::optional<std::size_t> index_of(const std::vector<Named>& all, const std::string& name) {
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].name == name) return i;
  return std::nullopt;
}

int list_with(RuleText& text, const Node& node, const std::string& name,
              const std::vector<std::string>& columns) {
  const auto index = text.context.vocabulary.find(name);
  std::vector<std::string> found;
  if (index)
    for (const auto& field : text.context.vocabulary.fact(*index).row) found.push_back(field.name);
  if (found == columns) return *index;
  text.reader.error(node, "/for_each", "unknown-fact", "the vocabulary lacks the list `" + name + "`");
  return -1;
}

DayRange read_months(RuleText& text, const Node& node, const std::string& pointer, Backing& backing) {
  DayRange months;
  Fields fields(text.reader, node, pointer, "months of rent");
  if (!fields.usable()) return months;
  const auto month = [&](const char* key) -> std::optional<Day> {
    const auto written = fields.required_text(key);
    const auto days = written && written->size() == 7 ? parse_days(*written) : std::nullopt;
    if (written && !days)
      text.reader.error(node, fields.at(key), "not-a-month", "expected a month", "write `2020-03`");
    return days ? std::optional(days->first) : std::nullopt;
  };
  months.first = month("from").value_or(first_day);
  months.last = month("through").value_or(last_day);
  backing = read_backing(text.reader, fields, text.rule.sources);
  fields.finish();
  if (months.empty()) text.reader.error(node, pointer, "reversed", "`through` is before `from`");
  return months;
}

void read_group(RuleText& text, const Member& member, ProtectedDebt& debt, bool& whole) {
  ProtectedDebt::Group group;
  group.name = member.key.text;
  group.pointer = pointer_join("/never_a_ground", group.name);
  Fields fields(text.reader, member.value, group.pointer, "a group of months");
  if (!fields.usable()) return;
  if (const Node* months = fields.required("rent_of"))
    group.months = read_months(text, *months, fields.at("rent_of"), group.backing);
  group.days = text.read_window(fields);
  if (const Node* when = fields.optional("when")) {
    group.when = read_expression(text.reader, *when, fields.at("when"), text.scope, Type::Base::yes_no);
    whole = whole && group.when.has_value();
  }
  if (const Node* needs = fields.optional("needs")) {
    const auto names = text.reader.texts(*needs, fields.at("needs"), "what the tenant must do");
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto deed = index_of(debt.deeds, names[i]);
      if (deed)
        group.needs.push_back(*deed);
      else
        text.reader.error(needs->items[i], pointer_join(fields.at("needs"), std::to_string(i)),
                          "unknown-deed", "`tenant_must` has no `" + names[i] + "`");
    }
  }
  fields.finish();
  text.need_source(member.value, group.pointer, group.backing, "");
  debt.groups.push_back(std::move(group));
}

void read_order(RuleText& text, const Node& node, ProtectedDebt& debt) {
  const std::string pointer = "/payments_go_to";
  Fields fields(text.reader, node, pointer, "an order of payments");
  if (!fields.usable()) return;
  const std::vector<std::string> names(debt_names.begin(), debt_names.end());
  if (const Node* order = fields.required("order")) {
    std::set<std::string> seen;
    bool known = order->is_sequence();
    for (std::size_t i = 0; order->is_sequence() && i < order->items.size(); ++i) {
      const auto name = text.reader.choice(
          order->items[i], pointer_join(fields.at("order"), std::to_string(i)), "a part of the debt", names);
      known = known && name;
      if (!name) continue;
      debt.payments_go_to.push_back(
          static_cast<ProtectedDebt::Debt>(std::find(names.begin(), names.end(), *name) - names.begin()));
      seen.insert(*name);
    }
    if (known ? seen.size() != names.size() || debt.payments_go_to.size() != names.size()
              : !order->is_sequence())
      text.reader.error(*order, fields.at("order"), "wrong-order",
                        "expected `current_rent`, `later_arrears` and `covered_rent`, each once, in the "
                        "order in which a payment goes to them");
  }
  debt.order_backing = read_backing(text.reader, fields, text.rule.sources);
  fields.finish();
  text.need_source(node, pointer, debt.order_backing, "");
}

}  // namespace

void read_protected_debt(RuleText& text, Fields& top) {
  Part part;
  part.name = "never_a_ground";
  part.pointer = "/never_a_ground";
  ProtectedDebt debt;
  bool whole = true;
  if (const Node* list = top.required("for_each")) {
    const auto name =
        text.reader.choice(*list, "/for_each", "a list", {"rent_by_month"}).value_or("rent_by_month");
    debt.rent = list_with(text, *list, name, {"month", "due"});
    debt.payments = list_with(text, *list, "payments", {"for_month", "amount", "paid_on"});
    whole = debt.rent >= 0 && debt.payments >= 0;
  }
  const Node* deeds = top.optional("tenant_must");
  if (deeds != nullptr) whole = read_deeds(text, *deeds, debt.deeds) && whole;
  if (const Node* groups = top.required("never_a_ground"))
    for (const auto& member : groups->members) read_group(text, member, debt, whole);
  if (const Node* order = top.optional("payments_go_to")) read_order(text, *order, debt);
  for (auto& deed : debt.deeds) {
    if (!deed.pays) continue;
    const auto* written = deeds->find(deed.name)->find("pays")->find("of_rent_of");
    const auto group = written == nullptr ? std::nullopt : index_of(debt.groups, written->text);
    if (written != nullptr && !group)
      text.reader.error(*written, deed.pointer + "/pays/of_rent_of", "unknown-group",
                        "`never_a_ground` has no `" + written->text + "`");
    deed.pays->group = group.value_or(0);
  }
  if (debt.groups.empty() || debt.groups.size() > 8) {
    text.reader.error(text.root, "/never_a_ground", "wrong-count", "expected one to eight groups of months");
    whole = false;
  }
  if (const Node* effect = top.required("effect")) part.effect = text.read_effect(*effect, "/effect");
  part.block = std::move(debt);
  if (whole) text.rule.parts.push_back(std::move(part));
}

}  // namespace holdfast
