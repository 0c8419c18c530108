#include "api/handlers/body.hpp"

#include <algorithm>

namespace holdfast::api {
namespace {

bool holds(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

Body::Body(const Call& call, Keys keys) : call_(call), language_(call.language) {
  keys.own.emplace_back("lang");
  auto read = read_json(call.request.body, "body", Echo::never, keys.limits);
  diagnostics_ = read.diagnostics();
  if (!read) return;
  document_ = std::move(*read);
  if (!document_.root.is_mapping()) {
    mistake("", "wrong-shape", "expected " + std::string(keys.expected), "");
    return;
  }
  readable_ = true;
  lift(keys);
  auto languages = call.ruleset().texts.languages();
  const auto at = std::find(languages.begin(), languages.end(), call.language);
  if (at != languages.end()) std::rotate(languages.begin(), at, at + 1);
  language_ = choice("lang", languages);
}

// Takes out of the document what is the endpoint's own.
void Body::lift(const Keys& keys) {
  std::vector<Member> left;
  for (auto& member : document_.root.members) {
    if (holds(keys.left, member.key.text)) {
      left.push_back(std::move(member));
    } else if (holds(keys.own, member.key.text)) {
      own_.push_back(std::move(member));
    } else {
      std::string help = "it may have:";
      for (const auto* names : {&keys.left, &keys.own})
        for (const auto& name : *names) help += " `" + name + "`";
      const bool forbidden = call_.ruleset().vocabulary.forbidden(member.key.text).has_value();
      reader_.error(member.key, "", forbidden ? "forbidden-fact" : "unknown-key",
                    forbidden ? "this is never asked and never read" : "this key does not belong here",
                    forbidden ? "delete it; it was not kept" : help);
    }
  }
  document_.root.members = std::move(left);
}

const Node* Body::find(std::string_view key) const {
  for (const auto& member : own_)
    if (member.key.text == key) return &member.value;
  return nullptr;
}

std::string Body::choice(std::string_view key, std::vector<std::string> choices) {
  const auto* node = find(key);
  if (node == nullptr) return choices.front();
  return reader_.choice(*node, "/" + std::string(key), "one of its values", choices)
      .value_or(choices.front());
}

std::size_t Body::count(std::string_view key, std::size_t least, std::size_t most, std::size_t otherwise) {
  constexpr std::size_t most_digits = 7;
  const auto* node = find(key);
  if (node == nullptr) return otherwise;
  const auto number = [](char c) { return c >= '0' && c <= '9'; };
  if (node->is_scalar() && !node->text.empty() && node->text.size() <= most_digits &&
      std::all_of(node->text.begin(), node->text.end(), number)) {
    const auto told = static_cast<std::size_t>(std::stoul(node->text));
    if (told >= least && told <= most) return told;
  }
  reader_.error(*node, "/" + std::string(key), "out-of-range",
                "expected a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return otherwise;
}

std::string Body::text(const Node& node, const std::string& pointer, std::string_view what) {
  return reader_.text(node, pointer, what).value_or("");
}

void Body::mistake(std::string pointer, std::string code, std::string message, std::string help) {
  Mistake one;
  one.pointer = std::move(pointer);
  one.code = std::move(code);
  one.message = std::move(message);
  one.help = std::move(help);
  more_.push_back(std::move(one));
}

std::optional<Reply> Body::refusal() {
  auto mistakes = mistakes_of(diagnostics_, call_.ruleset());
  mistakes.insert(mistakes.end(), more_.begin(), more_.end());
  if (mistakes.empty()) return std::nullopt;
  const auto many = std::to_string(mistakes.size());
  return problem_reply(problem_of(mistakes), language_, many + (many == "1" ? " mistake" : " mistakes"),
                       mistakes);
}

}  // namespace holdfast::api
