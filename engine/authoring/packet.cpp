#include "engine/authoring/packet.hpp"

#include "engine/authoring/case_words.hpp"
#include "engine/authoring/status_words.hpp"
#include "engine/determination/page.hpp"
#include "engine/determination/words.hpp"

namespace holdfast {
namespace {

constexpr int indent = 5;

class Packet {
 public:
  Packet(const Ruleset& ruleset, const RuleWords& rule, const Imprint& imprint)
      : ruleset_(ruleset), rule_(rule), imprint_(imprint) {}

  std::string write() {
    head();
    history();
    law();
    figures();
    tables();
    doubts();
    told();
    cases();
    facts();
    sources();
    open_items();
    signature();
    return page_.text();
  }

 private:
  void head() {
    page_.heading("Review packet: " + rule_.id);
    page_.line(rule_.title);
    if (rule_.proposal) page_.line("This is a proposal. It is not law, and protects nobody.");
    page_.line("As of " + to_string(imprint_.as_of) + ": " +
               std::string(status_name(status_on(rule_.history, imprint_.as_of))) + ".");
    if (const auto evidence = evidence_in_words(rule_.verified_through, imprint_.as_of); !evidence.empty()) {
      page_.line(capitalized(evidence) + ".");
      open_.push_back(evidence);
    }
    page_.line("Status: " + status_in_words(rule_.history) + ".");
    for (const auto& one : rule_.head) page_.line(one.name + ": " + one.words);
    page_.line("file: " + rule_.file);
    page_.line("rules: sha256 " + ruleset_.sha256 + ", read by holdfast " + imprint_.version);
    page_.title(
        "No lawyer's review of this rule is recorded. Each statement below has a number: mark the paper, and "
        "answer by number. The words are made from the file; what stands after “written:” is the file's own. "
        "Information, not legal advice.");
  }

  // "Los Angeles Municipal Code 165.03 [lamc-165-03]"
  std::string cite(const Sources& sources, const std::string& id) const {
    const auto found = sources.find(id);
    return (found == sources.end() ? "" : found->second.cite + " ") + "[" + id + "]";
  }

  std::string number(char letter) { return letter + std::to_string(++count_); }

  void open_item(const std::string& number, const std::string& why) { open_.push_back(number + ": " + why); }

  void basis(const Sources& sources, const std::string& number, const Backing& backing, int at) {
    page_.line("Basis: " + (backing.source.empty() ? "none is given" : cite(sources, backing.source)), at);
    const auto own = rule_.confidence.empty() ? "not told" : rule_.confidence + ", the rule's own";
    page_.line("Confidence: " + (backing.confidence.empty() ? own : backing.confidence), at);
    not_verified(number, backing, at);
  }

  void not_verified(const std::string& number, const Backing& backing, int at) {
    if (backing.not_verified.empty()) return;
    page_.line("NOT VERIFIED: " + backing.not_verified, at);
    open_item(number, backing.not_verified);
  }

  // A statement among the law rests on what the block above it names, where it names nothing itself.
  void law() {
    if (rule_.law.empty()) return;
    count_ = 0;
    page_.heading(rule_.proposal ? "What it would change" : "What the law says");
    for (const auto& one : rule_.law) {
      const auto label = number('L');
      const int at = indent + 2 * one.depth;
      page_.item(label + ". " + one.name + (one.words.empty() ? "" : ": " + one.words), at - indent, indent);
      if (!one.written.empty()) page_.line("written: " + one.written, at);
      if (!one.days.empty()) page_.line("Days: " + one.days, at);
      if (!one.source.empty()) page_.line("Basis: " + cite(rule_.sources, one.source), at);
      if (!one.confidence.empty()) page_.line("Confidence: " + one.confidence, at);
      not_verified(label, {one.source, one.confidence, one.not_verified}, at);
      if (!one.note.empty()) page_.line("Note: " + one.note, at);
    }
  }

  void history() {
    page_.heading("History");
    for (const auto& one : rule_.events) {
      const auto label = number('H');
      page_.item(label + ". " + one.days + ": " + one.words, 0, indent);
      basis(rule_.sources, label, {one.source, one.confidence, one.not_verified}, indent);
      if (!one.note.empty()) page_.line("Note: " + one.note, indent);
    }
  }

  void figures() {
    if (rule_.figures.empty()) return;
    count_ = 0;
    page_.heading("Figures");
    for (const auto& one : rule_.figures) {
      const auto label = number('F');
      page_.item(label + ". " + one.name + ": " + one.words, 0, indent);
      page_.line("Days: " + (one.days.empty() ? "as long as the rule" : one.days), indent);
      basis(rule_.sources, label, {one.source, one.confidence, one.not_verified}, indent);
      if (const auto source = rule_.sources.find(one.source); source != rule_.sources.end())
        page_.line(address(source->second), indent);
      if (!one.note.empty()) page_.line("Note: " + one.note, indent);
      if (one.words.starts_with("unknown")) open_item(label, "the figure " + one.name + " was not found");
      page_.line("[ ] right, [ ] wrong, it is: ______________________________", indent);
    }
  }

  static std::string address(const Citation& source) {
    if (!source.url.empty()) return source.url;
    return "no address known" + (source.site.empty() ? "" : "; site: " + source.site);
  }

