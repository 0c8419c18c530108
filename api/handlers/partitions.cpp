// Where the answer changes, along a fact, a figure of law or the day of the answer.
#include <array>

#include "api/handlers/handlers.hpp"
#include "api/handlers/scene.hpp"
#include "engine/determination/along_told.hpp"
#include "engine/determination/determine.hpp"
#include "engine/determination/partition_json.hpp"
#include "engine/determination/partition_svg.hpp"
#include "engine/determination/partition_text.hpp"

namespace holdfast::api {
namespace {

std::string way_out(const AlongMistake& mistake) {
  if (!mistake.help.empty()) return mistake.help;
  if (mistake.code == "unknown-fact") return "GET /v1/facts lists the facts";
  if (mistake.code == "unknown-figure")
    return "write a rule's id, / and a figure, as GET /v1/rules/{id} lists them";
  if (mistake.code == "after-the-answer") return "choose an earlier day, or a later `as_of`";
  return "";
}

std::optional<Along> read_along_of(Scene& scene, const Ruleset& ruleset) {
  const Node* node = scene.find("along");
  if (node == nullptr) {
    scene.mistake("", "missing-key", "`along` is missing: what moves",
                  "write {\"name\": \"rent_owed\"}; or \"as_of\", with `from` and `to`; or a figure of law");
    return std::nullopt;
  }
  Fields fields(scene.reader(), *node, "/along", "`along`");
  if (!fields.usable()) return std::nullopt;
  AlongTold told;
  const auto name = fields.required_text("name");
  told.from = fields.text("from").value_or("");
  told.to = fields.text("to").value_or("");
  fields.finish();
  if (!name) return std::nullopt;
  told.vary = *name;
  const bool days = told.vary == "as_of";
  const auto as_of = scene.scenario() ? std::optional(scene.scenario()->as_of) : std::nullopt;
  auto read = days ? read_days(told, ruleset) : read_along(told, ruleset, as_of);
  constexpr std::array<const char*, 3> pointers = {"/along/name", "/along/from", "/along/to"};
  for (const auto& mistake : read.mistakes)
    scene.mistake(pointers.at(static_cast<std::size_t>(mistake.where)), mistake.code, mistake.message,
                  way_out(mistake));
  if (days && read.along && scene.scenario())
    for (const auto& fact : happened_after(*scene.scenario(), ruleset, static_cast<Day>(*read.along->least)))
      scene.mistake("/along/from", "before-what-happened",
                    "earlier than `" + fact + "`, which the scenario says has happened",
                    "begin on that day or later");
  return std::move(read.along);
}

}  // namespace

Reply partitions(const Call& call) {
  Scene scene(call, {"along"});
  const auto along = read_along_of(scene, call.ruleset());
  if (auto no = scene.refusal()) return std::move(*no);
  const Snapshot::Lease explorer(*call.snapshot);
  if (auto no = scene.impossible(*call.snapshot, *scene.scenario(), *explorer)) return std::move(*no);
  const auto made = partition(call.snapshot->plan(), *scene.scenario(), *along, *explorer);
  const auto& language = scene.language();
  return good_reply(call,
                    call.media == text_media  ? to_text(made, call.ruleset(), language)
                    : call.media == svg_media ? to_svg(made, call.ruleset(), language)
                                              : to_json(made, call.ruleset(), language, json_style),
                    language);
}

}  // namespace holdfast::api
