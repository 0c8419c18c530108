// The body of a POST: an object whose keys the endpoint names. Every mistake in it is found before anything
// is answered.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/call.hpp"
#include "engine/ruleset/fields.hpp"

namespace holdfast::api {

class Body {
 public:
  struct Keys {
    std::vector<std::string> own;   // of the endpoint itself, beside `lang`
    std::vector<std::string> left;  // these stay in the document, for who reads all of it
    std::string_view expected;      // "an object with ..."
    Limits limits;
  };
  Body(const Call& call, Keys keys);
  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;

  const std::string& language() const { return language_; }
  const Node* find(std::string_view key) const;                                // one of the endpoint's own
  std::string choice(std::string_view key, std::vector<std::string> choices);  // the first unless told
  // A whole number from `least` to `most`; `otherwise` unless told.
  std::size_t count(std::string_view key, std::size_t least, std::size_t most, std::size_t otherwise);
  std::string text(const Node& node, const std::string& pointer, std::string_view what);
  Reader& reader() { return reader_; }
  void mistake(std::string pointer, std::string code, std::string message, std::string help);
  void mistake(Mistake one) { more_.push_back(std::move(one)); }

  bool wrong() const { return has_errors(diagnostics_) || !more_.empty(); }
  // All that is wrong with the body, as a reply; nothing where nothing is.
  std::optional<Reply> refusal();

 protected:
  const Call& call() const { return call_; }
  bool readable() const { return readable_; }  // it is JSON, and an object
  const Document& document() const { return document_; }
  Diagnostics& diagnostics() { return diagnostics_; }

 private:
  void lift(const Keys& keys);

  const Call& call_;
  std::string language_;
  bool readable_ = false;
  Document document_;
  Diagnostics diagnostics_;
  Reader reader_{document_, diagnostics_};
  Mistakes more_;
  std::vector<Member> own_;
};

}  // namespace holdfast::api
