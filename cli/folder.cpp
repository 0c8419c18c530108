#include "cli/folder.hpp"

#include <fstream>
#include <iterator>

namespace holdfast::cli {

namespace fs = std::filesystem;

std::vector<SourceFile> read_folder(const fs::path& folder) {
  std::vector<SourceFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    files.push_back({entry.path().lexically_relative(folder).generic_string(),
                     {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()}});
  }
  return files;
}

std::optional<std::string> read_file(const std::string& path, std::istream& in) {
  if (path == "-") return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  std::ifstream stream(path, std::ios::binary);
  std::error_code error;
  if (!stream || fs::is_directory(path, error)) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
}

bool write_file(const std::string& path, const std::string& bytes) {
  std::ofstream stream(path, std::ios::binary);
  stream << bytes;
  return static_cast<bool>(stream.flush());
}

std::optional<fs::path> find_rules(const std::string& told) {
  const auto good = [](const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / "vocabulary.yaml", error);
  };
  if (!told.empty()) {
    std::error_code error;
    return fs::is_directory(told, error) ? std::optional<fs::path>(told) : std::nullopt;
  }
  std::error_code error;
  const auto program = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const auto& folder :
       {program / "rules", program / ".." / "rules", program / ".." / "share/holdfast/rules"})
    if (good(folder)) return folder.lexically_normal();
  return std::nullopt;
}

}  // namespace holdfast::cli
