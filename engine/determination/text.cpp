#include "engine/determination/text.hpp"

#include <algorithm>

#include "engine/determination/days_that_count.hpp"
#include "engine/determination/finding_text.hpp"
#include "engine/determination/page_foot.hpp"
#include "engine/determination/short_answer.hpp"
#include "engine/determination/standing.hpp"

namespace holdfast {
namespace {

bool lies_in(std::string_view inner, std::string_view outer) {
  return inner == outer || (inner.starts_with(outer) && inner[outer.size()] == '/');
}

class TextMaker {
 public:
  TextMaker(const Determination& determination, const Texts& texts, std::string_view language)
      : determination_(determination),
        sentences_(texts, language),
        words_(sentences_.words()),
        finding_text_(sentences_, determination.as_of, page_, numbers_),
        days_(days_that_count(determination_, sentences_)),
        written_(determination.findings.size(), false) {}

  std::string make() {
    answer();
    days();
    for (const auto& place : determination_.places)
      if (place.covered) at_place(place);
    for (const auto& place : determination_.places)
      if (!place.covered) at_place(place);
    everywhere();
    proposals();
    questions();
    write_sources(words_, numbers_, page_);
    about();
    return page_.text();
  }

 private:
  using Findings = std::vector<std::size_t>;  // indices, so that what is written can be marked

  bool several() const { return determination_.places.size() > 1; }
  const Finding& finding(std::size_t index) const { return determination_.findings[index]; }

  void answer() {
    page_.heading(words_.say("phrases.short_answer"));
    for (const auto& line : short_answer(determination_, sentences_)) page_.bullet(line);
  }

  void days() {
    if (!days_.empty()) page_.heading(words_.say("phrases.days"));
    for (const auto& one : days_) page_.bullet(one.line);
    for (const auto& layer : determination_.layers)
      if (!several() && !layer.governs.empty() && !days_.empty())
        page_.bullet(words_.say("layers." + layer.question, {{"rule", sentences_.rule_name(layer.governs)}}));
  }

  void at_place(const PlaceAnswer& place) {
    page_.heading(words_.say(place.is == PlaceIs::possible ? "phrases.if_in_place" : "phrases.place",
                             {{"place", sentences_.place(place)}}));
    const auto note = sentences_.note(place);
    if (!note.empty()) page_.line(note);
    Findings here;
    for (std::size_t i = 0; i < determination_.findings.size(); ++i)
      if (finding(i).part != "proposal" && lies_in(place.place, finding(i).place) &&
          !(several() && finding(i).place_is == PlaceIs::certain))
        here.push_back(i);
    if (!place.covered) page_.line(words_.say("outcomes.not_covered.meaning"));
    section(here);
  }

  // What holds in every place, and whatever no place took.
  void everywhere() {
    Findings rest;
    for (std::size_t i = 0; i < determination_.findings.size(); ++i)
      if (!written_[i] && finding(i).part != "proposal") rest.push_back(i);
    if (!rest.empty()) page_.heading(words_.say("phrases.in_all_places"));
    if (!rest.empty() || determination_.places.empty()) section(rest);
  }

  void section(Findings here) {
    std::stable_sort(here.begin(), here.end(), [&](std::size_t a, std::size_t b) {
      return rank(finding(a).outcome) < rank(finding(b).outcome);
    });
    for (const auto index : here) {
      if (!in_force(finding(index))) continue;
      if (written_[index] && finding(index).month) continue;  // told with another month
      if (!FindingText::why_not_for_this(finding(index)).empty()) continue;
      if (written_[index])
        page_.title(words_.say("phrases.same_as_above", {{"rule", finding_text_.title(finding(index))}}));
      else
        finding_text_.write(finding(index), months_like(here, index));
      written_[index] = true;
    }
    not_for_this(here);
    not_in_force(here);
    const auto steps = gathered(here, "next_steps");
    if (steps.empty()) return general_steps();
    auto to_call = gathered(here, "who_to_call");
    if (to_call.empty()) to_call = words_.list("general.who_to_call");
    list("phrases.next_steps", steps, false);
    list("phrases.papers", gathered(here, "papers"), false);
    list("phrases.who_to_call", to_call, false);
  }

