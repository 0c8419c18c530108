// The folder that a simulation leaves behind. Its manifest is taken away first and written last, so a folder
// without one is not finished.
#pragma once

#include <filesystem>
#include <string>

#include "cli/command.hpp"
#include "engine/simulation/partial.hpp"
#include "engine/simulation/tables.hpp"

namespace holdfast::cli {

class RunFolder {
 public:
  explicit RunFolder(std::string path) : path_(std::move(path)) {}

  // Makes it, or takes over one that an earlier run left; false, with words to `err`, where something else is
  // there.
  bool open(std::ostream& err);
  std::string at(const std::string& name) const { return (path_ / name).string(); }
  // In this order.
  bool write(const std::vector<OutputFile>& files, std::ostream& err) const;

 private:
  std::filesystem::path path_;
};

inline constexpr const char* manifest_name = "run.json";
inline constexpr const char* partial_name = "partial.json";

}  // namespace holdfast::cli
