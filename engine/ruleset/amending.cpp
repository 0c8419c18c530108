#include "engine/ruleset/amending.hpp"

#include <algorithm>

#include "engine/ruleset/fields.hpp"
#include "engine/ruleset/history.hpp"
#include "engine/ruleset/laying.hpp"
#include "engine/ruleset/overlay.hpp"

namespace holdfast {
namespace {

const std::string& text_at(const Document& document, std::string_view key) {
  static const std::string nothing;
  const Node* node = document.root.find(key);
  return node == nullptr ? nothing : node->text;
}

template <class Documents>
auto* find_document(Documents& documents, std::string_view key, std::string_view id) {
  const auto found = std::find_if(documents.begin(), documents.end(), [&](const Document& one) {
    const Node* node = one.root.find(key);
    return node != nullptr && node->is_scalar() && node->text == id;
  });
  return found == documents.end() ? nullptr : &*found;
}

std::vector<std::string> reforms_in(const std::vector<Document>& documents) {
  std::vector<std::string> ids;
  for (const auto& one : documents)
    if (one.root.find("reform") != nullptr) ids.push_back(text_at(one, "reform"));
  return ids;
}

void drop(Node& root, std::initializer_list<std::string_view> keys) {
  std::erase_if(root.members, [&](const Member& one) {
    return std::find(keys.begin(), keys.end(), one.key.text) != keys.end();
  });
}

Member no_cases(const Node& place) {
  Member member;
  member.key = place;
  member.key.text = "cases";
  member.value = place;
  member.value.kind = Node::Kind::sequence;
  return member;
}

// Whether one path holds the other: `figures.months` and `figures.months.value`.
bool meet(const std::string& a, const std::string& b) {
  const auto& less = a.size() < b.size() ? a : b;
  const auto& more = a.size() < b.size() ? b : a;
  return more.starts_with(less) && (more.size() == less.size() || more[less.size()] == '.');
}

std::vector<const Node*> paths_of(const ReformChange& change) {
  std::vector<const Node*> paths;
  for (const auto* block : {&change.set, &change.scale, &change.add})
    for (const auto& member : block->members) paths.push_back(&member.key);
  return paths;
}

// What takes the place of another rule does so only while it counts itself.
void displace_only_on(Node& root, const DayRange& days) {
  Node* list = find_path(root, "displaces");
  if (list == nullptr) return;
  for (auto& entry : list->items) {
    const auto narrow = [&](const char* key, Day ours, Day open, const auto& nearer) {
      const Node* told = entry.find(key);
      const auto theirs = told == nullptr ? std::nullopt : parse_day(told->text);
      if (ours == open || (told != nullptr && !theirs) || !entry.is_mapping()) return;
      Node day = entry;
      day.kind = Node::Kind::scalar;
      day.members.clear();
      day.text = to_string(theirs ? nearer(*theirs, ours) : ours);
      std::erase_if(entry.members, [&](const Member& one) { return one.key.text == key; });
      Node name = day;
      name.text = key;
      entry.members.push_back({std::move(name), std::move(day)});
    };
    narrow("from", days.first, first_day, [](Day a, Day b) { return std::max(a, b); });
    narrow("through", days.last, last_day, [](Day a, Day b) { return std::min(a, b); });
  }
}

bool ever_in_force(const Node& root) {
  const Node* history = root.find("history");
  return history != nullptr && std::any_of(history->items.begin(), history->items.end(), [](const Node& one) {
           const Node* event = one.find("event");
           return event != nullptr && switches_on(event->text);
         });
}

bool overlap(const DayRange& a, const DayRange& b) { return a.first <= b.last && b.first <= a.last; }

}  // namespace

Amending::Amending(std::vector<Document>& documents, const std::vector<SwitchedOn>& with,
                   Diagnostics& diagnostics) {
  for (const auto& one : with) {
    std::vector<std::string> extending;
    collect(documents, one, extending, diagnostics);
  }
  refuse_overlaps(diagnostics);
  const std::vector<Laid> all = all_;
  for (const auto& laid : all)
    if (laid.change.kind == ReformChange::Kind::copy || laid.change.kind == ReformChange::Kind::add)
      lay_in(documents, laid, diagnostics);
}

bool Amending::switched_on(const std::string& reform) const {
  return std::any_of(on_.begin(), on_.end(), [&](const SwitchedOn& one) { return one.reform == reform; });
}

void Amending::refuse_other_day(const SwitchedOn& on, Diagnostics& diagnostics) const {
  const auto same = [&](const SwitchedOn& one) { return one.reform == on.reform && one.from == on.from; };
  if (std::any_of(on_.begin(), on_.end(), same)) return;
  Diagnostic d;
  d.code = "switched-on-twice";
  d.span.file = "reforms";
  d.message = "the reform `" + on.reform + "` is switched on from two different days";
  d.help = "name it once; what extends another counts from the same day";
  diagnostics.push_back(std::move(d));
}

// `extending`: the reforms on the way to this one.
void Amending::collect(const std::vector<Document>& documents, const SwitchedOn& on,
                       std::vector<std::string>& extending, Diagnostics& diagnostics) {
  const auto* document = find_document(documents, "reform", on.reform);
  if (document == nullptr) {
    Diagnostic d;
    d.code = "unknown-reform";
    d.span.file = "reforms";
    d.message = "no reform `" + on.reform + "`";
    d.help = did_you_mean(on.reform, reforms_in(documents));
    diagnostics.push_back(std::move(d));
    return;
  }
  if (switched_on(on.reform)) return refuse_other_day(on, diagnostics);
  extending.push_back(on.reform);
  auto& all_bases = bases_[on.reform];
  if (const Node* base = document->root.find("extends")) {
    std::vector<const Node*> bases;
    if (base->is_scalar()) bases.push_back(base);
    for (const auto& item : base->items) bases.push_back(&item);
    for (const auto* one : bases) {
      if (find_document(documents, "reform", one->text) == nullptr) {
        diagnostics.push_back(document->error(*one, "/extends", "unknown-reform",
                                              "no reform `" + one->text + "`",
                                              did_you_mean(one->text, reforms_in(documents))));
      } else if (std::find(extending.begin(), extending.end(), one->text) != extending.end()) {
        diagnostics.push_back(document->error(
            *one, "/extends", "extends-itself",
            "`" + one->text + "` extends itself" + (one->text == on.reform ? "" : " through others")));
      } else {
        collect(documents, {one->text, on.from}, extending, diagnostics);
        all_bases.insert(one->text);
        all_bases.insert(bases_[one->text].begin(), bases_[one->text].end());
      }
    }
  }
  extending.pop_back();
  on_.push_back(on);
  const Node* changes = document->root.find("changes");
  if (changes == nullptr) return;
  Diagnostics form;  // told where the reform itself is read
  Reader reader(*document, form);
  for (auto& change : read_changes(reader, *changes, "/changes")) {
    Laid laid;
    change.days.first = std::max(change.days.first, on.from);
    if (change.days.empty()) continue;
    laid.change = std::move(change);
    laid.reform = on.reform;
    laid.origin.name = document->name;
    laid.origin.lines = document->lines;
    if (const Node* sources = document->root.find("sources")) laid.sources = *sources;
    laid.title = text_at(*document, "title");
    all_.push_back(std::move(laid));
  }
}

bool Amending::extends(const std::string& one, const std::string& other) const {
  return bases_.at(one).count(other) != 0 || bases_.at(other).count(one) != 0;
}

void Amending::refuse_overlaps(Diagnostics& diagnostics) const {
  using Kind = ReformChange::Kind;
  for (std::size_t i = 0; i < all_.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const auto& a = all_[i];
      const auto& b = all_[j];
      if (extends(a.reform, b.reform) || a.change.rule != b.change.rule || a.change.as != b.change.as ||
          !overlap(a.change.days, b.change.days))
        continue;
      const auto refuse = [&](const Node& node, const std::string& what) {
        diagnostics.push_back(
            a.origin.error(node, a.change.pointer, "overlapping-change",
                           what + " `" + b.reform + "` too, on some of the same days",
                           "give them days that do not overlap, or let one reform extend the other"));
      };
      const bool removes = a.change.kind == Kind::remove;
      if (removes != (b.change.kind == Kind::remove))
        refuse(*a.change.at, "`" + a.change.rule + "` is " + (removes ? "changed" : "removed") + " by");
      for (const auto* ours : paths_of(a.change))
        for (const auto* theirs : paths_of(b.change))
          if (meet(ours->text, theirs->text))
            refuse(*ours, "`" + ours->text + "` of `" + a.change.rule + "` is changed by");
    }
}

void Amending::lay_in(std::vector<Document>& documents, const Laid& laid, Diagnostics& diagnostics) {
  const bool copy = laid.change.kind == ReformChange::Kind::copy;
  const auto id = copy ? laid.change.as : laid.change.rule;
  if (find_document(documents, "rule", id) != nullptr) {
    diagnostics.push_back(laid.origin.error(*laid.change.at, laid.change.pointer, "duplicate-rule",
                                            "there is a rule `" + id + "` already",
                                            "give the new one an id of its own"));
    return;
  }
  const auto* original = copy ? find_document(documents, "rule", laid.change.rule) : nullptr;
  if (copy && original == nullptr) return;  // told where the reform itself is read
  Document made = copy ? *original : laid.origin;
  auto change = laid.change;
  Node sources = laid.sources;
  if (copy) {
    made.others.push_back({laid.origin.name, laid.origin.lines});
    const int origin = static_cast<int>(made.others.size());
    for (auto* node : {&change.set, &change.scale, &change.add, &sources}) mark_origin(*node, origin);
    drop(made.root, {"questions", "displaces", "given_in_all_cases", "cases"});
    for (auto& member : made.root.members)
      if (member.key.text == "rule") member.value.text = id;
  } else {
    made.root = change.add;
    displace_only_on(made.root, change.days);
    if (made.root.find("sources") == nullptr) {
      Node key = *laid.change.at;
      key.text = "sources";
      made.root.members.push_back({key, sources});
    }
    change.add.members.clear();
    drop(made.root, {"given_in_all_cases", "cases"});
  }
  made.root.members.push_back(no_cases(*laid.change.at));
  std::map<std::string, std::string> tables;
  Node in_force = *laid.change.at;
  in_force.kind = Node::Kind::scalar;
  in_force.text = "in_force";
  in_force.origin = copy ? static_cast<int>(made.others.size()) : 0;
  if (const Node* status = change.set.find("status")) in_force = *status;
  // A rule that is added has its own days, unless the reform says other ones.
  if (copy || !(change.days == DayRange{}) || !ever_in_force(made.root))
    set_status(made.root, in_force, laid.change.days, "as if it were law: " + laid.title);
  lay(made, std::move(change), sources, {}, tables, diagnostics);
  documents.push_back(std::move(made));
  copied_from_[id] = copy ? laid.change.rule : "";
  reform_of_[id] = laid.reform;
}

void Amending::add_texts(Texts& texts, Diagnostics& diagnostics) const {
  for (const auto& [rule, from] : copied_from_)
    if (!from.empty()) texts.copy("rules." + from + ".", "rules." + rule + ".");
  const auto languages = texts.languages();
  for (const auto& laid : all_) {
    const auto& id = laid.change.kind == ReformChange::Kind::copy ? laid.change.as : laid.change.rule;
    const auto refuse = [&](const Node& node, const char* code, std::string message, std::string help) {
      diagnostics.push_back(
          laid.origin.error(node, laid.change.pointer + "/text", code, std::move(message), std::move(help)));
    };
    const auto& text = laid.change.text;
    for (const auto& language : text.members) {
      const auto& name = language.key.text;
      if (std::find(languages.begin(), languages.end(), name) == languages.end())
        refuse(language.key, "unknown-language", "no texts in the language `" + name + "`",
               did_you_mean(name, languages));
      for (const auto& sentence : language.value.members) {
        const auto key = "rules." + id + "." + sentence.key.text;
        const auto without = std::find_if(languages.begin(), languages.end(), [&](const std::string& other) {
          const Node* said = text.find(other);
          return texts.find(other, key) == nullptr &&
                 (said == nullptr || said->find(sentence.key.text) == nullptr);
        });
        if (!sentence.value.is_scalar())
          refuse(sentence.value, "wrong-shape", "expected a sentence",
                 "a key below another is written with a dot, like `exempt.hotel`");
        else if (without != languages.end())
          refuse(sentence.key, "text-missing",
                 "`" + sentence.key.text + "` stands in `" + name + "` and not in `" + *without + "`",
                 "the same keys stand in every language; another one never fills in");
        else
          texts.set(name, key, sentence.value.text);
      }
    }
  }
}

}  // namespace holdfast
