#include "engine/determination/sentence_check.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "engine/determination/sentence_keys.hpp"
#include "engine/determination/words.hpp"

namespace holdfast {
namespace {

using Names = std::vector<std::string_view>;

// What a rule's own sentences may be filled with; see Sentences::outcome.
const Names of_a_rule = {"debt", "rent_owed", "limit", "margin", "award"};

class SentenceCheck {
 public:
  explicit SentenceCheck(const Texts& texts) : texts_(texts) {}

  Diagnostics run() {
    for (const auto& language : texts_.languages()) {
      language_ = language;
      if (texts_.find(language, "disclaimer") == nullptr) {
        fail("text-missing", "the engine's own sentences are not there",
             "copy text/" + language + "/engine.yaml and ask.yaml from the rules that come with the program");
        continue;
      }
      for (const auto& group : sentence_groups())
        for (const auto name : group.names)
          sentence(std::string(group.under) + "." + std::string(name), group.blanks);
      sentence("disclaimer", {});
      for (const auto& list : sentence_lists())
        if (texts_.list(language, list.key).size() < list.least)
          fail("text-missing",
               "`" + std::string(list.key) + "` needs " + std::to_string(list.least) + " or more lines");
      for (const auto& key : texts_.keys(language))
        if (key.starts_with("layers.")) blanks(key, {"rule"});
      for (const auto& key : texts_.keys(language))
        if (key.starts_with("rules.") && texts_.find(language, key) != nullptr) blanks(key, of_a_rule);
    }
    return std::move(diagnostics_);
  }

 private:
  void fail(std::string code, std::string message, std::string help = "") {
    Diagnostic d;
    d.code = std::move(code);
    d.span.file = "text/" + language_;
    d.message = std::move(message);
    d.help = std::move(help);
    diagnostics_.push_back(std::move(d));
  }

  void sentence(const std::string& key, const Names& allowed) {
    if (texts_.find(language_, key) == nullptr)
      fail("text-missing", "no text `" + key + "`", "every answer is told in these sentences");
    else
      blanks(key, allowed);
  }

  void blanks(const std::string& key, const Names& allowed) {
    for (const auto& blank : placeholders(*texts_.find(language_, key))) {
      if (std::find(allowed.begin(), allowed.end(), blank) != allowed.end()) continue;
      std::string help = allowed.empty() ? "it has no blanks" : "it may have:";
      for (const auto one : allowed) help += " `{" + std::string(one) + "}`";
      fail("unknown-blank", "`" + key + "` has a blank `{" + blank + "}` that nothing fills", help);
    }
  }

  const Texts& texts_;
  std::string language_;
  Diagnostics diagnostics_;
};

}  // namespace

std::vector<std::string> engine_sentences() {
  std::vector<std::string> keys = {"disclaimer"};
  for (const auto& group : sentence_groups())
    for (const auto name : group.names) keys.push_back(std::string(group.under) + "." + std::string(name));
  for (const auto& list : sentence_lists()) keys.emplace_back(list.key);
  return keys;
}

Diagnostics check_sentences(const Ruleset& ruleset) { return SentenceCheck(ruleset.texts).run(); }

}  // namespace holdfast
