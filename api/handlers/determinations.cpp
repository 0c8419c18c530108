// One scenario answered: by the law, or by the law and as if reforms were law.
#include <algorithm>

#include "api/handlers/handlers.hpp"
#include "api/handlers/lane.hpp"
#include "api/handlers/reforms.hpp"
#include "api/handlers/scene.hpp"
#include "engine/determination/comparison.hpp"
#include "engine/determination/determine.hpp"
#include "engine/determination/icalendar.hpp"
#include "engine/determination/json.hpp"
#include "engine/determination/question_list.hpp"
#include "engine/determination/sheet.hpp"
#include "engine/determination/text.hpp"

namespace holdfast::api {
namespace {

constexpr std::size_t most_questions = 100;

std::string to_one_json(const Determination& made, const Texts& texts, std::string_view language) {
  return to_json(made, texts, language, json_style);
}
std::string to_one_text(const Determination& made, const Texts& texts, std::string_view language) {
  return to_text(made, texts, language);
}

Want wanted(const std::string& want) {
  return want == "answer" ? Want::answer : want == "questions" ? Want::questions : Want::changes;
}

Reply both(const Call& call, Scene& scene, const LoadOptions& options, Want want) {
  if (call.media == calendar_media || call.media == html_media)
    return problem_reply(Problem::not_acceptable, scene.language(),
                         "a calendar, and a sheet, hold the law alone");
  const Lane lane(call.service.slow_lane());
  if (!lane.taken()) return problem_reply(Problem::busy, scene.language(), "reforms are read one at a time");
  const auto reformed = call.snapshot->reformed(options);
  if (!reformed) return refused_reforms(reformed.diagnostics(), "/with", scene.language());
  const auto& snapshot = **reformed;
  Mistakes mistakes;
  const auto then = scene.scenario_for(snapshot.ruleset(), mistakes);
  if (!then) return problem_reply(problem_of(mistakes), scene.language(), "under the reforms", mistakes);
  const Snapshot::Lease now_explorer(*call.snapshot);
  const Snapshot::Lease then_explorer(snapshot);
  if (auto no = scene.impossible(*call.snapshot, *scene.scenario(), *now_explorer)) return std::move(*no);
  if (auto no = scene.impossible(snapshot, *then, *then_explorer)) return std::move(*no);
  const auto made = compare(determine(call.snapshot->plan(), *scene.scenario(), *now_explorer, want),
                            determine(snapshot.plan(), *then, *then_explorer, want));
  const auto& texts = snapshot.ruleset().texts;
  return good_reply(call,
                    call.media == text_media ? to_text(made, texts, scene.language())
                                             : to_json(made, texts, scene.language(), json_style),
                    scene.language());
}

// The rules that alone are asked. What is read aloud tells of all of them, or of nothing.
std::vector<std::string> read_rules(const Call& call, Scene& scene) {
  constexpr std::size_t most = 50;
  std::vector<std::string> only;
  const Node* rules = scene.find("rules");
  if (rules == nullptr) return only;
  if (call.media != json_media || scene.find("with") != nullptr)
    scene.mistake("/rules", "only-json", "some rules alone can be asked for JSON, and without `with`",
                  "leave `rules` out: then all of them answer");
  if (!rules->is_sequence() || rules->items.empty() || rules->items.size() > most) {
    scene.mistake("/rules", "wrong-shape",
                  "expected a list of 1 to " + std::to_string(most) + " ids of rules",
                  "GET /v1/rules lists them");
    return only;
  }
  const auto& all = call.ruleset();
  for (std::size_t i = 0; i < rules->items.size(); ++i) {
    const auto pointer = "/rules/" + std::to_string(i);
    auto id = scene.text(rules->items[i], pointer, "a rule's id");
    const auto named = [&](const auto& one) { return one.id == id; };
    if (std::none_of(all.rules.begin(), all.rules.end(), named) &&
        std::none_of(all.reforms.begin(), all.reforms.end(), named))
      scene.mistake(pointer, "unknown-rule", "there is no rule of this id", "GET /v1/rules lists them");
    else if (std::find(only.begin(), only.end(), id) == only.end())
      only.push_back(std::move(id));
  }
  return only;
}

}  // namespace

Reply determinations(const Call& call) {
  Scene scene(call, {"want", "with", "rules"});
  const auto want = wanted(scene.choice("want", {"answer", "questions", "changes"}));
  const Node* list = scene.find("with");
  const auto with = list == nullptr ? LoadOptions{} : read_reforms(scene, *list, "/with", call.ruleset());
  const auto only = read_rules(call, scene);
  if (auto no = scene.refusal()) return std::move(*no);
  if (!with.with.empty()) return both(call, scene, with, want);
  const Snapshot::Lease explorer(*call.snapshot);
  if (auto no = scene.impossible(*call.snapshot, *scene.scenario(), *explorer)) return std::move(*no);
  const auto made = determine(call.snapshot->plan(), scene.take_scenario(), *explorer, want, only);
  const auto& texts = call.ruleset().texts;
  const auto to = call.media == text_media       ? to_one_text
                  : call.media == html_media     ? to_html
                  : call.media == calendar_media ? to_icalendar
                                                 : to_one_json;
  return good_reply(call, to(made, texts, scene.language()), scene.language());
}

Reply questions(const Call& call) {
  Scene scene(call, {"most"});
  const auto most = scene.count("most", 1, most_questions, most_questions);
  if (auto no = scene.refusal()) return std::move(*no);
  const Snapshot::Lease explorer(*call.snapshot);
  if (auto no = scene.impossible(*call.snapshot, *scene.scenario(), *explorer)) return std::move(*no);
  const auto made = determine(call.snapshot->plan(), scene.take_scenario(), *explorer, Want::next);
  const auto& texts = call.ruleset().texts;
  return good_reply(call,
                    call.media == text_media
                        ? questions_to_text(made, texts, scene.language(), most)
                        : questions_to_json(made, texts, scene.language(), most, json_style),
                    scene.language());
}

}  // namespace holdfast::api
