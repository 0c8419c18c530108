// A folder of pages on the disk. It is written only where there is nothing yet, or over pages that this
// program wrote itself, which a list in the folder says; nothing is ever deleted, and no link is followed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/ruleset/ruleset.hpp"

namespace holdfast::cli {

struct WrittenPages {
  bool done = false;
  std::string said;  // why not, or which pages of an earlier time were left; in whole lines
};

WrittenPages write_pages(const std::filesystem::path& folder, const std::vector<SourceFile>& pages);

}  // namespace holdfast::cli
