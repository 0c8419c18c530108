#include "engine/ruleset/places.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "engine/document/csv.hpp"
#include "engine/ruleset/fields.hpp"

namespace holdfast {
namespace {

bool place_path(std::string_view path) {
  return !path.empty() && path.front() != '/' && path.back() != '/' &&
         path.find("//") == std::string_view::npos && std::all_of(path.begin(), path.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
         });
}

// The order of paths in which a place stands just before its parts: `a/b` before `a-c`.
bool before(std::string_view a, std::string_view b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return x != y && (x == '/' || (y != '/' && x < y));
  });
}

bool code_of_place(std::string_view code) {
  return (code.size() == 5 || code.size() == 10) &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Ten digits are more than five, zeros in front and all.
std::uint64_t number_of(std::string_view code) {
  std::uint64_t number = code.size();
  for (const char c : code) number = number * 10 + static_cast<std::uint64_t>(c - '0');
  return number;
}

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

}  // namespace

std::optional<int> Places::find(std::string_view path) const {
  if (by_path_.empty()) {  // not ordered yet
    for (std::size_t i = 0; i < entries().size(); ++i)
      if (entries()[i].path == path) return static_cast<int>(i);
    return std::nullopt;
  }
  const auto at = first_at(path);
  if (at == by_path_.size() || entry(by_path_[at]).path != path) return std::nullopt;
  return by_path_[at];
}

// A place stands after the one that it lies in.
bool Places::within(int inner, int outer) const {
  while (inner > outer) inner = entry(inner).parent;
  return inner == outer && inner >= 0;
}

std::vector<int> Places::spots_in(int place) const {
  std::vector<int> spots;
  if (entry(place).listed) spots.push_back(entry(place).law);
  for (const int spot : described_spots_)
    if (within(spot, place)) spots.push_back(spot);
  return spots;
}

std::vector<int> Places::all_spots_in(int place) const {
  std::vector<int> spots;
  for (const int spot : spots_)
    if (within(spot, place)) spots.push_back(spot);
  return spots;
}

std::vector<std::vector<std::string>> Places::codes_in(int place) const {
  std::vector<std::vector<std::string>> codes;
  const auto add = [&](int one) {
    if (!entry(one).codes.empty()) codes.push_back(entry(one).codes);
  };
  for (const int one : inside(place)) add(one);
  for (int around = place; codes.empty() && around >= 0; around = entry(around).parent) add(around);
  return codes;
}

std::vector<std::string> Places::paths() const {
  std::vector<std::string> paths;
  for (const auto& entry : entries()) paths.push_back(entry.path);
  return paths;
}

std::size_t Places::first_at(std::string_view path) const {
  const auto found = std::partition_point(by_path_.begin(), by_path_.end(),
                                          [&](int one) { return before(entry(one).path, path); });
  return static_cast<std::size_t>(found - by_path_.begin());
}

std::vector<int> Places::inside(int place) const {
  std::vector<int> all;
  for (auto at = first_at(entry(place).path); at < by_path_.size() && within(by_path_[at], place); ++at)
    all.push_back(by_path_[at]);
  return all;
}

void Places::order() {
  for (std::size_t i = 0; i < entries_->size(); ++i) {
    by_path_.push_back(static_cast<int>(i));
    auto& entry = (*entries_)[i];
    // A place stands after the one that it lies in.
    entry.law = entry.listed ? this->entry(entry.parent).law : static_cast<int>(i);
    if (entry.spot && !entry.listed) spots_.push_back(static_cast<int>(i));
  }
  described_spots_ = spots_;
  std::sort(by_path_.begin(), by_path_.end(),
            [&](int a, int b) { return before(entry(a).path, entry(b).path); });
}

void Places::name(int place) {
  auto& named = (*entries_)[static_cast<std::size_t>(place)];
  if (!named.listed) return;
  named.listed = false;
  (*entries_)[static_cast<std::size_t>(named.parent)].has_parts = true;
  for (const int one : inside(place))
    if (one == place || entry(one).listed) (*entries_)[static_cast<std::size_t>(one)].law = described(one);
  for (auto* spots : {&spots_, &described_spots_})
    spots->insert(std::lower_bound(spots->begin(), spots->end(), place), place);
}

void Places::stand_for(const std::vector<int>& places) {
  for (const int place : places) (*entries_)[static_cast<std::size_t>(place)].law = places.front();
  spots_.insert(std::lower_bound(spots_.begin(), spots_.end(), places.front()), places.front());
}

int Places::described(int place) const {
  while (entry(place).listed) place = entry(place).parent;
  return place;
}

