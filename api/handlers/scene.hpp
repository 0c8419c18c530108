// The body of a POST: a scenario as a file has it, and beside it what the endpoint itself asks for. Every
// mistake in either is found before anything is answered.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/call.hpp"
#include "engine/evaluate/scenario.hpp"
#include "engine/ruleset/fields.hpp"

namespace holdfast::api {

class Scene {
 public:
  // `own`: the keys of the endpoint, beside `lang`.
  Scene(const Call& call, std::vector<std::string> own);

  const std::string& language() const { return language_; }
  // Only where nothing is wrong with it.
  const std::optional<Scenario>& scenario() const { return scenario_; }
  // The same facts for other rules.
  std::optional<Scenario> scenario_for(const Ruleset& ruleset, Mistakes& mistakes) const;

  const Node* find(std::string_view key) const;
  std::string choice(std::string_view key, std::vector<std::string> choices);  // the first unless told
  std::size_t count(std::string_view key, std::size_t most);                   // from 1; `most` unless told
  std::string text(const Node& node, const std::string& pointer, std::string_view what);
  Reader& reader() { return reader_; }
  void mistake(std::string pointer, std::string code, std::string message, std::string help);

  // All that is wrong with the body, as a reply; nothing where nothing is.
  std::optional<Reply> refusal();
  // Where no home can be as the scenario says.
  std::optional<Reply> impossible(const Snapshot& snapshot, const Scenario& scenario,
                                  Explorer& explorer) const;

 private:
  void lift(const std::vector<std::string>& own);

  const Call& call_;
  std::string language_;
  Document document_;
  Diagnostics diagnostics_;
  Reader reader_{document_, diagnostics_};
  Mistakes more_;
  std::vector<Member> own_;
  std::optional<Scenario> scenario_;
};

}  // namespace holdfast::api
