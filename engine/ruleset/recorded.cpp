#include "engine/ruleset/recorded.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "engine/ruleset/overlay.hpp"

namespace holdfast {
namespace {

// Days that say what the law is about, and not since when it is so.
// A reform says on one day what would count on others.
constexpr std::array<std::string_view, 10> not_of_the_law = {
    "history", "cases",   "given_in_all_cases", "sources", "questions",
    "season",  "rent_of", "by_two_dates",       "text",    "changes"};

std::optional<Day> first_day_of(const Node* node) {
  if (node == nullptr) return std::nullopt;
  if (const Node* earliest = node->find("earliest")) return first_day_of(earliest);
  if (!node->is_scalar()) return std::nullopt;
  if (node->text == "earlier") return first_day;
  constexpr std::size_t date_length = 10;  // of a time, its day
  const auto days = parse_days(std::string_view(node->text).substr(0, date_length));
  return days ? std::optional(days->first) : std::nullopt;
}

class Memory {
 public:
  Memory(const Document& document, Day known_on) : known_on_(known_on) {
    const Node* history = document.root.find("history");
    if (history == nullptr) return;
    for (const auto& event : history->items) {
      const auto when = recorded(event);
      if (!when) continue;
      for (const char* key : {"date", "takes_effect"})
        if (const auto day = first_day_of(event.find(key))) days_.emplace(*day, *when);
      if (const Node* type = event.find("event"); type != nullptr && type->text == "amended") amended_ = when;
    }
  }

  // When an event was recorded.
  static std::optional<Day> recorded(const Node& event) {
    const auto told = first_day_of(event.find("recorded"));
    return told ? told : first_day_of(event.find("date"));
  }

  bool later(const Node& node) const {
    if (const auto told = first_day_of(node.find("recorded"))) return *told > known_on_;
    for (const char* key : {"from", "opens"}) {
      const Node* from = node.find(key);
      if (from == nullptr) continue;
      if (from->is_scalar() && from->text == "amended") return amended_ && *amended_ > known_on_;
      if (const auto day = first_day_of(from)) return of_day(*day) > known_on_;
    }
    return false;
  }

  // An end is known with what ended it: an event of that day or of the next.
  bool end_later(const Node& through) const {
    const auto day = first_day_of(&through);
    if (!day) return false;
    const auto on = days_.find(*day);
    const auto after = days_.find(*day + 1);
    const auto found = on != days_.end() ? on : after;
    return found != days_.end() && found->second > known_on_;
  }

  void forget(Node& node) const {
    std::erase_if(node.items, [&](const Node& item) { return later(item); });
    std::erase_if(node.members, [&](const Member& member) {
      return is_law(member) &&
             (later(member.value) || (member.key.text == "through" && end_later(member.value)));
    });
    for (auto& item : node.items) forget(item);
    for (auto& member : node.members)
      if (is_law(member)) forget(member.value);
  }

 private:
  static bool is_law(const Member& member) {
    return std::find(not_of_the_law.begin(), not_of_the_law.end(), member.key.text) == not_of_the_law.end();
  }

  Day of_day(Day day) const {
    const auto found = days_.find(day);
    return found == days_.end() ? day : found->second;
  }

  Day known_on_;
  std::map<Day, Day> days_;  // of an event -> when it was recorded
  std::optional<Day> amended_;
};

bool is_law(const Document& document) {
  return document.root.find("rule") != nullptr || document.root.find("reform") != nullptr;
}

std::size_t rounds_of(const Document& document) {
  const Node* rounds = document.root.find("rounds");
  return rounds == nullptr ? 0 : rounds->members.size();
}

// The paths of the rule that the doubt reads otherwise.
std::vector<std::string> paths_of(const Node& doubt) {
  std::vector<std::string> paths;
  if (const Node* reading = doubt.find("other_reading"))
    for (const auto& member : reading->members) paths.push_back(member.key.text);
  return paths;
}

// A doubt about what was not on record is none yet.
void forget_doubts(Node& root, const std::map<std::string, std::vector<std::string>>& before) {
  Node* doubts = find_path(root, "unsettled");
  if (doubts == nullptr) return;
  std::erase_if(doubts->members, [&](const Member& doubt) {
    const auto known = before.find(doubt.key.text);
    return known != before.end() &&
           std::any_of(known->second.begin(), known->second.end(),
                       [&](const std::string& path) { return find_path(root, path) == nullptr; });
  });
  if (doubts->members.empty())
    std::erase_if(root.members, [](const Member& one) { return one.key.text == "unsettled"; });
}

// Whether nothing of it was on record.
bool forget(Document& document, Day known_on) {
  Node* history = find_path(document.root, "history");
  if (history == nullptr || !history->is_sequence()) return false;
  const Memory memory(document, known_on);
  const std::size_t rounds = rounds_of(document);
  std::erase_if(history->items, [&](const Node& event) {
    const auto when = Memory::recorded(event);
    return when && *when > known_on;
  });
  if (history->items.empty()) return true;
  std::map<std::string, std::vector<std::string>> read;  // by doubt: the paths that lead somewhere
  if (const Node* doubts = document.root.find("unsettled"))
    for (const auto& doubt : doubts->members)
      for (auto& path : paths_of(doubt.value))
        if (find_path(document.root, path) != nullptr) read[doubt.key.text].push_back(path);
  memory.forget(document.root);
  forget_doubts(document.root, read);
  // A program without rounds would take applications on every day.
  return rounds > 0 && rounds_of(document) == 0;
}

Document* rule_of(std::vector<Document>& documents, const std::string& id) {
  for (auto& one : documents)
    if (const Node* rule = one.root.find("rule"); rule != nullptr && rule->text == id) return &one;
  return nullptr;
}

// What a reform leaves out, and was not on record, is not there as it is.
void forget_left_out(Node& change, Document& before, Document& now) {
  Node* set = find_path(change, "set");
  if (set == nullptr) return;
  std::erase_if(set->members, [&](const Member& one) {
    return one.value.is_scalar() && one.value.text == "left_out" &&
           find_path(before.root, one.key.text) != nullptr && find_path(now.root, one.key.text) == nullptr;
  });
}

}  // namespace

std::vector<Document> forget_later(std::vector<Document>& documents, Day known_on) {
  auto before = documents;
  std::erase_if(documents, [&](Document& one) { return is_law(one) && forget(one, known_on); });
  // What would change a rule that is not on record changes nothing.
  std::vector<std::string> idle;
  for (auto& one : documents) {
    Node* changes = one.root.find("reform") == nullptr ? nullptr : find_path(one.root, "changes");
    if (changes == nullptr) continue;
    for (auto& change : changes->items)
      for (const char* key : {"change", "copy", "remove"}) {
        const Node* rule = change.find(key);
        Document* then = rule == nullptr ? nullptr : rule_of(before, rule->text);
        if (then == nullptr) continue;
        if (Document* now = rule_of(documents, rule->text))
          forget_left_out(change, *then, *now);
        else
          idle.push_back(one.name);
      }
  }
  std::erase_if(documents, [&](const Document& one) {
    return std::find(idle.begin(), idle.end(), one.name) != idle.end();
  });
  std::erase_if(before, [&](const Document& one) {
    const Node* rule = one.root.find("rule");
    return rule == nullptr || rule_of(documents, rule->text) != nullptr;
  });
  return before;
}

}  // namespace holdfast
