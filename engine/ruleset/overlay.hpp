// A small overlay on a rule's text, in a reform's words: `figures.months: 2 months`,
// `barred_unless.must: reach`, `governed_by: filed_on`, `status: invalidated`, or an element `left_out`.
#pragma once

#include <map>
#include <string>

#include "engine/ruleset/fields.hpp"

namespace holdfast {

struct Overlay {
  Node root;                                          // the rule's text, changed
  std::map<std::string, std::string> table_editions;  // table -> edition, from `table: table.edition`
};

// An event of a history: `event` on `date`, as nobody says but for the reason `why`. It stands where `key`
// does.
Node status_event(const Node& key, const Node& event, const std::string& date, const std::string& why);

// After all that happened by its day.
void insert_event(Node& history, Node event);

// What stands at the path of keys, `figures.months`; null where nothing does.
Node* find_path(Node& root, std::string_view path);

// Applies every member of `changes` to `overlay`, in order; a path that leads nowhere is an error with the
// nearest. `from` is the day from which a changed status holds (text, as in a history).
void apply_changes(Reader& reader, const Node& changes, const std::string& pointer, const std::string& from,
                   const std::vector<std::string>& tables, Overlay& overlay);

}  // namespace holdfast
