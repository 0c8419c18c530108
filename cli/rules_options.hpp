// The commands under `holdfast rules`, and the options that most commands share.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cli/command.hpp"

namespace holdfast::cli {

void add_rules_option(CLI::App& command, std::string& rules);
void add_language_option(CLI::App& command, std::string& language);
void add_format_option(CLI::App& command, std::string& format);  // text, json

// `options` and `code` outlive the parsing.
void add_rules_commands(CLI::App& app, RulesOptions& options, Streams streams, int& code);

}  // namespace holdfast::cli
