#include "engine/determination/partition_text.hpp"

#include <algorithm>
#include <array>

#include "engine/determination/change_text.hpp"
#include "engine/determination/glance.hpp"
#include "engine/determination/page_foot.hpp"
#include "engine/determination/piece_words.hpp"
#include "engine/determination/standing.hpp"

namespace holdfast {
namespace {

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
    if (!first)
      ChangeText(sentences_, "pieces", page_, numbers_)
          .write(holds(index - 1), holds(index), pieces_.parts()[index].piece->changed);
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
