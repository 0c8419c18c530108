#include "engine/determination/partition_text.hpp"

#include <algorithm>
#include <array>

#include "engine/determination/glance.hpp"
#include "engine/determination/page_foot.hpp"
#include "engine/determination/piece_words.hpp"
#include "engine/determination/standing.hpp"

namespace holdfast {
namespace {

constexpr int step_in = 2;

class PartitionText {
 public:
  PartitionText(const Partition& partition, const Ruleset& ruleset, std::string_view language)
      : partition_(partition),
        sentences_(ruleset.texts, language),
        words_(sentences_.words()),
        pieces_(partition, ruleset, sentences_) {}

  std::string make() {
    page_.heading(words_.say("pieces.heading"));
    if (pieces_.simulation()) page_.line(words_.say("pieces.simulation"));
    page_.line(pieces_.moves());
    page_.line(pieces_.now());
    page_.line(pieces_.count());
    if (partition_.budget_spent) page_.line(words_.say("phrases.budget_spent"));
    if (pieces_.parts().size() > 1) glance();
    for (std::size_t i = 0; i < pieces_.parts().size(); ++i) part(i);
    write_sources(words_, numbers_, page_);
    page_.heading(words_.say("phrases.about"));
    if (partition_.along.kind != Along::Kind::day)
      page_.line(words_.say("phrases.as_of", {{"day", words_.date(partition_.as_of)}}));
    write_standing(words_, partition_.pieces.front().holds, page_);
    if (pieces_.simulation()) page_.line(words_.say("pieces.simulation"));
    return page_.text();
  }

 private:
  const Determination& holds(std::size_t part) const { return pieces_.parts()[part].piece->holds; }

  void glance() {
    page_.heading(words_.say("pieces.glance"));
    std::vector<std::string> numbers;
    for (std::size_t i = 0; i < pieces_.parts().size(); ++i) {
      numbers.push_back(std::to_string(i + 1));
      if (pieces_.here(i) != Here::no) numbers.back() += ": " + pieces_.here_words(i);
    }
    write_glance(words_, strip_rows(pieces_.parts(), sentences_), numbers, page_);
  }

  void part(std::size_t index) {
    page_.heading(pieces_.heading(index));
    page_.line(pieces_.extent(index));
    const bool first = index == 0;
    const auto steps_now = steps(index);
    if (!first && steps_now == steps(index - 1))
      page_.line(words_.say("pieces.steps_same"));
    else
      for (const auto& line : steps_now) page_.line(line);
    write_rules(rules(index), first ? Lines{} : rules(index - 1));
    if (!first) changes(index);
  }

  // Long lines that the part before has too are not read twice.
  using Lines = std::vector<std::string>;
  void write_rules(const Lines& lines, const Lines& before) {
    if (lines == before) return page_.line(words_.say("pieces.rules_same"));
    bool left_out = false;
    for (const auto& line : lines) {
      const bool told = std::find(before.begin(), before.end(), line) != before.end();
      left_out = left_out || told;
      if (!told) page_.line(line);
    }
    if (left_out) page_.line(words_.say("pieces.rest_same"));
  }

  // The steps of an eviction, by how they stand.
  std::vector<std::string> steps(std::size_t part) const {
    std::vector<std::string> lines;
    for (const Barred barred : {Barred::yes, Barred::no, Barred::unknown}) {
      std::vector<std::string> names;
      for (const auto& stage : holds(part).stages)
        if (stage.barred == barred && !only_long_over(holds(part), stage))
          names.push_back(words_.say("stages." + std::string(name(stage.stage))));
      if (!names.empty())
        lines.push_back(
            words_.say("pieces.steps." + std::string(name(barred)), {{"steps", words_.all_of(names)}}));
    }
    // A day in court that no rule speaks of is one to go to: no news.
    std::vector<std::string> silent;
    for (const auto& stage : holds(part).stages)
      if (stage.stage != Stage::hearing && only_long_over(holds(part), stage))
        silent.push_back(words_.say("stages." + std::string(name(stage.stage))));
    if (!silent.empty())
      lines.push_back(words_.say("phrases.no_rule_for_steps", {{"stages", words_.any_of(silent)}}));
    return lines;
  }

