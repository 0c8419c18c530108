// Files, where the program meets the disk: the only place that opens any.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "engine/ruleset/ruleset.hpp"

namespace holdfast::cli {

// Every file in `folder` and below, with its path relative to it. Throws std::filesystem::filesystem_error.
std::vector<SourceFile> read_folder(const std::filesystem::path& folder);

// The whole of a file, or of `in` when the path is `-`; nothing if it cannot be read.
std::optional<std::string> read_file(const std::string& path, std::istream& in);

// Whether the file now holds these bytes and nothing else.
bool write_file(const std::string& path, const std::string& bytes);

// Where the rules are: `told`, else beside the program, else where an installation puts them.
std::optional<std::filesystem::path> find_rules(const std::string& told);

}  // namespace holdfast::cli
