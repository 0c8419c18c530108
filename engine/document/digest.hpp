#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

// SHA-256 over the parts, each preceded by its length as eight bytes (so that no two lists of parts have the
// same bytes); 64 hex digits in lower case.
std::string sha256(const std::vector<std::string_view>& parts);

// Plain SHA-256 of bytes that come in pieces, as `sha256sum` prints it.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void add(std::string_view bytes);
  std::string hex();  // once, after the last bytes

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

// Plain SHA-256 of the text, in base64, as a page's policy names its style sheet.
std::string sha256_base64(std::string_view text);
std::string sha256_hex(std::string_view text);

}  // namespace holdfast
