#include "engine/authoring/packet.hpp"

#include "engine/authoring/case_words.hpp"
#include "engine/authoring/status_words.hpp"
#include "engine/determination/page.hpp"

namespace holdfast {
namespace {

constexpr int indent = 5;

class Packet {
 public:
  Packet(const Ruleset& ruleset, const RuleWords& rule, const Imprint& imprint)
      : ruleset_(ruleset), rule_(rule), imprint_(imprint) {}

  std::string write() {
    head();
    statements("History", 'H', rule_.events);
    statements("What the law says", 'L', rule_.law);
    statements("Figures", 'F', rule_.figures);
    tables();
    doubts();
    told();
    cases();
    facts();
    sources();
    not_verified();
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

  void backing(const Sources& sources, const std::string& number, const Backing& backing, bool own_basis) {
    if (!backing.source.empty())
      page_.line("Basis: " + cite(sources, backing.source), indent);
    else if (own_basis)
      page_.line("Basis: none is given", indent);
    if (own_basis || !backing.confidence.empty())
      page_.line("Confidence: " +
                     (backing.confidence.empty()
                          ? rule_.confidence.empty() ? "not told" : rule_.confidence + ", the rule's own"
                          : backing.confidence),
                 indent);
    if (backing.not_verified.empty()) return;
    page_.line("NOT VERIFIED: " + backing.not_verified, indent);
    open_item(number, backing.not_verified);
  }

  void statements(const std::string& heading, char letter, const std::vector<Statement>& all) {
    if (all.empty()) return;
    count_ = 0;
    page_.heading(heading);
    const bool own_basis = letter != 'L';
    for (const auto& one : all) {
      const auto label = number(letter);
      std::string line = label + ". ";
      if (letter == 'H')
        line += one.days + ": " + one.words;
      else
        line += one.name + (one.words.empty() ? "" : ": " + one.words);
      page_.line(line, letter == 'L' ? 2 * one.depth : 0);
      if (!one.written.empty()) page_.line("written: " + one.written, indent);
      if (letter == 'F')
        page_.line("Days: " + (one.days.empty() ? "as long as the rule" : one.days), indent);
      else if (letter == 'L' && !one.days.empty())
        page_.line("Days: " + one.days, indent);
      backing(rule_.sources, label, {one.source, one.confidence, one.not_verified}, own_basis);
      if (!one.note.empty()) page_.line("Note: " + one.note, indent);
      if (letter == 'F') {
        if (one.words.starts_with("unknown")) open_item(label, "the figure " + one.name + " was not found");
        page_.line("[ ] right, [ ] wrong, it is: ______________________________", indent);
      }
    }
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
        page_.line(line);
        backing(table.sources, label, release.backing, true);
      }
    }
  }

  void doubts() {
    if (rule_.doubts.empty()) return;
    count_ = 0;
    page_.heading("Open questions");
    for (const auto& one : rule_.doubts) {
      const auto label = number('Q');
      page_.line(label + ". " + one.question);
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
      page_.line(number('T') + ". " + one.name);
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
      page_.line(label + ". " + one.name + (one.id.empty() ? "" : " (" + one.id + ")") + ": " +
                 std::string(case_result(one)));
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
      if (!source.url.empty())
        page_.line(source.url, indent);
      else
        page_.line("no address known" + (source.site.empty() ? "" : "; site: " + source.site), indent);
      if (const auto note = rule_.source_notes.find(id); note != rule_.source_notes.end())
        page_.line("Note: " + note->second, indent);
      if (source.url.empty()) open_item("[" + id + "]", "no address is known for this source");
    }
  }

  void not_verified() {
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
