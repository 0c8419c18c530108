#include "engine/ruleset/reform_change.hpp"

#include <algorithm>
#include <array>

#include "engine/ruleset/history.hpp"

namespace holdfast {
namespace {

constexpr const char* way_out =
    "write `change: RULE` or `copy: RULE` with `set`, `remove: RULE`, or `add: {rule: …}`";

// What tells which rule it is and where it counts, and what other rules and questions are made of.
constexpr std::array<std::string_view, 11> kept = {
    "rule",     "kind",      "place",     "title", "enacted_by",
    "for_each", "displaces", "questions", "cases", "given_in_all_cases",
    "checked"};

void refuse_kept(Reader& reader, Node& block, const std::string& pointer) {
  std::erase_if(block.members, [&](const Member& one) {
    const auto first = one.key.text.substr(0, one.key.text.find('.'));
    if (std::find(kept.begin(), kept.end(), first) == kept.end()) return false;
    reader.error(one.key, pointer_join(pointer, one.key.text), "not-to-be-changed",
                 "a change of a rule keeps its `" + first + "`",
                 "copy the rule under another id, set it there, and remove this one");
    return true;
  });
}

const Node* mapping(Reader& reader, Fields& fields, const char* key, const char* what) {
  const Node* node = fields.optional(key);
  if (node == nullptr || node->is_mapping()) return node;
  reader.error(*node, fields.at(key), "wrong-shape", std::string("expected ") + what);
  return nullptr;
}

Day read_end(Reader& reader, Fields& fields, const char* key, Day otherwise) {
  const Node* node = fields.optional(key);
  return node == nullptr ? otherwise : reader.day(*node, fields.at(key)).value_or(otherwise);
}

std::optional<ReformChange> read_change(Reader& reader, const Node& node, const std::string& pointer) {
  using Kind = ReformChange::Kind;
  Fields fields(reader, node, pointer, "a change");
  if (!fields.usable()) return std::nullopt;
  ReformChange change;
  change.at = &node;
  change.pointer = pointer;
  int named = 0;
  const auto name = [&](const char* key, Kind kind) {
    const Node* rule = fields.optional(key);
    if (rule == nullptr || (kind == Kind::change && !rule->is_scalar())) return;
    ++named;
    change.kind = kind;
    change.rule = reader.text(*rule, fields.at(key), "a rule").value_or("");
  };
  name("change", Kind::change);
  name("copy", Kind::copy);
  name("remove", Kind::remove);
  const Node* add = mapping(reader, fields, "add", "a mapping: of a whole rule, or of what is new in one");
  if (add != nullptr && add->find("rule") != nullptr) {
    ++named;
    change.kind = Kind::add;
    change.rule = reader.text(*add->find("rule"), fields.at("add") + "/rule", "a rule").value_or("");
  }
  if (named != 1)
    reader.error(node, pointer, "missing-key",
                 "a change names one rule that it changes, copies, removes or adds", way_out);
  change.as = fields.text("as").value_or("");
  const bool nameless = change.kind == Kind::copy && change.as.empty();
  if (nameless) reader.error(node, pointer, "missing-key", "a copy has an id of its own", "write `as: us/…`");
  change.days = {read_end(reader, fields, "from", first_day), read_end(reader, fields, "through", last_day)};
  if (change.days.empty()) reader.error(node, pointer, "reversed", "`through` is before `from`");
  const auto keep = [](const Node* found, Node& ours) {
    if (found != nullptr) ours = *found;
  };
  const Node* set = mapping(reader, fields, "set", "a mapping of paths to what they say instead");
  const Node* scale = mapping(reader, fields, "scale", "a mapping of figures to percents");
  if (const Node* status = set == nullptr ? nullptr : set->find("status"))
    reader.choice(*status, fields.at("set"), "what switches a law on or off", switches());
  keep(set, change.set);
  keep(scale, change.scale);
  keep(add, change.add);
  if (change.kind == Kind::change) {
    refuse_kept(reader, change.set, fields.at("set"));
    refuse_kept(reader, change.add, fields.at("add"));
  }
  keep(mapping(reader, fields, "text", "sentences by language"), change.text);
  const bool says = set != nullptr || scale != nullptr || (add != nullptr && change.kind != Kind::add);
  if (change.kind == Kind::change && !says)
    reader.error(node, pointer, "missing-key", "a change says what it sets, scales or adds", way_out);
  if ((change.kind == Kind::remove || change.kind == Kind::add) && says)
    reader.error(node, pointer, "not-for-this-change",
                 "only a rule that is changed or copied is set otherwise");
  fields.finish();
  return named == 1 && !change.rule.empty() && !nameless ? std::optional(std::move(change)) : std::nullopt;
}

}  // namespace

std::vector<ReformChange> read_changes(Reader& reader, const Node& changes, const std::string& pointer) {
  std::vector<ReformChange> all;
  if (!changes.is_sequence()) {
    reader.error(changes, pointer, "wrong-shape", "expected changes as a list", way_out);
    return all;
  }
  constexpr std::size_t most_changes = 500;
  if (changes.items.size() > most_changes) {
    reader.error(changes, pointer, "too-many", "a reform makes at most 500 changes");
    return all;
  }
  for (std::size_t i = 0; i < changes.items.size(); ++i)
    if (auto change = read_change(reader, changes.items[i], pointer_join(pointer, std::to_string(i))))
      all.push_back(std::move(*change));
  return all;
}

}  // namespace holdfast
