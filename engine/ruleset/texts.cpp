#include "engine/ruleset/texts.hpp"

#include "engine/ruleset/fields.hpp"

namespace holdfast {
namespace {

using Sentences = std::map<std::string, std::string, std::less<>>;
using Lists = std::map<std::string, std::vector<std::string>, std::less<>>;

void flatten(Reader& reader, const Node& node, const std::string& key, const std::string& pointer,
             Sentences& sentences, Lists& lists) {
  if (node.is_scalar()) {
    if (!sentences.emplace(key, node.text).second)
      reader.error(node, pointer, "duplicate-text",
                   "`" + key + "` stands in another file of this language too");
    return;
  }
  if (node.is_sequence()) {
    lists[key] = reader.texts(node, pointer, "sentences");
    return;
  }
  for (const auto& member : node.members)
    flatten(reader, member.value, key.empty() ? member.key.text : key + "." + member.key.text,
            pointer_join(pointer, member.key.text), sentences, lists);
}

}  // namespace

const std::string* Texts::find(std::string_view language, std::string_view key) const {
  const auto found = languages_.find(language);
  if (found == languages_.end()) return nullptr;
  const auto sentence = found->second.sentences.find(key);
  return sentence == found->second.sentences.end() ? nullptr : &sentence->second;
}

std::vector<std::string> Texts::list(std::string_view language, std::string_view key) const {
  const auto found = languages_.find(language);
  if (found == languages_.end()) return {};
  const auto list = found->second.lists.find(key);
  return list == found->second.lists.end() ? std::vector<std::string>{} : list->second;
}

std::vector<std::string> Texts::languages() const {
  std::vector<std::string> names;
  for (const auto& entry : languages_) names.push_back(entry.first);
  return names;
}

std::vector<std::string> Texts::keys(std::string_view language) const {
  std::vector<std::string> keys;
  const auto found = languages_.find(language);
  if (found == languages_.end()) return keys;
  for (const auto& entry : found->second.sentences) keys.push_back(entry.first);
  for (const auto& entry : found->second.lists) keys.push_back(entry.first);
  return keys;
}

const std::string& Texts::reviewed_by(std::string_view language) const {
  static const std::string nobody;
  const auto found = languages_.find(language);
  return found == languages_.end() ? nobody : found->second.reviewed_by;
}

void Texts::add(const Document& document, Diagnostics& diagnostics) {
  Reader reader(document, diagnostics);
  Fields top(reader, document.root, "", "a text");
  const auto name = top.required_text("language");
  const auto reviewed_by = top.required_text("reviewed_by");
  if (!name || !reviewed_by) return;
  auto& language = languages_[*name];
  if (language.file.empty()) language.file = document.name;
  language.reviewed_by = *reviewed_by;
  for (const auto& member : document.root.members)
    if (member.key.text != "language" && member.key.text != "reviewed_by")
      flatten(reader, member.value, member.key.text, pointer_join("", member.key.text), language.sentences,
              language.lists);
}

void Texts::copy(const std::string& from, const std::string& to) {
  const auto copy_in = [&](auto& entries) {
    const auto before = entries;
    for (const auto& [key, value] : before)
      if (key.starts_with(from)) entries[to + key.substr(from.size())] = value;
  };
  for (auto& [name, language] : languages_) {
    copy_in(language.sentences);
    copy_in(language.lists);
  }
}

void Texts::set(const std::string& language, const std::string& key, std::string sentence) {
  const auto found = languages_.find(language);
  if (found != languages_.end()) found->second.sentences[key] = std::move(sentence);
}

void Texts::compare(Diagnostics& diagnostics) const {
  for (const auto& mine : languages_)
    for (const auto& others : languages_) {
      if (mine.first == others.first) continue;
      const auto missing = [&](const std::string& key) {
        Diagnostic d;
        d.code = "text-missing";
        d.span.file = mine.second.file;
        d.message = "`" + key + "` stands in `" + others.first + "` and not in `" + mine.first + "`";
        d.help = "the same keys stand in every language; another one never fills in";
        diagnostics.push_back(std::move(d));
      };
      for (const auto& entry : others.second.sentences)
        if (mine.second.sentences.count(entry.first) == 0) missing(entry.first);
      for (const auto& [key, sentences] : others.second.lists) {
        const auto list = mine.second.lists.find(key);
        if (list == mine.second.lists.end() || list->second.size() != sentences.size()) missing(key);
      }
    }
}

}  // namespace holdfast
