#include "engine/determination/partition_json.hpp"

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
  PartitionJson(const Partition& partition, const Ruleset& ruleset, std::string_view language)
      : partition_(partition), ruleset_(ruleset), sentences_(ruleset.texts, language) {}

  Json make() const {
    const auto& first = partition_.pieces.front().holds;
    Json made = {{"schema", "holdfast/partition/1"},
                 {"as_of", to_string(partition_.as_of)},
                 {"ruleset",
                  {{"sha256", first.ruleset_sha256},
                   {"verified_through", to_string(first.verified_through)},
                   {"known_on", first.known_on ? Json(to_string(*first.known_on)) : Json(nullptr)}}},
                 {"engine", {{"version", HOLDFAST_VERSION}}},
                 {"along", along()},
                 {"pieces", list(partition_.pieces, [&](const auto& one) { return piece(one); })},
                 {"now", list(partition_.now, [&](const auto& one) { return now(one); })},
                 {"budget_spent", partition_.budget_spent},
                 {"assumptions", list(first.assumptions, [&](const auto& one) {
                    return Json{{"id", one}, {"text", sentences_.words().say("assumptions." + one)}};
                  })}};
    add_standing(sentences_.words(), made);
    return made;
  }

 private:
  Json along() const {
    const auto& along = partition_.along;
    Json made = {{"kind", std::string(name(along.kind))},
                 {"name", along.name},
                 {"unit", std::string(holdfast::name(along.type.base))}};
    if (along.kind == Along::Kind::figure) made["step"] = written(ruleset_, along, Piece{}, along.step);
    return made;
  }

  Json now(const Extent& extent) const {
    return {{"from", written(ruleset_, partition_.along, Piece{}, extent.least)},
            {"to", written(ruleset_, partition_.along, Piece{}, extent.most)}};
  }

  Json piece(const Piece& piece) const {
    Json outcomes = Json::object();
    for (const auto& one : piece.holds.findings) outcomes[key(one)] = name_of(one.outcome);
    Json stages = Json::object();
    for (const auto& one : piece.holds.stages)
      stages[std::string(holdfast::name(one.stage))] = name_of(one.barred);
    return {{"from", written(ruleset_, partition_.along, piece, piece.least)},
            {"to", written(ruleset_, partition_.along, piece, piece.most)},
            {"outcomes", std::move(outcomes)},
            {"stages", std::move(stages)},
            {"changed", list(piece.changed, [&](const auto& one) { return change(piece, one); })}};
  }

  Json change(const Piece& piece, const Change& change) const {
    const auto outcome = [](const std::optional<Outcome>& one) {
      return one ? name_of(*one) : Json(nullptr);
    };
    Json reasons = Json::array();
    if (change.index)
      reasons = list(change.because, [&](const Reason& one) {
        return to_json(sentences_, piece.holds.findings[*change.index], one);
      });
    return {{"finding", change.finding},
            {"from", outcome(change.before)},
            {"to", outcome(change.after)},
            {"reasons", std::move(reasons)}};
  }

  const Partition& partition_;
  const Ruleset& ruleset_;
  const Sentences sentences_;
};

}  // namespace

std::string to_json(const Partition& partition, const Ruleset& ruleset, std::string_view language) {
  return PartitionJson(partition, ruleset, language).make().dump(2) + "\n";
}

}  // namespace holdfast
