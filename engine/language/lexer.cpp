#include "engine/language/lexer.hpp"

#include <array>

namespace holdfast {
namespace {

bool name_start(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool name_part(char c) { return name_start(c) || digit(c) || upper(c); }

struct Slip {  // how other languages write it
  std::string_view written;
  const char* message;
  const char* help;
};

constexpr std::array<Slip, 11> slips = {{
    {"==", "`==` is not an operator here", "write `=`"},
    {"=>", "`=>` is not an operator", "write `>=`"},
    {"=<", "`=<` is not an operator", "write `<=`"},
    {"<>", "`<>` is not an operator here", "write `!=`"},
    {"&&", "`&&` is not an operator here", "write `and`"},
    {"||", "`||` is not an operator here", "write `or`"},
    {"\xE2\x89\xA5", "this sign is not an operator here", "write `>=`"},
    {"\xE2\x89\xA4", "this sign is not an operator here", "write `<=`"},
    {"\xE2\x89\xA0", "this sign is not an operator here", "write `!=`"},
    {"{", "`{` opens a context, which rules do not have", "name what you mean under `definitions`"},
    {"'", "text stands in double quotes", "write `\"text\"`"},
}};

constexpr std::array<std::string_view, 19> symbols = {"!=", "<=", ">=", "**", "..", "=", "<", ">", "+", "-",
                                                      "*",  "/",  "(",  ")",  "[",  "]", ",", ".", ":"};

class Lexer {
 public:
  Lexer(std::string_view source, std::vector<ExpressionError>& errors) : source_(source), errors_(errors) {}

  std::vector<Token> run() {
    while (at_ < source_.size()) {
      const char c = source_[at_];
      if (c == ' ' || c == '\n')
        ++at_;
      else if (name_start(c) || upper(c))
        read_name();
      else if (digit(c) || (c == '.' && at_ + 1 < source_.size() && digit(source_[at_ + 1])))
        read_number();
      else if (c == '"')
        read_text(Token::Kind::text);
      else if (c == '@' && at_ + 1 < source_.size() && source_[at_ + 1] == '"')
        read_text(Token::Kind::moment);
      else
        read_symbol();
    }
    add(Token::Kind::end, at_, "");
    return std::move(all_);
  }

 private:
  void fail(const char* code, std::size_t from, std::size_t length, std::string message, std::string help) {
    errors_.push_back(
        {code, static_cast<int>(from), static_cast<int>(length), std::move(message), std::move(help)});
  }

  Token& add(Token::Kind kind, std::size_t from, std::string text) {
    Token token;
    token.kind = kind;
    token.text = std::move(text);
    token.offset = static_cast<int>(from);
    token.length = static_cast<int>(at_ - from);
    all_.push_back(std::move(token));
    return all_.back();
  }

  void read_name() {
    const std::size_t from = at_;
    while (at_ < source_.size() &&
           (name_part(source_[at_]) ||
            (source_[at_] == '.' && at_ + 1 < source_.size() && name_start(source_[at_ + 1]))))
      ++at_;
    const auto text = source_.substr(from, at_ - from);
    for (const char c : text)
      if (upper(c)) {
        fail("bad-name", from, text.size(), "names are in lower case", "write it in lower_snake");
        break;
      }
    add(Token::Kind::name, from, std::string(text));
  }

  void read_number() {
    const std::size_t from = at_;
    while (at_ < source_.size() &&
           (name_part(source_[at_]) || (source_[at_] == '.' && !source_.substr(at_).starts_with(".."))))
      ++at_;
    const auto text = source_.substr(from, at_ - from);
    const auto number = parse_decimal(text);
    if (!number)
      fail("bad-number", from, text.size(),
           "`" + std::string(text) + "` is not a number as it is written here",
           "write digits with at most one point: `0`, `12`, `0.25`");
    add(Token::Kind::number, from, std::string(text)).number = number.value_or(Decimal{});
  }

  void read_text(Token::Kind kind) {
    const std::size_t from = at_;
    at_ += kind == Token::Kind::moment ? 2 : 1;
    std::string text;
    while (at_ < source_.size() && source_[at_] != '"') text += source_[at_++];
    if (at_ == source_.size())
      fail("unclosed-text", from, at_ - from, "this text is never closed", "end it with `\"`");
    else
      ++at_;
    add(kind, from, std::move(text));
  }

  void read_symbol() {
    const std::size_t from = at_;
    const auto rest = source_.substr(at_);
    for (const auto& slip : slips)
      if (rest.starts_with(slip.written)) {
        at_ += slip.written.size();
        fail("foreign-operator", from, slip.written.size(), slip.message, slip.help);
        return;
      }
    for (const auto symbol : symbols)
      if (rest.starts_with(symbol)) {
        at_ += symbol.size();
        add(Token::Kind::symbol, from, std::string(symbol));
        return;
      }
    do ++at_;
    while (at_ < source_.size() && (static_cast<unsigned char>(source_[at_]) & 0xC0U) == 0x80U);
    fail("bad-character", from, at_ - from,
         "`" + std::string(source_.substr(from, at_ - from)) + "` has no meaning in an expression",
         source_[from] == '!' ? "write `not(…)`" : "");
  }

  std::string_view source_;
  std::vector<ExpressionError>& errors_;
  std::size_t at_ = 0;
  std::vector<Token> all_;
};

}  // namespace

std::vector<Token> tokens(std::string_view source, std::vector<ExpressionError>& errors) {
  return Lexer(source, errors).run();
}

}  // namespace holdfast
