#include "engine/determination/json.hpp"

#include "engine/determination/fact_words.hpp"
#include "engine/determination/json_parts.hpp"
#include "engine/determination/ledger.hpp"
#include "engine/determination/question_list.hpp"

namespace holdfast {
namespace {

// "2026-11-20" for one day; {from, through} for several, each end null where nothing bounds it.
void write_days(JsonWriter& to, const JsonName& key, const std::optional<Day>& first,
                const std::optional<Day>& last) {
  if (!first && !last) return to.member(key, nullptr);
  if (first == last) return to.member(key, to_string(*first));
  to.key(key);
  to.begin_object();
  write_day_or_null(to, "from", first);
  write_day_or_null(to, "through", last);
  to.end_object();
}

void write_span(JsonWriter& to, const EditionSpan& edition) {
  to.begin_object();
  write_text_or_null(to, "id", edition.id);
  write_or_null(to, "from", edition.days.first != first_day, to_string(edition.days.first));
  write_or_null(to, "through", edition.days.last != last_day, to_string(edition.days.last));
  to.end_object();
}

void write_source(JsonWriter& to, const Source& source) {
  to.begin_object();
  to.member("id", source.id);
  to.member("cite", source.cite);
  to.member("kind", source.kind);
  write_text_or_null(to, "url", source.url);
  write_text_or_null(to, "site", source.site);
  to.end_object();
}

class DeterminationJson {
 public:
  DeterminationJson(const Determination& determination, const Texts& texts, std::string_view language,
                    JsonWriter& to)
      : made_(determination), sentences_(texts, language), words_(sentences_.words()), to_(to) {}

  void write() {
    to_.begin_object();
    to_.member("schema", "holdfast/determination/1");
    to_.member("as_of", to_string(made_.as_of));
    write_or_null(to_, "as_of_time", made_.as_of_time.has_value(),
                  made_.as_of_time ? minute_to_string(*made_.as_of_time).substr(11) : std::string());
    rules();
    write_list(to_, "with", made_.with, [&](const auto& one) { holdfast::write(to_, one); });
    if (!made_.only.empty()) write_texts(to_, "only", made_.only);
    to_.key("engine");
    to_.begin_object();
    to_.member("version", HOLDFAST_VERSION);
    to_.end_object();
    write_list(to_, "places", made_.places, [&](const auto& one) { place(one); });
    to_.member("places_left_out", made_.places_left_out);
    stages();
    write_list(to_, "findings", made_.findings, [&](const auto& one) { finding(one); });
    relief();
    deadlines();
    write_list(to_, "layers", made_.layers, [&](const auto& one) { layer(one); });
    write_list(to_, "questions", made_.questions,
               [&](const auto& one) { holdfast::write(to_, sentences_, one); });
    write_list(to_, "assumptions", made_.assumptions, [&](const auto& one) { assumption(one); });
    write_standing(to_, words_);
    to_.end_object();
  }

 private:
  void rules() {
    to_.key("ruleset");
    to_.begin_object();
    to_.member("sha256", made_.ruleset_sha256);
    to_.member("verified_through", to_string(made_.verified_through));
    write_day_or_null(to_, "known_on", made_.known_on);
    to_.end_object();
  }

  void place(const PlaceAnswer& place) {
    to_.begin_object();
    to_.member("place", place.place);
    to_.member("title", sentences_.place(place));
    to_.member("place_is", name(place.is));
    write_or_null(to_, "covered", made_.only.empty(), place.covered);
    to_.member("elsewhere", place.elsewhere);
    write_text_or_null(to_, "note", sentences_.note(place));
    to_.end_object();
  }

  void stages() {
    to_.key("stages");
    to_.begin_object();
    for (const auto& stage : made_.stages) {
      to_.key(name(stage.stage));
      to_.begin_object();
      to_.member("barred", name(stage.barred));
      write_texts(to_, "by", stage.by);
      to_.end_object();
    }
    to_.end_object();
  }

  void deadlines() {
    to_.key("deadlines");
    to_.begin_array();
    for (const auto& finding : made_.findings)
      for (const auto& one : finding.deadlines) deadline(finding, one);
    to_.end_array();
  }

  void deadline(const Finding& finding, const Deadline& one) {
    const bool tenant = one.what == Deadline::What::act_by || one.what == Deadline::What::pay_through;
    to_.begin_object();
    to_.member("rule", finding.rule);
    to_.member("part", finding.part);
    to_.member("place", finding.place);
    to_.member("place_is", name(finding.place_is));
    write_or_null(to_, "adult", finding.number != 0, finding.number);
    to_.member("what", name(one.what));
    to_.member("who", tenant ? "tenant" : "landlord");
    write_day_or_null(to_, "day", one.day);
    write_day_or_null(to_, "or_later", one.or_later);
    to_.member("certainty", name(one.certainty));
    to_.member("after", one.after);
    write_texts(to_, "cured_by", one.cured_by);
    to_.member("over", one.over);
    write_text_or_null(to_, "overtaken_by", one.overtaken_by);
    write_text_or_null(to_, "source", one.source);
    write_list(to_, "ledger", one.ledger, [&](const auto& each) { holdfast::write(to_, each); });
    to_.end_object();
  }

  void layer(const LayerAnswer& layer) {
    to_.begin_object();
    to_.member("question", layer.question);
    to_.member("place", layer.place);
    write_text_or_null(to_, "governs", layer.governs);
    write_texts(to_, "also", layer.also);
    to_.end_object();
  }

  void relief() {
    to_.key("relief");
    to_.begin_array();
    for (const auto& finding : made_.findings)
      if (finding.relief) relief(finding, *finding.relief);
    to_.end_array();
  }

