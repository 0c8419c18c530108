// Every suite under a folder, run and counted.
#pragma once

#include <filesystem>
#include <iosfwd>

namespace holdfast::conformance {

// Prints passed, attempted and total of each folder with the reasons for what was skipped, every failure, and
// a last line `passed N attempted N total N`. Says to `err` what could not be read. 0: cases were found and
// every file of them read.
int report(const std::filesystem::path& folder, std::ostream& out, std::ostream& err);

}  // namespace holdfast::conformance
