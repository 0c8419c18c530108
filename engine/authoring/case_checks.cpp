// Rules without a case, cases that fail, proposals that do not fit, and sentences that one language has and
// another only copies.
#include <algorithm>
#include <map>
#include <set>

#include "engine/authoring/cases.hpp"
#include "engine/authoring/examination.hpp"

namespace holdfast {
namespace {

void check_results(Examination& examination) {
  Explorer explorer(examination.plan());
  std::map<std::string, std::size_t> next;  // of each rule, the case that comes next
  std::vector<CaseResult> results;
  if (examination.asks_all()) {
    results = run_cases(examination.plan(), explorer, "", &examination.reformed());
  } else {
    for (const Rule& rule : examination.rules())
      for (auto& result : run_cases(examination.plan(), explorer, rule.id, &examination.reformed()))
        results.push_back(std::move(result));
  }
  for (const auto& result : results) {
    const auto index = next[result.rule]++;
    if (!result.run || result.passed()) continue;
    const auto* rule = examination.ruleset().find_rule(result.rule);
    examination.report({Severity::error, "case-fails", rule == nullptr ? result.rule + ".yaml" : rule->file,
                        "/cases/" + std::to_string(index),
                        "the case `" + result.name + "` fails: " + result.differences.front(),
                        "either the rule or the case is mistaken; `holdfast rules test " + result.rule +
                            "` shows all of it"});
  }
}

std::set<std::string> blanks(const std::string& text) {
  std::set<std::string> all;
  for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    const auto close = text.find('}', open);
    if (close != std::string::npos) all.insert(text.substr(open, close - open + 1));
  }
  return all;
}

std::size_t words(const std::string& text) {
  return text.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

// The member of a text file whose names, joined by dots, are the key.
std::optional<std::string> pointer_of(const Node& node, const std::string& key, const std::string& pointer) {
  for (const auto& member : node.members) {
    const auto at = pointer_join(pointer, member.key.text);
    if (member.key.text == key) return at;
    if (key.starts_with(member.key.text + "."))
      if (auto found = pointer_of(member.value, key.substr(member.key.text.size() + 1), at)) return found;
  }
  return std::nullopt;
}

class TranslationCheck {
 public:
  explicit TranslationCheck(Examination& examination)
      : examination_(examination), texts_(examination.ruleset().texts) {}

  void check() {
    const auto languages = texts_.languages();
    for (std::size_t i = 1; i < languages.size(); ++i)
      for (const auto& key : texts_.keys(languages.front())) {
        const auto* first = texts_.find(languages.front(), key);
        const auto* other = texts_.find(languages[i], key);
        if (first != nullptr && other != nullptr)
          compare(key, languages.front(), *first, languages[i], *other);
      }
  }

 private:
  void compare(const std::string& key, const std::string& language, const std::string& text,
               const std::string& other_language, const std::string& other) {
    constexpr std::size_t sentence = 5;  // fewer words may be a name, which is the same everywhere
    if (text == other && words(text) >= sentence)
      report(Severity::warning, "not-translated", other_language, key,
             "`" + key + "` is the same in `" + language + "` and in `" + other_language + "`",
             "translate it; a copy reads as if somebody had");
    // A figure that only one of two readers is told.
    const auto mine = blanks(text);
    const auto theirs = blanks(other);
    for (const auto& blank : mine)
      if (theirs.count(blank) == 0) left_out(key, language, other_language, blank);
    for (const auto& blank : theirs)
      if (mine.count(blank) == 0) left_out(key, other_language, language, blank);
  }

  void left_out(const std::string& key, const std::string& has, const std::string& lacks,
                const std::string& blank) {
    report(Severity::error, "blank-left-out", lacks, key,
           "`" + key + "` has the blank `" + blank + "` in `" + has + "` and not in `" + lacks + "`",
           "each language says the same");
  }

  void report(Severity severity, const char* code, const std::string& language, const std::string& key,
              std::string message, std::string help) {
    const auto [file, pointer] = place_of(language, key);
    examination_.report({severity, code, file, pointer, std::move(message), std::move(help)});
  }

  std::pair<std::string, std::string> place_of(const std::string& language, const std::string& key) {
    for (const auto& path : examination_.files().paths("text/")) {
      const auto* document = examination_.files().document(path);
      const Node* is = document == nullptr ? nullptr : document->root.find("language");
      if (is == nullptr || is->text != language) continue;
      if (auto pointer = pointer_of(document->root, key, "")) return {path, *pointer};
    }
    return {"text", ""};
  }

  Examination& examination_;
  const Texts& texts_;
};

}  // namespace

// A proposal that changes a rule has to fit it, even though nobody has switched it on.
void check_reforms(Examination& examination) {
  for (const auto& reform : examination.ruleset().reforms)
    if (!reform.rule.empty())
      for (const auto& mistake : examination.reformed().mistakes(reform.id, first_day))
        examination.report(mistake);
}

void check_cases(Examination& examination) {
  for (const Rule& rule : examination.rules())
    if (rule.cases.empty())
      examination.report({Severity::error, "case-missing", rule.file, "/cases", "the rule has no case",
                          "write what a lawyer expects of it: a case on each side of every limit"});
  check_results(examination);
}

void check_translations(Examination& examination) { TranslationCheck(examination).check(); }

}  // namespace holdfast
