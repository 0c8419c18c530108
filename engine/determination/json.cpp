#include "engine/determination/json.hpp"

#include "engine/determination/fact_words.hpp"
#include "engine/determination/json_parts.hpp"
#include "engine/determination/ledger.hpp"
#include "engine/determination/question_list.hpp"

namespace holdfast {
namespace {

// "2026-11-20" for one day; {from, through} for several, each end null where nothing bounds it.
Json days(const std::optional<Day>& first, const std::optional<Day>& last) {
  if (!first && !last) return nullptr;
  const auto day = [](const std::optional<Day>& one) { return one ? Json(to_string(*one)) : Json(nullptr); };
  if (first && last && *first == *last) return day(first);
  return {{"from", day(first)}, {"through", day(last)}};
}

Json span(const EditionSpan& edition) {
  return {{"id", text_or_null(edition.id)},
          {"from", edition.days.first == first_day ? Json(nullptr) : Json(to_string(edition.days.first))},
          {"through", edition.days.last == last_day ? Json(nullptr) : Json(to_string(edition.days.last))}};
}

Json json(const Source& source) {
  return {{"id", source.id},
          {"cite", source.cite},
          {"kind", source.kind},
          {"url", text_or_null(source.url)},
          {"site", text_or_null(source.site)}};
}

class JsonMaker {
 public:
  JsonMaker(const Determination& determination, const Texts& texts, std::string_view language)
      : made_(determination), sentences_(texts, language), words_(sentences_.words()) {}

  Json make() const {
    Json made = {
        {"schema", "holdfast/determination/1"},
        {"as_of", to_string(made_.as_of)},
        {"as_of_time",
         made_.as_of_time ? Json(minute_to_string(*made_.as_of_time).substr(11)) : Json(nullptr)},
        {"ruleset",
         {{"sha256", made_.ruleset_sha256},
          {"verified_through", to_string(made_.verified_through)},
          {"known_on", made_.known_on ? Json(to_string(*made_.known_on)) : Json(nullptr)}}},
        {"with", list(made_.with, [](const auto& one) { return to_json(one); })},
        {"engine", {{"version", HOLDFAST_VERSION}}},
        {"places", list(made_.places, [&](const auto& one) { return place(one); })},
        {"places_left_out", made_.places_left_out},
        {"stages", stages()},
        {"findings", list(made_.findings, [&](const auto& one) { return finding(one); })},
        {"relief", relief()},
        {"deadlines", deadlines()},
        {"layers", layers()},
        {"questions", list(made_.questions, [&](const auto& one) { return to_json(sentences_, one); })},
        {"assumptions", list(made_.assumptions, [&](const auto& one) { return assumption(one); })}};
    add_standing(words_, made);
    return made;
  }

 private:
  Json place(const PlaceAnswer& place) const {
    return {{"place", place.place},          {"title", sentences_.place(place)},
            {"place_is", name_of(place.is)}, {"covered", place.covered},
            {"elsewhere", place.elsewhere},  {"note", text_or_null(sentences_.note(place))}};
  }

  Json stages() const {
    Json all;
    for (const auto& stage : made_.stages)
      all[std::string(name(stage.stage))] = {{"barred", name_of(stage.barred)}, {"by", stage.by}};
    return all;
  }

  Json deadlines() const {
    Json all = Json::array();
    for (const auto& finding : made_.findings)
      for (const auto& one : finding.deadlines) all.push_back(deadline(finding, one));
    return all;
  }

  Json deadline(const Finding& finding, const Deadline& one) const {
    const auto day = [](const std::optional<Day>& at) { return at ? Json(to_string(*at)) : Json(nullptr); };
    const bool tenant = one.what == Deadline::What::act_by || one.what == Deadline::What::pay_through;
    return {{"rule", finding.rule},
            {"part", finding.part},
            {"place", finding.place},
            {"place_is", name_of(finding.place_is)},
            {"adult", finding.number == 0 ? Json(nullptr) : Json(finding.number)},
            {"what", name_of(one.what)},
            {"who", tenant ? "tenant" : "landlord"},
            {"day", day(one.day)},
            {"or_later", day(one.or_later)},
            {"certainty", name_of(one.certainty)},
            {"after", one.after},
            {"cured_by", one.cured_by},
            {"over", one.over},
            {"overtaken_by", text_or_null(one.overtaken_by)},
            {"source", text_or_null(one.source)},
            {"ledger", list(one.ledger, [](const auto& each) { return json(each); })}};
  }

  Json layers() const {
    return list(made_.layers, [](const LayerAnswer& layer) {
      return Json{{"question", layer.question},
                  {"place", layer.place},
                  {"governs", text_or_null(layer.governs)},
                  {"also", layer.also}};
    });
  }

