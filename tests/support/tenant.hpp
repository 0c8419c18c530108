// Somebody who answers an interview: looks at what was asked and types what was prepared for that question,
// in whatever order the questions come. What is prepared is a queue for each fact; then "?".
#pragma once

#include <algorithm>
#include <deque>
#include <istream>
#include <map>
#include <sstream>
#include <streambuf>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "tests/support/rules_folder.hpp"

namespace holdfast::cli {

using Prepared = std::map<std::string, std::deque<std::string>>;

struct Interviewed {
  int code = 0;
  std::string out;
  std::string err;                 // without what was typed
  std::string transcript;          // with it, as a terminal shows it
  std::vector<std::string> asked;  // facts and columns, in order, each time that they were put
  Prepared left;                   // what was prepared and never asked
};

// The words of a text in single spaces, so that it is found wherever lines are broken.
inline std::string in_one_line(const std::string& text) {
  std::istringstream words(text);
  std::string line;
  for (std::string word; words >> word;) line += (line.empty() ? "" : " ") + word;
  return line;
}

class Tenant : public std::streambuf {
 public:
  Tenant(Prepared prepared, std::string language, const std::ostringstream& err, Interviewed& interviewed)
      : prepared_(std::move(prepared)), language_(std::move(language)), err_(err), seen_(interviewed) {}

  const Prepared& left() const { return prepared_; }
  std::size_t heard() const { return heard_; }

 private:
  static constexpr int patience = 400;  // lines

  int_type underflow() override {
    const auto said = err_.str().substr(heard_);
    heard_ += said.size();
    seen_.transcript += said;
    const auto fact = question_in(said);
    if (!fact.empty()) {
      question_ = fact;
      seen_.asked.push_back(fact);
    }
    auto& own = prepared_[question_];
    // What is prepared for a list may hold the cells of its rows too.
    auto& queue = own.empty() ? prepared_[question_.substr(0, question_.find('.'))] : own;
    if (++lines_ > patience || ends(queue) || ends(prepared_[last_])) return traits_type::eof();
    last_ = own.empty() ? question_.substr(0, question_.find('.')) : question_;
    line_ = queue.empty() ? "?" : queue.front();
    if (!queue.empty()) queue.pop_front();
    line_ += "\n";
    seen_.transcript += line_;
    setg(line_.data(), line_.data(), line_.data() + line_.size());
    return traits_type::to_int_type(line_.front());
  }

  static bool ends(const std::deque<std::string>& queue) {
    return !queue.empty() && queue.front() == "(end)";
  }

  // The fact or column that was asked about last.
  std::string question_in(const std::string& said) const {
    const auto text = in_one_line(said);
    std::string last;
    std::size_t at = 0;
    const auto& texts = shipped_rules().texts;
    for (const auto& key : texts.keys(language_)) {
      if (!key.starts_with("facts.") || !key.ends_with(".ask")) continue;
      const auto found = text.rfind(" " + in_one_line(*texts.find(language_, key)));
      if (found == std::string::npos || (!last.empty() && found < at)) continue;
      last = key.substr(6, key.size() - 10);
      at = found;
    }
    return last;
  }

  Prepared prepared_;
  std::string language_;
  const std::ostringstream& err_;
  Interviewed& seen_;
  std::size_t heard_ = 0;
  std::string question_;
  std::string last_;  // of which queue the last line was
  std::string line_;
  int lines_ = 0;
};

inline Interviewed interviewed(Prepared prepared, const std::string& language = "en",
                               const std::vector<std::string>& more = {"--as-of", "2026-11-24"}) {
  Interviewed result;
  std::ostringstream out;
  std::ostringstream err;
  Tenant tenant(std::move(prepared), language, err, result);
  std::istream in(&tenant);
  std::vector<std::string> arguments = {"ask", "--lang", language, "--rules",
                                        std::string(HOLDFAST_SOURCE_DIR) + "/rules"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  result.code = run(arguments, {in, out, err});
  result.out = out.str();
  result.err = err.str();
  result.transcript += result.err.substr(tenant.heard());
  result.left = tenant.left();
  return result;
}

}  // namespace holdfast::cli