  // The months that come out like this one, for the same reasons: they are told together, and marked.
  FindingText::Months months_like(const Findings& here, std::size_t index) {
    FindingText::Months months;
    if (!finding(index).month) return months;
    const auto same = [&](const Finding& a, const Finding& b) {
      return a.rule == b.rule && b.month && a.possible == b.possible && a.warns == b.warns &&
             a.needs == b.needs && a.next == b.next && said(a) == said(b);
    };
    for (const auto other : here) {
      if (written_[other] || !same(finding(index), finding(other))) continue;
      months.push_back(&finding(other));
      written_[other] = true;
    }
    return months;
  }

  // Every sentence of the reasons.
  std::string said(const Finding& finding) const {
    std::string all;
    const auto add = [&](const auto& self, const Reason& reason) -> void {
      all += sentences_.reason(finding, reason) + "\n";
      for (const auto& below : reason.because) self(self, below);
    };
    for (const auto& reason : finding.reasons) add(add, reason);
    return all;
  }

  // What is for other homes or other cases takes a line too.
  void not_for_this(const Findings& here) {
    bool begun = false;
    for (const auto index : here) {
      if (written_[index] || !in_force(finding(index)) ||
          FindingText::why_not_for_this(finding(index)).empty())
        continue;
      if (!begun) page_.title(words_.say("phrases.others_not_for_this"));
      begun = true;
      written_[index] = true;
      finding_text_.write_why_not_for_this(finding(index));
    }
  }

  // What cannot help on that day takes a line; a rule's other parts say nothing more.
  void not_in_force(const Findings& here) {
    bool begun = false;
    std::vector<std::string> told_rules;
    for (const auto index : here) {
      const bool told = in_force(finding(index)) || written_[index];
      written_[index] = true;
      if (told || !finding(index).main) continue;
      if (!begun) page_.title(words_.say("phrases.others_not_in_force"));
      begun = true;
      const auto& one = finding(index);
      if (one.month && std::find(told_rules.begin(), told_rules.end(), one.rule) != told_rules.end())
        continue;
      told_rules.push_back(one.rule);
      finding_text_.write_in_a_line(one);
    }
  }

  std::vector<std::string> gathered(const Findings& here, const std::string& what) const {
    std::vector<const Finding*> findings;
    for (const auto index : here) findings.push_back(&finding(index));
    return steps_of(findings, what, days_, words_);
  }

  void list(std::string_view title, const std::vector<std::string>& lines, bool heading) {
    if (lines.empty()) return;
    if (heading)
      page_.heading(words_.say(title));
    else
      page_.title(words_.say(title) + ":");
    for (const auto& line : lines) page_.bullet(line, heading ? 0 : 2);
  }

  void general_steps() {
    if (general_steps_told_) return;
    general_steps_told_ = true;
    list("phrases.next_steps", words_.list("general.next_steps"), false);
    list("phrases.do_not", words_.list("general.do_not"), false);
    list("phrases.papers", words_.list("general.papers"), false);
    list("phrases.who_to_call", words_.list("general.who_to_call"), false);
  }

  void proposals() {
    std::vector<std::string> told;  // one proposal may reach several places
    for (const auto& one : determination_.findings) {
      if (one.part != "proposal" || std::find(told.begin(), told.end(), one.rule) != told.end()) continue;
      if (told.empty()) page_.heading(words_.say("phrases.not_law"));
      finding_text_.write_proposal(one);
      told.push_back(one.rule);
    }
  }

  void questions() {
    std::vector<std::string> lines;
    for (const auto& question : determination_.questions) lines.push_back(sentences_.ask(question.fact));
    list("phrases.questions", lines, true);
  }

  void about() {
    page_.heading(words_.say("phrases.about"));
    page_.line(words_.say("phrases.as_of",
                          {{"day", determination_.as_of_time ? words_.minute(*determination_.as_of_time)
                                                             : words_.date(determination_.as_of)}}));
    write_standing(words_, determination_, page_);
  }

  const Determination& determination_;
  const Sentences sentences_;
  const Words& words_;
  Page page_;
  SourceNumbers numbers_;
  FindingText finding_text_;
  const std::vector<DayThatCounts> days_;
  std::vector<bool> written_;
  bool general_steps_told_ = false;
};

}  // namespace

std::string to_text(const Determination& determination, const Texts& texts, std::string_view language) {
  return TextMaker(determination, texts, language).make();
}

}  // namespace holdfast
