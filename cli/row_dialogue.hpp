// A list, such as the adults who were served: whether there is anything to tell, then row by row and column
// by column until there are no more.
#pragma once

#include <string>
#include <vector>

#include "cli/dialogue.hpp"

namespace holdfast::cli {

class RowDialogue {
 public:
  // Keeps references to all of them.
  RowDialogue(Dialogue& dialogue, const Interview& interview, const Fact& list)
      : dialogue_(dialogue), interview_(interview), list_(list) {}

  // An answer is a list of rows, empty where there are none; or it is open. Rows that were begun and not
  // finished are no answer.
  Turn ask(const Put& put);

 private:
  Turn ask_rows();
  Turn ask_column(std::size_t row, std::size_t column);
  Node rows(const std::vector<Node>& cells) const;

  Dialogue& dialogue_;
  const Interview& interview_;
  const Fact& list_;
  std::vector<Node> cells_;  // row after row
};

}  // namespace holdfast::cli
