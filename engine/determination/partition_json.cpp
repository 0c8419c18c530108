#include "engine/determination/partition_json.hpp"

#include <algorithm>
#include <array>

#include "engine/determination/json_parts.hpp"

namespace holdfast {
namespace {

std::string_view name(Along::Kind kind) {
  constexpr std::array<std::string_view, 3> names{"fact", "day", "figure"};
  return names[static_cast<std::size_t>(kind)];
}

class PartitionJson {
 public:
  PartitionJson(const Partition& partition, const Ruleset& ruleset, std::string_view language,
                JsonWriter::Style style)
      : partition_(partition), ruleset_(ruleset), sentences_(ruleset.texts, language), to_(style) {}

  std::string make() {
    const auto& first = partition_.pieces.front().holds;
    to_.begin_object();
    to_.member("schema", "holdfast/partition/1");
    to_.member("as_of", to_string(partition_.as_of));
    to_.key("ruleset");
    to_.begin_object();
    to_.member("sha256", first.ruleset_sha256);
    to_.member("verified_through", to_string(first.verified_through));
    write_day_or_null(to_, "known_on", first.known_on);
    to_.end_object();
    to_.key("engine");
    to_.begin_object();
    to_.member("version", HOLDFAST_VERSION);
    to_.end_object();
    along();
    write_list(to_, "pieces", partition_.pieces, [&](const auto& one) { piece(one); });
    write_list(to_, "now", partition_.now, [&](const auto& one) {
      to_.begin_object();
      ends(Piece{}, one.least, one.most);
      to_.end_object();
    });
    to_.member("budget_spent", partition_.budget_spent);
    write_list(to_, "assumptions", first.assumptions, [&](const auto& one) {
      to_.begin_object();
      to_.member("id", one);
      to_.member("text", sentences_.words().say("assumptions." + one));
      to_.end_object();
    });
    write_standing(to_, sentences_.words());
    to_.end_object();
    return to_.take() + "\n";
  }

 private:
  void along() {
    const auto& along = partition_.along;
    to_.key("along");
    to_.begin_object();
    to_.member("kind", name(along.kind));
    to_.member("name", along.name);
    to_.member("unit", holdfast::name(along.type.base));
    if (along.kind == Along::Kind::figure) to_.member("step", written(ruleset_, along, Piece{}, along.step));
    to_.end_object();
  }

  void ends(const Piece& piece, Int from, Int to) {
    to_.member("from", written(ruleset_, partition_.along, piece, from));
    to_.member("to", written(ruleset_, partition_.along, piece, to));
  }

  void piece(const Piece& piece) {
    to_.begin_object();
    ends(piece, piece.least, piece.most);
    to_.key("outcomes");
    to_.begin_object();
    // Of two findings of one name, which only proposals are, the last.
    std::vector<std::pair<std::string, Outcome>> outcomes;
    for (const auto& one : piece.holds.findings) {
      const auto named = key(one);
      const auto found = std::find_if(outcomes.begin(), outcomes.end(),
                                      [&](const auto& other) { return other.first == named; });
      if (found == outcomes.end())
        outcomes.emplace_back(named, one.outcome);
      else
        found->second = one.outcome;
    }
    for (const auto& [named, outcome] : outcomes) to_.member(named, holdfast::name(outcome));
    to_.end_object();
    to_.key("stages");
    to_.begin_object();
    for (const auto& one : piece.holds.stages)
      to_.member(holdfast::name(one.stage), holdfast::name(one.barred));
    to_.end_object();
    write_list(to_, "changed", piece.changed,
               [&](const auto& one) { write(to_, sentences_, piece.holds, one); });
    to_.end_object();
  }

  const Partition& partition_;
  const Ruleset& ruleset_;
  const Sentences sentences_;
  JsonWriter to_;
};

}  // namespace

std::string to_json(const Partition& partition, const Ruleset& ruleset, std::string_view language,
                    JsonWriter::Style style) {
  return PartitionJson(partition, ruleset, language, style).make();
}

}  // namespace holdfast
