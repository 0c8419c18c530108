// One finding on the page: how it came out, its own sentence, why, and what stays open.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/determination/page.hpp"
#include "engine/determination/sentences.hpp"

namespace holdfast {

// Sources are numbered over the whole page, in the order in which they are met.
class SourceNumbers {
 public:
  int number(const Source& source);
  // " (source 2)" after what the reason says; "" when it names none.
  std::string cited(const Words& words, const Finding& finding, const Reason& reason);
  const std::vector<Source>& sources() const { return sources_; }

 private:
  std::vector<Source> sources_;
};

class FindingText {
 public:
  FindingText(const Sentences& sentences, Day as_of, Page& page, SourceNumbers& numbers)
      : sentences_(sentences), words_(sentences.words()), as_of_(as_of), page_(page), numbers_(numbers) {}

  // `months`: all findings that this one stands for, itself among them, when it speaks of months.
  using Months = std::vector<const Finding*>;
  void write(const Finding& finding, const Months& months = {});
  std::string title(const Finding& finding, const Months& months = {}) const;
  // A rule that is not in force says when it was.
  void write_in_a_line(const Finding& finding);
  // Why the rule is not for this home or case at all: every edition leaves it out, or has other grounds.
  // Nothing where it may be, or where a doubt is told of it.
  static std::vector<const Reason*> why_not_for_this(const Finding& finding);
  void write_why_not_for_this(const Finding& finding);
  // A proposal says no more than that it is not law, and how far it came.
  void write_proposal(const Finding& finding);

 private:
  static Reason status_of(const Reason& edition);
  void deadlines(const Finding& finding);
  void still_owed(const Months& months);
  void relief(const Finding& finding);
  void reasons(const Finding& finding);
  void reason(const Finding& finding, const Reason& reason, int indent);
  void open_points(const Finding& finding);
  void doubts(const Finding& finding);
  std::string cited(const Finding& finding, const Reason& reason) {
    return numbers_.cited(words_, finding, reason);
  }

  const Sentences& sentences_;
  const Words& words_;
  const Day as_of_;
  Page& page_;
  SourceNumbers& numbers_;
  std::set<std::pair<std::string, std::string>> told_doubts_;  // rule, doubt
};

}  // namespace holdfast