  // The rules that help, or may, by name; then what the tenant has to do.
  std::vector<std::string> rules(std::size_t part) const {
    struct Group {
      Outcome outcome;
      bool to_do;
      const char* key;
    };
    static constexpr std::array<Group, 5> all = {{{Outcome::applies, false, "pieces.helps"},
                                                  {Outcome::may_apply, false, "pieces.may_help"},
                                                  {Outcome::needs_review, false, "pieces.ask"},
                                                  {Outcome::applies, true, "pieces.to_do"},
                                                  {Outcome::may_apply, true, "pieces.may_be_to_do"}}};
    std::vector<std::string> lines;
    bool helps = false;
    for (const auto& line : all) {
      std::string names;
      for (const auto& label : labels(part, line.outcome, line.to_do))
        names += (names.empty() ? "" : "; ") + label;
      if (names.empty()) continue;
      helps = helps || !line.to_do;
      lines.push_back(words_.say(line.key, {{"rules", names}}));
    }
    if (!helps) lines.insert(lines.begin(), words_.say("pieces.nothing_helps"));
    return lines;
  }

  // The findings that came out so; months and adults of one rule are told together.
  std::vector<std::string> labels(std::size_t part, Outcome outcome, bool wanted_to_do) const {
    std::vector<std::vector<const Finding*>> groups;
    for (const auto& one : holds(part).findings) {
      if (one.outcome != outcome || to_do(one) != wanted_to_do || !in_force(one)) continue;
      const auto same = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
        return sentences_.name(*group.front()) == sentences_.name(one);
      });
      if (same == groups.end())
        groups.push_back({&one});
      else
        same->push_back(&one);
    }
    std::vector<std::string> all;
    all.reserve(groups.size());
    for (const auto& group : groups) all.push_back(label(sentences_, group));
    return all;
  }

  struct Line {
    std::string sentence;
    int indent = 0;
    bool operator==(const Line&) const = default;
  };
  struct Told {  // changes that are told in one bullet
    std::string rule;
    std::vector<const Finding*> findings;
    std::string before;
    std::string after;
    std::vector<Line> because;
    int rank = 0;
  };

  const Finding* before(std::size_t part, const Change& change) const {
    for (const auto& one : holds(part - 1).findings)
      if (key(one) == change.finding) return &one;
    return nullptr;
  }

  Told told(std::size_t part, const Change& change) {
    const Finding* was = change.before ? before(part, change) : nullptr;
    const Finding* is = change.index ? &holds(part).findings[*change.index] : nullptr;
    const Finding& some = is != nullptr ? *is : *was;
    Told told;
    told.rule = sentences_.name(some);
    told.findings = {&some};
    told.before = was == nullptr ? "" : mark(was);
    told.after = is == nullptr ? "" : mark(is);
    told.rank = rank(Outcome::not_in_force);
    for (const auto* one : {was, is})
      if (one != nullptr && in_force(*one)) told.rank = std::min(told.rank, rank(one->outcome));
    if (is != nullptr && told.rank <= rank(Outcome::needs_review))
      told.because = because(was, *is, change.because);
    return told;
  }

  static void add_line(std::vector<Line>& lines, std::string sentence, int indent) {
    const auto told = [&](const Line& one) { return one.sentence == sentence; };
    if (std::none_of(lines.begin(), lines.end(), told)) lines.push_back({std::move(sentence), indent});
  }

