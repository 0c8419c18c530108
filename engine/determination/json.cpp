#include "engine/determination/json.hpp"

#include <nlohmann/json.hpp>

#include "engine/determination/ledger.hpp"
#include "engine/determination/sentences.hpp"

namespace holdfast {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json end(const AmountRange& range, const std::optional<Int>& units) {
  return units ? Json(to_string(Decimal{*units, range.scale})) : Json(nullptr);
}

Json ends(const AmountRange& range) {
  return {{"at_least", end(range, range.at_least)}, {"at_most", end(range, range.at_most)}};
}

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

Json name_of(const auto& item) { return std::string(name(item)); }

Json json(const Slot& slot) {
  Json value = slot.text;
  if (slot.kind == Slot::Kind::day) value = to_string(slot.day);
  if (slot.kind == Slot::Kind::minute) value = minute_to_string(slot.minute);
  if (slot.kind == Slot::Kind::amount) {
    value = ends(slot.amount);
    value["unit"] = name_of(slot.amount.unit);
  }
  return {{"name", slot.name}, {"kind", name_of(slot.kind)}, {"value", value}};
}

Json json(const Source& source) {
  return {{"id", source.id},
          {"cite", source.cite},
          {"kind", source.kind},
          {"url", text_or_null(source.url)},
          {"site", text_or_null(source.site)}};
}

template <class Items, class Make>
Json list(const Items& items, const Make& make) {
  Json all = Json::array();
  for (const auto& item : items) all.push_back(make(item));
  return all;
}

class JsonMaker {
 public:
  JsonMaker(const Determination& determination, const Texts& texts, std::string_view language)
      : made_(determination), sentences_(texts, language), words_(sentences_.words()) {}

  Json make() const {
    const auto& who = words_.texts().reviewed_by(words_.language());
    return {{"schema", "holdfast/determination/1"},
            {"as_of", to_string(made_.as_of)},
            {"as_of_time",
             made_.as_of_time ? Json(minute_to_string(*made_.as_of_time).substr(11)) : Json(nullptr)},
            {"ruleset",
             {{"sha256", made_.ruleset_sha256}, {"verified_through", to_string(made_.verified_through)}}},
            {"engine", {{"version", HOLDFAST_VERSION}}},
            {"places", list(made_.places, [&](const auto& one) { return place(one); })},
            {"places_left_out", made_.places_left_out},
            {"stages", stages()},
            {"findings", list(made_.findings, [&](const auto& one) { return finding(one); })},
            {"relief", relief()},
            {"deadlines", deadlines()},
            {"layers", layers()},
            {"questions", list(made_.questions, [&](const auto& one) { return question(one); })},
            {"assumptions", list(made_.assumptions, [&](const auto& one) { return assumption(one); })},
            {"language", words_.language()},
            {"words_reviewed_by", who.starts_with("nobody") ? Json(nullptr) : text_or_null(who)},
            {"disclaimer", words_.say("disclaimer")}};
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
            {"reasons", list(finding.reasons, [&](const auto& one) { return reason(finding, one); })},
            {"needs", finding.needs},
            {"next", list(finding.next, [&](const auto& one) { return deed(finding, one); })},
            {"gaps", list(finding.gaps, [&](const auto& one) { return gap(finding, one); })},
            {"because", finding.because},
            {"not_verified", finding.not_verified},
            {"not_law", finding.not_law},
            {"long_over", finding.long_over},
            {"budget_spent", finding.budget_spent},
            {"sources", list(finding.sources, [](const auto& one) { return json(one); })},
            {"text", sentences_.outcome(finding)}};
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

  Json reason(const Finding& finding, const Reason& reason) const {
    return {{"id", reason.id},
            {"truth", name_of(reason.truth)},
            {"text", sentences_.reason(finding, reason)},
            {"slots", list(reason.slots, [](const auto& one) { return json(one); })},
            {"site", text_or_null(reason.site)},
            {"source", text_or_null(reason.source)},
            {"because", list(reason.because, [&](const auto& one) { return this->reason(finding, one); })}};
  }

  Json question(const Question& one) const {
    const auto& fact = one.fact;
    return {{"fact", fact},
            {"ask", words_.say("facts." + fact + ".ask")},
            {"help", words_.say("facts." + fact + ".help")}};
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

}  // namespace holdfast
