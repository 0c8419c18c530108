#include "engine/population/fact_shares.hpp"

#include <algorithm>

#include "engine/evaluate/scenario.hpp"
#include "engine/population/cell_reader.hpp"

namespace holdfast {
namespace {

constexpr std::int64_t most_parts = 1'000'000'000'000;

class SharesReader {
 public:
  SharesReader(Reader& reader, const Ruleset& ruleset)
      : reader_(reader), ruleset_(ruleset), nothing_(unknown_scenario(ruleset, 0)) {}

  FactShares read(const Node& node, const std::string& at) {
    if (!node.is_mapping() || node.members.size() != 1) {
      reader_.error(node, at, "wrong-shape", "expected one fact and the shares of its values",
                    "write `{bedrooms: {1: 60, 2: 40}}`");
      return made_;
    }
    const auto& name = node.members.front().key;
    const auto here = pointer_join(at, name.text);
    const auto fact = ruleset_.vocabulary.find(name.text);
    if (!fact || ruleset_.vocabulary.fact(*fact).hidden) {
      reader_.error(name, here, "unknown-fact", "no fact named `" + name.text + "`",
                    did_you_mean(name.text, ruleset_.vocabulary.names()));
      return made_;
    }
    made_.fact = *fact;
    const Node& told = node.members.front().value;
    if (told.find("by") != nullptr) {
      Fields fields(reader_, told, here, "shares by a column");
      made_.by = fields.required_text("by").value_or("");
      if (const Node* of = fields.required("of")) groups(*of, fields.at("of"));
      fields.finish();
    } else {
      group(told, here, "");
    }
    return settled();
  }

 private:
  using Parts = std::map<std::int64_t, std::int64_t>;  // by value

  void groups(const Node& node, const std::string& at) {
    if (!node.is_mapping())
      return reader_.error(node, at, "wrong-shape", "expected cells, each with the shares of its rows");
    for (const auto& member : node.members)
      group(member.value, pointer_join(at, member.key.text), member.key.text);
  }

  void group(const Node& node, const std::string& at, const std::string& cell) {
    if (!node.is_mapping() || node.members.empty())
      return reader_.error(node, at, "wrong-shape", "expected values, each with how many rows have it",
                           "write `{1: 60, 2: 40}`; what they add up to is the whole");
    auto& parts = groups_[cell];
    const auto before = reader_.diagnostics().size();
    std::int64_t sum = 0;
    for (const auto& member : node.members) {
      const auto here = pointer_join(at, member.key.text);
      const auto value = value_of(member.key, here);
      const auto count = member.value.is_scalar() ? parse_decimal(member.value.text) : std::nullopt;
      const auto whole = count && count->units >= 0 ? at_scale(*count, 3) : std::nullopt;
      if (!whole || *whole > most_parts)
        reader_.error(member.value, here, "wrong-value",
                      "expected a number of rows, or a share, with three digits after the point at most");
      else if (value)
        sum += parts[*value] = static_cast<std::int64_t>(*whole);
    }
    if (sum == 0 && reader_.diagnostics().size() == before)
      reader_.error(node, at, "wrong-value", "expected some value to have a share above zero");
  }

  std::optional<std::int64_t> value_of(const Node& key, const std::string& at) {
    FactSource source;
    source.fact = made_.fact;
    CellReader cells(ruleset_, nothing_);
    CellErrors errors;
    const auto content = cells.read(source, "", key.text, errors);
    for (const auto& error : errors) reader_.error(key, at, error.code, error.expected, error.help);
    if (content && content->told == Told::value) return content->value;
    if (errors.empty()) reader_.error(key, at, "wrong-value", "expected one value, not a range");
    return std::nullopt;
  }

  FactShares settled() {
    for (const auto& [cell, parts] : groups_)
      for (const auto& [value, part] : parts)
        if (std::find(made_.values.begin(), made_.values.end(), value) == made_.values.end())
          made_.values.push_back(value);
    std::sort(made_.values.begin(), made_.values.end());
    if (made_.values.size() > most_share_values) {
      reader_.error(reader_.document().root, "/shares", "too-many",
                    "expected at most " + std::to_string(most_share_values) + " values that have shares");
      return made_;
    }
    for (const auto& [cell, parts] : groups_) {
      auto& by_value = made_.parts[cell];
      for (const auto value : made_.values) {
        const auto found = parts.find(value);
        by_value.push_back(found == parts.end() ? 0 : found->second);
      }
    }
    return made_;
  }

  Reader& reader_;
  const Ruleset& ruleset_;
  const Scenario nothing_;
  FactShares made_;
  std::map<std::string, Parts> groups_;  // by cell
};

}  // namespace

FactShares read_fact_shares(Reader& reader, const Node& node, const std::string& at, const Ruleset& ruleset) {
  return SharesReader(reader, ruleset).read(node, at);
}

std::vector<std::int64_t> shares_among(const std::vector<std::int64_t>& parts,
                                       const std::vector<bool>& possible) {
  Int whole = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) whole += possible[i] ? parts[i] : 0;
  if (whole == 0) return {};
  std::vector<std::int64_t> made(parts.size());
  std::int64_t left = whole_share;
  std::size_t largest = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!possible[i]) continue;
    made[i] = static_cast<std::int64_t>(Int{parts[i]} * whole_share / whole);
    left -= made[i];
    if (made[i] > made[largest]) largest = i;
  }
  made[largest] += left;
  return made;
}

}  // namespace holdfast
