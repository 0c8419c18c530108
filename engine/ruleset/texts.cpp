#include "engine/ruleset/texts.hpp"

#include <algorithm>

#include "engine/ruleset/fields.hpp"

namespace holdfast {
namespace {

std::vector<std::string> sorted_keys(const auto& entries) {
  std::vector<std::string> keys;
  keys.reserve(entries.size());
  for (const auto& entry : entries) keys.push_back(entry.first);
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace
void Texts::flatten(Reader& reader, const Node& node, const std::string& key, const std::string& pointer,
                    Language& language) {
  if (node.is_scalar()) {
    if (!language.sentences_.emplace(key, node.text).second)
      reader.error(node, pointer, "duplicate-text",
                   "`" + key + "` stands in another file of this language too");
    return;
  }
  if (node.is_sequence()) {
    language.lists_[key] = reader.texts(node, pointer, "sentences");
    return;
  }
  for (const auto& member : node.members)
    flatten(reader, member.value, key.empty() ? member.key.text : key + "." + member.key.text,
            pointer_join(pointer, member.key.text), language);
}

const Texts::Language& Texts::in(std::string_view language) const {
  static const Language nothing;
  const auto found = languages_.find(language);
  return found == languages_.end() ? nothing : found->second;
}

const std::string* Texts::Language::find(std::string_view key) const {
  const auto sentence = sentences_.find(key);
  if (sentence != sentences_.end()) return &sentence->second;
  constexpr std::string_view before = "places.";
  constexpr std::string_view after = ".title";
  if (places_ == nullptr || !key.starts_with(before) || !key.ends_with(after)) return nullptr;
  key.remove_prefix(before.size());
  key.remove_suffix(after.size());
  const auto place = places_->find(std::string(key));
  return place == places_->end() ? nullptr : &place->second;
}

const std::vector<std::string>& Texts::Language::list(std::string_view key) const {
  static const std::vector<std::string> nothing;
  const auto list = lists_.find(key);
  return list == lists_.end() ? nothing : list->second;
}

void Texts::name_places(const Places& places) {
  for (auto& [name, language] : languages_) {
    auto titles = std::make_shared<std::unordered_map<std::string, std::string>>();
    titles->reserve(places.entries().size());
    for (const auto& place : places.entries()) {
      if (place.kind.empty()) continue;
      const auto* form = find(name, "place_kinds." + place.kind);
      const auto& around = places.entry(place.parent).path;
      const auto above = titles->find(around);
      const auto* own = find(name, "places." + around + ".title");
      auto title = form == nullptr ? std::string("{name}") : *form;
      const auto fill = [&](std::string_view blank, const std::string& with) {
        if (const auto at = title.find(blank); at != std::string::npos) title.replace(at, blank.size(), with);
      };
      fill("{name}", place.title);
      fill("{around}", own != nullptr ? *own : above != titles->end() ? above->second : "");
      titles->emplace(place.path, std::move(title));
    }
    language.places_ = std::move(titles);
  }
}

std::vector<std::string> Texts::languages() const {
  std::vector<std::string> names;
  for (const auto& entry : languages_) names.push_back(entry.first);
  return names;
}

std::vector<std::string> Texts::keys(std::string_view language) const {
  const auto found = languages_.find(language);
  if (found == languages_.end()) return {};
  auto keys = sorted_keys(found->second.sentences_);
  for (auto& key : sorted_keys(found->second.lists_)) keys.push_back(std::move(key));
  return keys;
}

void Texts::add(const Document& document, Diagnostics& diagnostics) {
  Reader reader(document, diagnostics);
  Fields top(reader, document.root, "", "a text");
  const auto name = top.required_text("language");
  const auto reviewed_by = top.required_text("reviewed_by");
  if (!name || !reviewed_by) return;
  auto& language = languages_[*name];
  if (language.file_.empty()) language.file_ = document.name;
  language.reviewed_by_ = *reviewed_by;
  for (const auto& member : document.root.members)
    if (member.key.text != "language" && member.key.text != "reviewed_by")
      flatten(reader, member.value, member.key.text, pointer_join("", member.key.text), language);
}

void Texts::copy(const std::string& from, const std::string& to) {
  const auto copy_in = [&](auto& entries) {
    const auto before = entries;
    for (const auto& [key, value] : before)
      if (key.starts_with(from)) entries[to + key.substr(from.size())] = value;
  };
  for (auto& [name, language] : languages_) {
    copy_in(language.sentences_);
    copy_in(language.lists_);
  }
}

void Texts::set(const std::string& language, const std::string& key, std::string sentence) {
  const auto found = languages_.find(language);
  if (found != languages_.end()) found->second.sentences_[key] = std::move(sentence);
}

void Texts::compare(Diagnostics& diagnostics) const {
  for (const auto& mine : languages_)
    for (const auto& others : languages_) {
      if (mine.first == others.first) continue;
      const auto missing = [&](const std::string& key) {
        Diagnostic d;
        d.code = "text-missing";
        d.span.file = mine.second.file_;
        d.message = "`" + key + "` stands in `" + others.first + "` and not in `" + mine.first + "`";
        d.help = "the same keys stand in every language; another one never fills in";
        diagnostics.push_back(std::move(d));
      };
      for (const auto& key : sorted_keys(others.second.sentences_))
        if (mine.second.sentences_.count(key) == 0) missing(key);
      for (const auto& key : sorted_keys(others.second.lists_)) {
        const auto list = mine.second.lists_.find(key);
        if (list == mine.second.lists_.end() || list->second.size() != others.second.lists_.at(key).size())
          missing(key);
      }
    }
}

}  // namespace holdfast
