#include "engine/authoring/law_words.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "engine/authoring/key_words.hpp"
#include "engine/ruleset/fields.hpp"

namespace holdfast {
namespace {

// What stands beside a statement and is told with it, not below it.
constexpr std::array<std::string_view, 9> beside = {"source",  "confidence", "not_verified", "note",  "from",
                                                    "through", "before",     "opens",        "closes"};
// What a mapping says itself, the first that it has; the rest are its parts.
constexpr std::array<std::string_view, 4> said = {"do", "value", "when", "is"};
// What is told elsewhere than among the law.
constexpr std::array<std::string_view, 18> elsewhere = {
    "rule",       "reform",  "kind",    "title",     "place",   "checked", "verified_through",   "review_by",
    "confidence", "history", "figures", "unsettled", "sources", "cases",   "given_in_all_cases", "questions",
    "enacted_by", "note"};

template <std::size_t count>
bool among(const std::array<std::string_view, count>& all, std::string_view key) {
  return std::find(all.begin(), all.end(), key) != all.end();
}

std::string text_of(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  return found == nullptr || !found->is_scalar() ? "" : found->text;
}

bool only_scalars(const Node& node) {
  return node.is_sequence() &&
         std::all_of(node.items.begin(), node.items.end(), [](const Node& item) { return item.is_scalar(); });
}

std::string days_of(const Node& node) {
  const auto part = [&](std::string_view key, std::string_view word) -> std::string {
    const Node* day = node.find(key);
    if (day == nullptr) return "";
    return std::string(word) + (day->text == "unknown" ? " on " : " ") + day_in_words(*day);
  };
  std::string days;
  for (const auto& one : {part("from", "from"), part("through", "through"), part("before", "before"),
                          part("opens", "opens"), part("closes", "closes")})
    if (!one.empty()) days += (days.empty() ? "" : ", ") + one;
  return days;
}

void put_backing(const Node& node, Statement& statement) {
  statement.source = text_of(node, "source");
  statement.confidence = text_of(node, "confidence");
  statement.not_verified = text_of(node, "not_verified");
  statement.note = text_of(node, "note");
}

}  // namespace

std::string day_in_words(const Node& node) {
  if (node.is_scalar()) {
    if (node.text == "earlier") return "a day before those that the rules answer for";
    return node.text == "unknown" ? "a day that is not known" : node.text;
  }
  std::string words = "between " + text_of(node, "earliest") + " and ";
  words += text_of(node, "latest") == "unknown" ? "a day that is not known" : text_of(node, "latest");
  if (const auto likely = text_of(node, "likely"); !likely.empty()) words += ", likely " + likely;
  if (const auto event = text_of(node, "event"); !event.empty()) words += " (" + event + ")";
  return words;
}

std::string LawWords::scalar(std::string_view key, const Node& node) const {
  const auto& text = node.text;
  if (const auto words = value_of_key_in_words(key, text); !words.empty()) return std::string(words);
  if (holds_fact(key)) return fact_in_words(ruleset_, text);
  if (key == "grounds" || key == "no_cause")
    return text == "any" ? "any" : value_in_words(ruleset_, "eviction_grounds", text);
  if (key == "show") return value_in_words(ruleset_, "notice_shows", text);
  if (holds_expression(key) && !parse_days(text))
    if (auto words = expressions_.of(text); !words.empty()) return words;
  if (text == "true" || text == "false") return text == "true" ? "yes" : "no";
  return !node.quoted && plain_name(text) ? spaced(text) : text;
}

std::string LawWords::value(std::string_view key, const Node& node) const {
  if (node.is_scalar()) return scalar(key, node);
  std::string words;
  if (node.is_sequence()) {
    for (const auto& item : node.items) words += (words.empty() ? "" : ", ") + value(key, item);
    return words.empty() ? "none" : words;
  }
  if (const Node* inner = node.find("value")) {
    const auto days = days_of(node);
    return value(key, *inner) + (days.empty() ? "" : " " + days);
  }
  for (const auto& member : node.members)
    if (!among(beside, member.key.text))
      words +=
          (words.empty() ? "" : "; ") + spaced(member.key.text) + ": " + value(member.key.text, member.value);
  const auto days = days_of(node);
  return words + (words.empty() || days.empty() ? "" : "; ") + days;
}

// Each holds until the next begins.
void LawWords::tell_steps(std::string_view key, const Node& node, int depth, Names names,
                          std::vector<Statement>& out) const {
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const auto at = out.size();
    tell(key, node.items[i], depth, names, out);
    const Node* next = i + 1 < node.items.size() ? node.items[i + 1].find("from") : nullptr;
    if (next == nullptr || at >= out.size()) continue;
    const auto day = next->is_scalar() ? parse_day(next->text) : std::nullopt;
    out[at].days += (out[at].days.empty() ? "" : ", ") +
                    (day ? "through " + to_string(*day - 1) : "until " + day_in_words(*next));
  }
}

