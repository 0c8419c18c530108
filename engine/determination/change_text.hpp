// What is different between two answers and why, on the page. Inside this folder only.
#pragma once

#include <string>
#include <vector>

#include "engine/determination/difference.hpp"
#include "engine/determination/finding_text.hpp"

namespace holdfast {

class ChangeText {
 public:
  // `under`: where the sentences stand among the texts: `pieces` or `if_law`.
  ChangeText(const Sentences& sentences, std::string under, Page& page, SourceNumbers& numbers)
      : sentences_(sentences),
        words_(sentences.words()),
        under_(std::move(under)),
        page_(page),
        numbers_(numbers) {}

  void write(const Determination& before, const Determination& now, const std::vector<Change>& changes);

 private:
  struct Line {
    std::string sentence;
    int indent = 0;
    bool operator==(const Line&) const = default;
  };
  struct Told {  // changes that are told in one bullet
    std::string rule;
    std::vector<const Finding*> findings;
    std::string before;
    std::string after;
    std::vector<Line> because;
    int rank = 0;
  };

  Told told(const Determination& before, const Determination& now, const Change& change);
  static void add_line(std::vector<Line>& lines, std::string sentence, int indent);
  std::vector<Line> because(const Finding* was, const Finding& finding, const std::vector<Reason>& reasons);
  std::string sentence(const Told& told) const;
  std::string say(const char* key, const Blanks& blanks = {}) const {
    return words_.say(under_ + "." + key, blanks);
  }

  const Sentences& sentences_;
  const Words& words_;
  const std::string under_;
  Page& page_;
  SourceNumbers& numbers_;
};

}  // namespace holdfast
