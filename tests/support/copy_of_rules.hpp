// A copy of the shipped rules with one file changed, for tests of the command line.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/command.hpp"
#include "tests/support/rejected.hpp"
#include "tests/support/scratch_folder.hpp"

namespace holdfast::cli {

class CopyOfRules {
 public:
  CopyOfRules(const std::string& file, const std::string& find, const std::string& put) {
    std::filesystem::copy(root + "/rules", folder_.path(), std::filesystem::copy_options::recursive);
    auto bytes = bytes_of(folder_ / file);
    const auto at = bytes.find(find);
    EXPECT_NE(at, std::string::npos) << find;
    if (at != std::string::npos) bytes.replace(at, find.size(), put);
    std::ofstream(folder_ / file, std::ios::binary) << bytes;
  }

  std::string folder() const { return folder_.path().string(); }

 private:
  const ScratchFolder folder_;
};

}  // namespace holdfast::cli