  Json relief() const {
    Json all = Json::array();
    for (const auto& finding : made_.findings) {
      if (!finding.relief) continue;
      const auto& answer = *finding.relief;
      all.push_back({{"rule", finding.rule},
                     {"outcome", name_of(finding.outcome)},
                     {"open", name_of(answer.open)},
                     {"who_applies", answer.who_applies},
                     {"award", ends(answer.award.front().award)},
                     {"limited_by", answer.award.front().limited_by},
                     {"priority", answer.priority},
                     {"paid_to", answer.award.front().paid_to},
                     {"guaranteed", answer.guaranteed},
                     {"awards", list(answer.award, [](const BucketAnswer& one) {
                        return Json{{"name", one.name},
                                    {"paid_to", one.paid_to},
                                    {"award", ends(one.award)},
                                    {"limited_by", one.limited_by}};
                      })}});
    }
    return all;
  }

  Json finding(const Finding& finding) const {
    Json amounts = Json::object();
    for (const auto& amount : finding.amounts) amounts[amount.name] = ends(amount.amount);
    const bool one_edition = finding.editions.size() == 1;
    return {{"rule", finding.rule},
            {"part", finding.part},
            {"kind", finding.kind},
            {"title", sentences_.name(finding)},
            {"place", finding.place},
            {"enacted_by", text_or_null(finding.enacted_by)},
            {"place_is", name_of(finding.place_is)},
            {"subject", finding.subject},
            {"adult", finding.number == 0 ? Json(nullptr) : Json(finding.number)},
            {"month", finding.month ? Json(to_string(*finding.month).substr(0, 7)) : Json(nullptr)},
            {"outcome", name_of(finding.outcome)},
            {"possible", list(finding.possible, [](const auto& one) { return name_of(one); })},
            {"effect", text_or_null(finding.effect)},
            {"stage", finding.stage ? name_of(*finding.stage) : Json(nullptr)},
            {"stages", list(finding.stages, [](const auto& one) { return name_of(one); })},
            {"edition", one_edition ? text_or_null(finding.editions.front().id) : Json(nullptr)},
            {"editions", list(finding.editions, [](const auto& one) { return span(one); })},
            {"governed_by", finding.governed_by},
            {"governing_date", days(finding.governing_first, finding.governing_last)},
            {"governing_is_as_of", finding.governing_is_as_of},
            {"confidence", text_or_null(finding.confidence)},
            {"amounts", amounts},
            {"warns", list(finding.warns, [&](const auto& one) { return doubt(finding, one); })},
            {"reasons",
             list(finding.reasons, [&](const auto& one) { return to_json(sentences_, finding, one); })},
            {"needs", finding.needs},
            {"next", list(finding.next, [&](const auto& one) { return deed(finding, one); })},
            {"gaps", list(finding.gaps, [&](const auto& one) { return gap(finding, one); })},
            {"because", finding.because},
            {"not_verified", finding.not_verified},
            {"not_law", finding.not_law},
            {"long_over", finding.long_over},
            {"budget_spent", finding.budget_spent},
            {"sources", list(finding.sources, [](const auto& one) { return json(one); })},
            {"text", sentences_.outcome(finding)},
            {"witnesses", list(finding.witnesses, [&](const auto& one) { return witness(finding, one); })},
            {"changes", list(finding.changes, [&](const auto& one) { return change(finding, one); })}};
  }

  Json witness(const Finding& finding, const Witness& one) const {
    return {{"outcome", name_of(one.outcome)},
            {"facts", list(one.facts, [](const auto& values) { return json(values); })},
            {"text", say(sentences_, finding, one)}};
  }

  Json change(const Finding& finding, const NearestChange& one) const {
    return {{"to", json(one.to)}, {"by", ends(one.by)}, {"text", say(sentences_, finding, one)}};
  }

  Json doubt(const Finding& finding, const std::string& doubt) const {
    return {{"name", doubt}, {"text", sentences_.doubt(finding.rule, doubt)}};
  }

  Json deed(const Finding& finding, const std::string& deed) const {
    return {{"do", deed}, {"text", sentences_.deed(finding.rule, deed)}};
  }

  Json gap(const Finding& finding, const Gap& gap) const {
    return {{"kind", name_of(gap.kind)}, {"what", gap.what}, {"text", sentences_.gap(finding, gap)}};
  }

  Json assumption(const std::string& id) const {
    return {{"id", id}, {"text", words_.say("assumptions." + id)}};
  }

  const Determination& made_;
  const Sentences sentences_;
  const Words& words_;
};

}  // namespace

std::string to_json(const Determination& determination, const Texts& texts, std::string_view language) {
  return JsonMaker(determination, texts, language).make().dump(2) + "\n";
}

std::string to_json_line(const Determination& determination, const Texts& texts, std::string_view language) {
  return JsonMaker(determination, texts, language).make().dump() + "\n";
}

}  // namespace holdfast
