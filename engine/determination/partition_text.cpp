#include "engine/determination/partition_text.hpp"

#include <algorithm>
#include <array>

#include "engine/determination/page_foot.hpp"
#include "engine/determination/piece_words.hpp"
#include "engine/determination/standing.hpp"

namespace holdfast {
namespace {

constexpr int step_in = 2;

// No line is broken inside of it.
std::string unbroken(std::string text) {
  for (auto at = text.find(' '); at != std::string::npos; at = text.find(' ')) text.replace(at, 1, no_break);
  return text;
}

std::string blanks_of(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += no_break;
  return text;
}

// The whole strip in rows. Where all columns fit on the page they stand below each other; where they do not,
// each row names its parts by number.
class Glance {
 public:
  Glance(const Words& words, std::size_t parts, Page& page) : words_(words), parts_(parts), page_(page) {}

  void write(const std::vector<StripRow>& rows, const std::vector<std::string>& numbers) {
    std::size_t width = 1;
    for (const auto& number : numbers) width = std::max(width, letters(number));
    for (const auto& row : rows)
      for (const auto& run : runs(row)) {
        const auto columns = run.last - run.first + 1;
        const auto text = letters(words_.say(run.mark));
        const auto between = (columns - 1) * separator;
        if (text > between) width = std::max(width, (text - between + columns - 1) / columns);
      }
    const bool fits = step_in + parts_ * (width + separator) + 1 <= Page::width;
    if (fits) {
      std::vector<std::pair<std::size_t, std::string>> cells;
      for (const auto& number : numbers) cells.emplace_back(width, number);
      columns(words_.say("pieces.row_parts"), cells);
    }
    for (const auto& row : rows) {
      if (!fits) {
        by_number(row);
        continue;
      }
      std::vector<std::pair<std::size_t, std::string>> cells;
      for (const auto& run : runs(row)) {
        const auto count = run.last - run.first + 1;
        cells.emplace_back(count * width + (count - 1) * separator, words_.say(run.mark));
      }
      columns(row.label, cells);
    }
  }

 private:
  static constexpr std::size_t separator = 3;  // " | "

  void columns(const std::string& label, const std::vector<std::pair<std::size_t, std::string>>& cells) {
    page_.line(label + ":");
    std::string line = "[";
    for (const auto& [width, text] : cells)
      line += (line.size() > 1 ? "|" : "") + std::string(no_break) + unbroken(text) +
              blanks_of(width - letters(text) + 1);
    page_.line(line + "]", step_in);
  }

  void by_number(const StripRow& row) {
    std::string line = "[";
    for (const auto& run : runs(row)) {
      const auto number = std::to_string(run.first + 1) +
                          (run.last > run.first ? "-" + std::to_string(run.last + 1) : std::string());
      if (line.size() > 1) line += std::string(no_break) + "| ";
      if (line.size() == 1) line += no_break;
      line += unbroken(number + ": " + words_.say(run.mark));
    }
    page_.line(row.label + ":");
    page_.line(line + std::string(no_break) + "]", step_in);
  }

  const Words& words_;
  const std::size_t parts_;
  Page& page_;
};

class PartitionText {
 public:
  PartitionText(const Partition& partition, const Ruleset& ruleset, std::string_view language)
      : partition_(partition),
        sentences_(ruleset.texts, language),
        words_(sentences_.words()),
        pieces_(partition, ruleset, sentences_) {}

  std::string make() {
    page_.heading(pieces_.title());
    for (const auto& line : pieces_.introduction()) page_.line(line);
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
      const Here here = pieces_.here(i);
      numbers.push_back(std::to_string(i + 1));
      if (here != Here::no)
        numbers.back() += ": " + words_.say(here == Here::yes ? "pieces.here" : "pieces.here_maybe");
    }
    Glance(words_, numbers.size(), page_).write(strip_rows(pieces_.parts(), sentences_), numbers);
  }

  void part(std::size_t index) {
    page_.heading(pieces_.heading(index));
    const auto steps_now = steps(index);
    const auto rules_now = rules(index);
    const bool first = index == 0;
    if (!first && steps_now == steps(index - 1))
      page_.line(words_.say("pieces.steps_same"));
    else
      for (const auto& line : steps_now) page_.line(line);
    if (!first && rules_now == rules(index - 1))
      page_.line(words_.say("pieces.rules_same"));
    else
      for (const auto& line : rules_now) page_.line(line);
    if (!first) changes(index);
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
    return lines;
  }

  // The rules that help, or may, by name; then what the tenant has to do.
  std::vector<std::string> rules(std::size_t part) const {
    struct Line {
      Outcome outcome;
      bool to_do;
      const char* key;
    };
    static constexpr std::array<Line, 5> all = {{{Outcome::applies, false, "pieces.helps"},
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
      told.because = because(*is, change.because);
    return told;
  }

  // Each reason with what stands below it; one that is told below another is not told twice.
  std::vector<Line> because(const Finding& finding, const std::vector<Reason>& reasons) {
    const auto below = [&](const auto& self, const Reason& reason, const std::string& sentence) -> bool {
      return std::any_of(reason.because.begin(), reason.because.end(), [&](const Reason& one) {
        return sentences_.reason(finding, one) == sentence || self(self, one, sentence);
      });
    };
    std::vector<Line> lines;
    const auto add = [&](const auto& self, const Reason& reason, int indent) -> void {
      lines.push_back({sentences_.reason(finding, reason) + numbers_.cited(words_, finding, reason), indent});
      for (const auto& one : reason.because) self(self, one, indent + step_in);
    };
    for (const auto& reason : reasons) {
      const auto sentence = sentences_.reason(finding, reason);
      if (std::none_of(reasons.begin(), reasons.end(),
                       [&](const Reason& other) { return below(below, other, sentence); }))
        add(add, reason, 2 * step_in);
    }
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
    for (const auto& one : all) {
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
  }

  std::string sentence(const Told& told) const {
    Blanks blanks = {{"rule", label(sentences_, told.findings)}};
    if (!told.before.empty()) blanks.emplace_back("before", words_.say(told.before));
    if (!told.after.empty()) blanks.emplace_back("after", words_.say(told.after));
    const char* which = told.before.empty()         ? "pieces.change_new"
                        : told.after.empty()        ? "pieces.change_end"
                        : told.before == told.after ? "pieces.change_inside"
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