  void tables() {
    count_ = 0;
    for (const auto& table : rule_.tables) {
      page_.heading("Figures that it reads: " + table.title);
      page_.line("file: " + table.file + (table.next.empty() ? "" : "; " + table.next));
      for (const auto& release : table.releases) {
        const auto label = number('P');
        std::string line = label + ". " + release.area + ", " + release.days + ":";
        for (const auto& figure : release.figures)
          line += " " + table.size + " " + figure.name + ": " + figure.words + ";";
        line.back() = '.';
        page_.item(line, 0, indent);
        basis(table.sources, label, release.backing, indent);
      }
    }
  }

  void doubts() {
    if (rule_.doubts.empty()) return;
    count_ = 0;
    page_.heading("Open questions");
    for (const auto& one : rule_.doubts) {
      const auto label = number('Q');
      page_.item(label + ". " + one.question, 0, indent);
      page_.line("name: " + one.name, indent);
      for (const auto& change : one.changes) {
        page_.line("We read " + change.what + " as: " + change.ours, indent);
        page_.line("Others may read it as: " + change.other, indent);
      }
      if (one.changes.empty()) page_.line("What the other reading would be is not known.", indent);
      page_.line(one.withheld ? "Where the readings differ, the answer is withheld."
                              : "Where the readings differ, ours is kept and the doubt is shown beside it.",
                 indent);
      if (!one.when.empty()) page_.line("Only where: " + one.when, indent);
      if (!one.days.empty()) page_.line("Only " + one.days, indent);
      if (!one.why.empty()) page_.line("Why: " + one.why, indent);
      for (const auto& source : one.sources) page_.line("Source: " + cite(rule_.sources, source), indent);
      for (const auto& name : one.cases) page_.line("Case: " + name, indent);
      page_.line("[ ] ours, [ ] the other, [ ] neither: ______________________________", indent);
      open_item(label, one.question);
    }
  }

  void told() {
    if (rule_.told.empty()) return;
    count_ = 0;
    page_.heading("What a tenant is told, to approve");
    page_.line("Words in braces are filled with the tenant's own figures.");
    for (const auto& one : rule_.told) {
      page_.item(number('T') + ". " + one.name, 0, indent);
      for (const auto& [language, sentences] : one.told)
        for (const auto& sentence : sentences) page_.line(language + ": " + sentence, indent);
    }
    for (const auto& language : ruleset_.texts.languages())
      if (ruleset_.texts.reviewed_by(language).starts_with("nobody"))
        open_item("T", "nobody has reviewed these words in `" + language + "`");
  }

  static std::string list(const std::vector<NamedWords>& all) {
    std::string words;
    for (const auto& one : all) words += (words.empty() ? "" : "; ") + one.name + ": " + one.words;
    return words.empty() ? "nothing" : words;
  }

  void cases() {
    if (rule_.cases.empty()) return;
    count_ = 0;
    page_.heading("Cases");
    if (!rule_.given_in_all_cases.empty())
      page_.line("Given in all of them: " + list(rule_.given_in_all_cases));
    for (const auto& one : rule_.cases) {
      const auto label = number('C');
      page_.item(label + ". " + one.name + (one.id.empty() ? "" : " (" + one.id + ")") + ": " +
                     std::string(case_result(one)),
                 0, indent);
      if (!one.place.empty()) page_.line("Place: " + one.place, indent);
      if (!one.as_of.empty()) page_.line("Day: " + one.as_of, indent);
      if (!one.with_reform.empty()) page_.line("The proposal is switched on: " + one.with_reform, indent);
      page_.line("Given: " + list(one.given), indent);
      page_.line("Expected: " + list(one.expected), indent);
      for (const auto& difference : one.result.differences) page_.line(difference, indent);
      if (!one.note.empty()) page_.line("Note: " + one.note, indent);
    }
  }

  void facts() {
    if (rule_.facts.empty()) return;
    page_.heading("Facts that it reads");
    for (const auto& one : rule_.facts) page_.bullet(one.name + ": " + one.words);
  }

  void sources() {
    page_.heading("Sources");
    for (const auto& [id, source] : rule_.sources) {
      page_.line("[" + id + "] " + source.cite + " (" + source.kind + ")");
      page_.line(address(source), indent);
      if (const auto note = rule_.source_notes.find(id); note != rule_.source_notes.end())
        page_.line("Note: " + note->second, indent);
      if (source.url.empty()) open_item("[" + id + "]", "no address is known for this source");
    }
  }

  void open_items() {
    page_.heading("What was not verified, and what is open");
    for (const auto& one : open_) page_.bullet(one);
    if (open_.empty()) page_.line("Nothing is marked so.");
  }

  void signature() {
    page_.heading("Reviewed");
    page_.line("Kept on paper: the program stores no name.");
    page_.title("Name: ______________________________ Day: ______________");
    page_.title("[ ] as it stands, [ ] with the changes marked, [ ] not to be used");
  }

  const Ruleset& ruleset_;
  const RuleWords& rule_;
  const Imprint& imprint_;
  Page page_;
  int count_ = 0;
  std::vector<std::string> open_;
};

}  // namespace

std::string packet(const Ruleset& ruleset, const RuleWords& rule, const Imprint& imprint) {
  return Packet(ruleset, rule, imprint).write();
}

}  // namespace holdfast
