// The command `holdfast serve`: rules are read once, connections are answered until a signal says to stop.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "api/limits.hpp"
#include "engine/ruleset/ruleset.hpp"

namespace CLI {
class App;
}

namespace holdfast::api {

// How the program finds and reads a folder of rules; given by whoever knows the disk.
struct RulesFolder {
  std::function<std::optional<std::filesystem::path>(const std::string& told)> find;
  std::function<std::vector<SourceFile>(const std::filesystem::path&)> read;
};

struct ServeOptions {
  std::vector<std::string> listen;  // none: 127.0.0.1:8080
  std::string rules;                // "" to find them
  unsigned threads = 0;             // 0: one for each core
  bool log = false;
  ServerLimits limits;
  std::string allowed_origin;  // CORS
  std::string token_file;
  std::string tls_certificate;  // files in PEM: the chain, and its key
  std::string tls_key;
};

// The exit code. Words about the run itself go to `err`; nothing of any request but what `log` says.
int serve(const ServeOptions& options, const RulesFolder& folder, std::ostream& err);

// `options` and `code` outlive the parsing.
void add_serve_command(CLI::App& app, ServeOptions& options, const RulesFolder& folder, std::ostream& err,
                       int& code);

}  // namespace holdfast::api
