// tests/rejected: one small mistake a file, and beside it, in NAME.expected, the whole message that it must
// give.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace holdfast {

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

inline std::vector<std::filesystem::path> mistakes_in(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(HOLDFAST_SOURCE_DIR) /
                                                               "tests/rejected" / folder))
    if (entry.path().extension() != ".expected") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

// Compares with NAME.expected. With HOLDFAST_WRITE_EXPECTED set, a missing one is written, to be read by a
// person before it is committed; the test still fails then.
inline void expect_message(const std::filesystem::path& mistake, const std::string& message) {
  auto expected = mistake;
  expected.replace_extension(".expected");
  if (!std::filesystem::exists(expected) && std::getenv("HOLDFAST_WRITE_EXPECTED") != nullptr)
    std::ofstream(expected, std::ios::binary) << message;
  else
    EXPECT_TRUE(std::filesystem::exists(expected)) << expected << " is missing";
  EXPECT_FALSE(message.empty()) << mistake << " was not refused";
  EXPECT_EQ(message, bytes_of(expected)) << mistake;
}

}  // namespace holdfast