void Places::read(const Document& document, Diagnostics& diagnostics) {
  Reader reader(document, diagnostics);
  if (!document.root.is_mapping()) {
    reader.error(document.root, "", "wrong-shape", "expected places as a mapping of paths to what they are");
    return;
  }
  for (const auto& member : document.root.members) {
    if (member.key.text == "places") continue;
    const auto pointer = pointer_join("", member.key.text);
    if (!place_path(member.key.text)) {
      reader.error(member.key, pointer, "bad-place", "`" + member.key.text + "` is not a place's path",
                   "write it like `us/ca/los-angeles-county`");
      continue;
    }
    Fields fields(reader, member.value, pointer, "a place");
    PlaceEntry entry;
    entry.path = member.key.text;
    entry.title = fields.required_text("title").value_or("");
    if (const Node* level = fields.required("level"))
      entry.level =
          reader.choice(*level, fields.at("level"), "a level", {"country", "state", "county", "city"})
              .value_or("");
    const auto slash = entry.path.rfind('/');
    if (slash != std::string::npos) {
      const auto parent = find(std::string_view(entry.path).substr(0, slash));
      if (!parent) {
        reader.error(member.key, pointer, "place-without-parent",
                     "the place that `" + entry.path + "` lies in does not stand before it");
        continue;
      }
      entry.parent = *parent;
      entry.time_zone = this->entry(*parent).time_zone;
      entry.fair_market_area = this->entry(*parent).fair_market_area;
      (*entries_)[static_cast<std::size_t>(*parent)].has_parts = true;
    }
    entry.time_zone = fields.text("time_zone").value_or(entry.time_zone);
    entry.fair_market_area = fields.text("fair_market_area").value_or(entry.fair_market_area);
    entry.how_to_tell = fields.text("how_to_tell").value_or("");
    entry.who_to_call = fields.text("who_to_call").value_or("");
    entry.note = fields.text("note").value_or("");
    if (const Node* parts = fields.optional("parts"))
      entry.spot = !reader.choice(*parts, fields.at("parts"), "`all`", {"all"}).has_value();
    if (const Node* known_as = fields.optional("known_as"))
      entry.known_as = reader.texts(*known_as, fields.at("known_as"), "names");
    fields.finish();
    entries_->push_back(std::move(entry));
  }
  for (const auto& entry : entries())
    if (!entry.spot && !entry.has_parts)
      reader.error(document.root, pointer_join("", entry.path), "no-parts",
                   "`" + entry.path + "` says that its parts are all of it, and has none");
}

void Places::read_list(std::string_view csv, const std::string& csv_path, Diagnostics& diagnostics) {
  const auto read = read_csv(csv, csv_path);
  diagnostics.insert(diagnostics.end(), read.diagnostics().begin(), read.diagnostics().end());
  if (!read) return;
  const auto fail = [&](int line, const char* code, std::string message) {
    Diagnostic d;
    d.code = code;
    d.span = {csv_path, line, 0, 1};
    d.message = std::move(message);
    diagnostics.push_back(std::move(d));
  };
  if (read->header != std::vector<std::string>{"path", "codes", "kind", "name"}) {
    fail(1, "wrong-columns", "expected the columns path,codes,kind,name");
    return;
  }
  // Views of what stays where it is: the records, and entries that are never moved.
  entries_->reserve(entries_->size() + read->records.size());
  std::unordered_map<std::string_view, int> known;
  std::unordered_set<std::uint64_t> codes;
  std::unordered_set<std::string_view> listed;
  known.reserve(entries_->capacity());
  codes.reserve(entries_->capacity() * 2);
  listed.reserve(read->records.size());
  for (std::size_t i = 0; i < entries().size(); ++i) {
    known.emplace(entries()[i].path, static_cast<int>(i));
    for (const auto& code : entries()[i].codes) codes.insert(number_of(code));
  }
  for (const auto& record : read->records) {
    const auto& path = record.cells[0];
    if (!place_path(path) || !plain_name(record.cells[2]) || record.cells[3].empty()) {
      fail(record.line, "bad-place", "expected a path like `us/ca/los-angeles-county`, a kind and a name");
      continue;
    }
    if (!listed.insert(path).second) fail(record.line, "duplicate-place", "`" + path + "` stands here twice");
    auto at = known.find(path);
    if (at == known.end()) {
      const auto parent =
          known.find(std::string_view(path).substr(0, std::min(path.rfind('/'), path.size())));
      if (parent == known.end()) {
        fail(record.line, "place-without-parent",
             "the place that `" + path + "` lies in does not stand before it");
        continue;
      }
      PlaceEntry entry;
      const auto& around = this->entry(parent->second);
      entry.path = path;
      entry.title = record.cells[3];
      entry.kind = record.cells[2];
      entry.level = around.level == "country" ? "state" : around.level == "state" ? "county" : "city";
      entry.time_zone = around.time_zone;
      entry.fair_market_area = around.fair_market_area;
      entry.parent = parent->second;
      // Of a place that says all of its parts, it is one of them.
      entry.listed = around.spot;
      at = known.emplace(path, static_cast<int>(entries().size())).first;
      entries_->push_back(std::move(entry));
    }
    for (const auto code : words_in(record.cells[1])) {
      if (!code_of_place(code))
        fail(record.line, "bad-code", "expected the five digits of a county or the ten of a town");
      else if (!codes.insert(number_of(code)).second)
        fail(record.line, "duplicate-place", "another place has the code " + std::string(code));
      (*entries_)[static_cast<std::size_t>(at->second)].codes.emplace_back(code);
    }
  }
}

}  // namespace holdfast
