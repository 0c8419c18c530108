// The rows that a body brings: the text of a table, or a list of objects, each a row. Of both comes a table.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "api/handlers/body.hpp"

namespace holdfast::api {

class PostedRows {
 public:
  // `rows`, in the body; mistakes are the body's.
  PostedRows(Body& body, std::size_t most_rows);
  ~PostedRows();
  PostedRows(const PostedRows&) = delete;
  PostedRows& operator=(const PostedRows&) = delete;

  const std::string& table() const { return table_; }
  bool as_text() const { return as_text_; }
  // What is wrong with the table's header, at the places in the body that it comes from.
  Mistakes of_header(const Diagnostics& found, const Ruleset& ruleset) const;

 private:
  void collect(Body& body, const Node& rows, std::size_t most_rows);

  std::string table_;
  bool as_text_ = false;
  std::vector<std::pair<int, int>> keys_;  // of objects: the line and column where a key stands first
};

}  // namespace holdfast::api