  // The reasons as they stand in the finding: what is below another there is told below it here.
  std::vector<Line> because(const Finding* was, const Finding& finding, const std::vector<Reason>& reasons) {
    std::vector<Line> lines;
    const auto alone = [&](Reason one) {
      one.because.clear();
      return sentences_.reason(finding, one);
    };
    const auto wanted = [&](const Reason& one) {
      return std::any_of(reasons.begin(), reasons.end(), [&](const Reason& other) {
        return other.id == one.id && other.source == one.source && alone(other) == alone(one);
      });
    };
    // What is owed is told with its limit. A sentence that only announces others is told with them.
    const auto walk = [&](const auto& self, const Reason& one, int indent, bool of_debt) -> void {
      const bool tell = wanted(one) && !(of_debt && one.id == "limit");
      const auto at = lines.size();
      if (tell) add_line(lines, alone(one) + numbers_.cited(words_, finding, one), indent);
      for (const auto& below : one.because)
        self(self, below, tell ? indent + step_in : indent, of_debt || (tell && one.id == "debt"));
      const bool announces = tell && alone(one).ends_with(':');
      if (announces && lines.size() == at + 1) lines.pop_back();
    };
    for (const auto& edition : finding.reasons)
      for (const auto& one : edition.because) walk(walk, one, 2 * step_in, false);
    const auto fresh = [&](const auto& all, const auto& before, const auto& say) {
      for (const auto& one : all)
        if (std::find(before.begin(), before.end(), one) == before.end())
          add_line(lines, say(one), 2 * step_in);
    };
    const Finding none;
    const Finding& old = was == nullptr ? none : *was;
    fresh(finding.gaps, old.gaps, [&](const Gap& one) { return sentences_.gap(finding, one); });
    fresh(finding.warns, old.warns, [&](const std::string& one) {
      return words_.say("reasons.doubt.always", {{"name", sentences_.doubt(finding.rule, one)}});
    });
    return lines;
  }

  void changes(std::size_t part) {
    std::vector<Told> all;
    for (const auto& change : pieces_.parts()[part].piece->changed) {
      auto one = told(part, change);
      const auto same = std::find_if(all.begin(), all.end(), [&](const Told& other) {
        return other.rule == one.rule && other.before == one.before && other.after == one.after &&
               other.because == one.because;
      });
      if (same == all.end())
        all.push_back(std::move(one));
      else
        same->findings.push_back(one.findings.front());
    }
    std::stable_sort(all.begin(), all.end(), [](const Told& a, const Told& b) { return a.rank < b.rank; });
    bool begun = false;
    std::string others;
    std::string proposals;
    for (const auto& one : all) {
      if (one.findings.front()->part == "proposal") {
        proposals += (proposals.empty() ? "" : "; ") + label(sentences_, one.findings);
        continue;
      }
      if (one.rank > rank(Outcome::needs_review)) {
        others += (others.empty() ? "" : "; ") + label(sentences_, one.findings);
        continue;
      }
      if (!begun) page_.line(words_.say("pieces.changes"));
      begun = true;
      page_.bullet(sentence(one), step_in);
      for (const auto& why : one.because) page_.bullet(why.sentence, why.indent);
    }
    if (!others.empty()) page_.line(words_.say("pieces.other_changes", {{"rules", others}}));
    if (!proposals.empty()) page_.line(words_.say("pieces.proposals", {{"rules", proposals}}));
  }

  std::string sentence(const Told& told) const {
    Blanks blanks = {{"rule", label(sentences_, told.findings)}};
    if (!told.before.empty()) blanks.emplace_back("before", words_.say(told.before));
    if (!told.after.empty()) blanks.emplace_back("after", words_.say(told.after));
    const char* which = told.before.empty()                                 ? "pieces.change_new"
                        : told.after.empty()                                ? "pieces.change_end"
                        : told.before == told.after && told.because.empty() ? "pieces.change_detail"
                        : told.before == told.after                         ? "pieces.change_inside"
                                                                            : "pieces.change";
    return words_.say(which, blanks);
  }

  const Partition& partition_;
  const Sentences sentences_;
  const Words& words_;
  const PieceWords pieces_;
  Page page_;
  SourceNumbers numbers_;
};

}  // namespace

std::string to_text(const Partition& partition, const Ruleset& ruleset, std::string_view language) {
  return PartitionText(partition, ruleset, language).make();
}

}  // namespace holdfast