  void relief(const Finding& finding, const ReliefAnswer& answer) {
    const auto& first = answer.award.front();
    to_.begin_object();
    to_.member("rule", finding.rule);
    to_.member("outcome", name(finding.outcome));
    to_.member("open", name(answer.open));
    write_texts(to_, "who_applies", answer.who_applies);
    to_.key("award");
    holdfast::write(to_, first.award);
    write_texts(to_, "limited_by", first.limited_by);
    write_texts(to_, "priority", answer.priority);
    to_.member("paid_to", first.paid_to);
    to_.member("guaranteed", answer.guaranteed);
    write_list(to_, "awards", answer.award, [&](const BucketAnswer& one) {
      to_.begin_object();
      to_.member("name", one.name);
      to_.member("paid_to", one.paid_to);
      to_.key("award");
      holdfast::write(to_, one.award);
      write_texts(to_, "limited_by", one.limited_by);
      to_.end_object();
    });
    to_.end_object();
  }

  void finding(const Finding& finding) {
    to_.begin_object();
    identity(finding);
    outcome(finding);
    to_.key("amounts");
    to_.begin_object();
    for (const auto& amount : finding.amounts) {
      to_.key(amount.name);
      holdfast::write(to_, amount.amount);
    }
    to_.end_object();
    write_list(to_, "warns", finding.warns,
               [&](const auto& one) { said("name", one, sentences_.doubt(finding.rule, one)); });
    write_list(to_, "reasons", finding.reasons,
               [&](const auto& one) { holdfast::write(to_, sentences_, finding, one); });
    write_texts(to_, "needs", finding.needs);
    write_list(to_, "next", finding.next,
               [&](const auto& one) { said("do", one, sentences_.deed(finding.rule, one)); });
    write_list(to_, "gaps", finding.gaps, [&](const auto& one) { gap(finding, one); });
    write_texts(to_, "because", finding.because);
    write_texts(to_, "not_verified", finding.not_verified);
    to_.member("not_law", finding.not_law);
    to_.member("long_over", finding.long_over);
    to_.member("budget_spent", finding.budget_spent);
    write_list(to_, "sources", finding.sources, [&](const auto& one) { write_source(to_, one); });
    to_.member("text", sentences_.outcome(finding));
    write_list(to_, "witnesses", finding.witnesses, [&](const auto& one) { witness(finding, one); });
    write_list(to_, "changes", finding.changes, [&](const auto& one) { change(finding, one); });
    to_.end_object();
  }

  void identity(const Finding& finding) {
    to_.member("rule", finding.rule);
    to_.member("part", finding.part);
    to_.member("kind", finding.kind);
    to_.member("title", sentences_.name(finding));
    to_.member("place", finding.place);
    write_text_or_null(to_, "enacted_by", finding.enacted_by);
    to_.member("place_is", name(finding.place_is));
    to_.member("subject", finding.subject);
    write_or_null(to_, "adult", finding.number != 0, finding.number);
    write_or_null(to_, "month", finding.month.has_value(), to_string(finding.month.value_or(0)).substr(0, 7));
  }

  void outcome(const Finding& finding) {
    const bool one_edition = finding.editions.size() == 1;
    to_.member("outcome", name(finding.outcome));
    write_names(to_, "possible", finding.possible);
    write_text_or_null(to_, "effect", finding.effect);
    write_or_null(to_, "stage", finding.stage.has_value(), name(finding.stage.value_or(Stage::notice)));
    write_names(to_, "stages", finding.stages);
    write_text_or_null(to_, "edition", one_edition ? finding.editions.front().id : std::string());
    write_list(to_, "editions", finding.editions, [&](const auto& one) { write_span(to_, one); });
    to_.member("governed_by", finding.governed_by);
    write_days(to_, "governing_date", finding.governing_first, finding.governing_last);
    to_.member("governing_is_as_of", finding.governing_is_as_of);
    write_text_or_null(to_, "confidence", finding.confidence);
  }

  void witness(const Finding& finding, const Witness& one) {
    to_.begin_object();
    to_.member("outcome", name(one.outcome));
    write_list(to_, "facts", one.facts, [&](const auto& values) { holdfast::write(to_, values); });
    to_.member("text", say(sentences_, finding, one));
    to_.end_object();
  }

  void change(const Finding& finding, const NearestChange& one) {
    to_.begin_object();
    to_.key("to");
    holdfast::write(to_, one.to);
    to_.key("by");
    holdfast::write(to_, one.by);
    to_.member("text", say(sentences_, finding, one));
    to_.end_object();
  }

  void gap(const Finding& finding, const Gap& gap) {
    to_.begin_object();
    to_.member("kind", name(gap.kind));
    to_.member("what", gap.what);
    to_.member("text", sentences_.gap(finding, gap));
    to_.end_object();
  }

  void assumption(const std::string& id) { said("id", id, words_.say(TextKey("assumptions.", id))); }

  // Something by its name, and in words.
  void said(const JsonName& key, const std::string& what, const std::string& text) {
    to_.begin_object();
    to_.member(key, what);
    to_.member("text", text);
    to_.end_object();
  }

  const Determination& made_;
  const Sentences sentences_;
  const Words& words_;
  JsonWriter& to_;
};

}  // namespace

void write(JsonWriter& to, const Determination& determination, const Texts& texts,
           std::string_view language) {
  DeterminationJson(determination, texts, language, to).write();
}

std::string to_json(const Determination& determination, const Texts& texts, std::string_view language,
                    JsonWriter::Style style) {
  JsonWriter to(style);
  write(to, determination, texts, language);
  return to.take() + "\n";
}

}  // namespace holdfast
