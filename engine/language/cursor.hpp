// Where a parser stands among its tokens, and the first mistake that it met.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/language/lexer.hpp"

namespace holdfast {

class Cursor {
 public:
  // `all` ends with a token of kind `end`, which the cursor never passes.
  Cursor(std::vector<Token> all, std::vector<ExpressionError>& errors)
      : all_(std::move(all)), errors_(errors) {}

  const std::vector<Token>& all() const { return all_; }
  std::size_t place() const { return at_; }
  const Token& now() const { return all_[at_]; }
  const Token& ahead(std::size_t count) const { return all_[std::min(at_ + count, all_.size() - 1)]; }
  bool good() const { return errors_.empty(); }

  bool at(std::string_view text) const { return is(now(), text); }
  static bool is(const Token& token, std::string_view text) {
    return token.text == text && (token.kind == Token::Kind::symbol || token.kind == Token::Kind::name);
  }
  bool at_symbol(std::string_view text) const { return now().kind == Token::Kind::symbol && at(text); }
  bool take(std::string_view text) {
    if (!at(text)) return false;
    ++at_;
    return true;
  }
  void next() {
    if (now().kind != Token::Kind::end) ++at_;
  }
  void give_up() { at_ = all_.size() - 1; }
  // The next `count` names as one, joined by spaces.
  std::string take_words(std::size_t count) {
    std::string text;
    for (; count > 0; --count, next()) text += (text.empty() ? "" : " ") + now().text;
    return text;
  }

  // Only the first mistake of a text's shape is told: after it the rest is guesswork.
  void fail(const char* code, std::string message, std::string help) {
    fail_at(now(), code, std::move(message), std::move(help));
  }
  void fail_at(const Token& token, const char* code, std::string message, std::string help) {
    if (errors_.empty())
      errors_.push_back({code, token.offset, std::max(token.length, 1), std::move(message), std::move(help)});
  }
  void need(std::string_view text, const char* code, const std::string& help) {
    if (!take(text)) fail(code, "expected `" + std::string(text) + "`", help);
  }

  // Where the token before this one ended.
  int end() const { return at_ == 0 ? 0 : all_[at_ - 1].offset + all_[at_ - 1].length; }

 private:
  std::vector<Token> all_;
  std::vector<ExpressionError>& errors_;
  std::size_t at_ = 0;
};

}  // namespace holdfast