void LawWords::tell(std::string_view key, const Node& node, int depth, Names names,
                    std::vector<Statement>& out) const {
  if (node.is_sequence() && !only_scalars(node)) return tell_steps(key, node, depth, names, out);
  Statement statement;
  statement.depth = depth;
  statement.name = names == Names::own ? spaced(key) : key_in_words(key);
  const auto say = [&](std::string_view as, const Node& told) {
    statement.words = value(as, told);
    if (told.is_scalar() && told.text != "true" && told.text != "false" && told.text != statement.words &&
        spaced(told.text) != statement.words)
      statement.written = told.text;
  };
  if (!node.is_mapping()) {
    say(key, node);
    out.push_back(std::move(statement));
    return;
  }
  put_backing(node, statement);
  statement.days = days_of(node);
  std::string_view inner;
  for (const auto one : said) {
    const Node* found = node.find(one);
    if (found == nullptr || !(found->is_scalar() || only_scalars(*found))) continue;
    inner = one;
    say(one == "value" ? key : one, *found);
    break;
  }
  if (statement.words.empty() && std::all_of(node.members.begin(), node.members.end(),
                                             [](const Member& one) { return among(beside, one.key.text); }))
    std::swap(statement.words, statement.days);  // it says its days and nothing else
  out.push_back(std::move(statement));
  for (const auto& member : node.members)
    if (member.key.text != inner && !among(beside, member.key.text))
      tell(member.key.text, member.value, depth + 1, Names::words, out);
}

std::vector<Statement> LawWords::law() const {
  std::vector<Statement> out;
  for (const auto& member : rule_.members) {
    if (among(elsewhere, member.key.text)) continue;
    if (member.key.text == "definitions") {
      for (const auto& one : member.value.members)
        out.push_back({0, "“" + spaced(one.key.text) + "” means", expressions_.of(one.value.text),
                       one.value.text, "", "", "", "", ""});
      continue;
    }
    tell(member.key.text, member.value, 0, Names::words, out);
  }
  return out;
}

std::vector<Statement> LawWords::figures() const {
  std::vector<Statement> out;
  const Node* figures = rule_.find("figures");
  if (figures == nullptr) return out;
  for (const auto& member : figures->members) {
    Node figure = member.value;
    std::erase_if(figure.members,
                  [](const Member& one) { return one.key.text == "step" || one.key.text == "local"; });
    for (auto& step : figure.items)
      std::erase_if(step.members, [](const Member& one) { return one.key.text == "step"; });
    tell(member.key.text, figure, 0, Names::own, out);
    if (const Node* local = member.value.find("local"))
      for (const auto& place : local->members) {
        const auto at = out.size();
        tell(member.key.text, place.value, 0, Names::own, out);
        for (auto i = at; i < out.size(); ++i) out[i].name += ", in " + place.key.text;
      }
  }
  for (auto& one : out)
    if (one.words == "unknown") one.words = "unknown: the law has a figure, and it was not found";
  return out;
}

std::vector<Statement> LawWords::events() const {
  std::vector<Statement> out;
  const Node* history = rule_.find("history");
  if (history == nullptr) return out;
  for (const auto& item : history->items) {
    Statement event;
    put_backing(item, event);
    event.words = spaced(text_of(item, "event"));
    if (const Node* date = item.find("date")) event.days = day_in_words(*date);
    if (const Node* takes_effect = item.find("takes_effect"))
      event.words += ", with effect from " + day_in_words(*takes_effect);
    if (const Node* through = item.find("through")) event.words += ", through " + day_in_words(*through);
    out.push_back(std::move(event));
  }
  return out;
}

// What the rule says at the path of another reading.
std::string LawWords::ours(const std::string& path) const {
  if (path == "status") return "as the history says";
  const Node* node = &rule_;
  std::string key;
  for (std::size_t at = 0; at <= path.size() && node != nullptr;) {
    const auto dot = std::min(path.find('.', at), path.size());
    key = path.substr(at, dot - at);
    node = node->find(key);
    at = dot + 1;
  }
  if (node != nullptr) return value(path.starts_with("definitions.") ? "is" : key, *node);
  return ruleset_.find_table(path) ? "the figures as last published" : "nothing";
}

std::vector<DoubtWords> LawWords::doubts() const {
  std::vector<DoubtWords> out;
  const Node* unsettled = rule_.find("unsettled");
  if (unsettled == nullptr) return out;
  for (const auto& member : unsettled->members) {
    const Node& node = member.value;
    DoubtWords doubt;
    doubt.name = member.key.text;
    doubt.question = text_of(node, "question");
    doubt.days = days_of(node);
    if (const Node* when = node.find("when")) doubt.when = value("when", *when);
    doubt.withheld = text_of(node, "if_it_matters") == "needs_review";
    doubt.why = text_of(node, "why");
    if (const auto note = text_of(node, "note"); !note.empty())
      doubt.why += (doubt.why.empty() ? "" : "; ") + note;
    if (const Node* sources = node.find("sources"))
      for (const auto& source : sources->items) doubt.sources.push_back(source.text);
    if (const Node* reading = node.find("other_reading"))
      for (const auto& change : reading->members) {
        const auto& path = change.key.text;
        const auto key = path.starts_with("definitions.") ? "is" : path.substr(path.rfind('.') + 1);
        const auto other = ruleset_.find_table(path)
                               ? "the figures " + spaced(change.value.text.substr(path.size() + 1))
                               : value(key, change.value);
        // What a reading only says again, because it stands beside something that changes, is no change.
        if (auto before = ours(path); before != other) doubt.changes.push_back({path, before, other});
      }
    out.push_back(std::move(doubt));
  }
  return out;
}

}  // namespace holdfast
