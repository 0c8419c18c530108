#include "cli/folder.hpp"

#include <array>
#include <fstream>

namespace holdfast::cli {

namespace fs = std::filesystem;

namespace {

// In pieces: a byte at a time is what takes longest of reading two megabytes of figures.
std::string all_of(std::istream& in) {
  std::string bytes;
  std::array<char, std::size_t{1} << 16U> piece{};
  while (in.read(piece.data(), piece.size()) || in.gcount() > 0)
    bytes.append(piece.data(), static_cast<std::size_t>(in.gcount()));
  return bytes;
}

}  // namespace

std::vector<SourceFile> read_folder(const fs::path& folder) {
  std::vector<SourceFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    files.push_back({entry.path().lexically_relative(folder).generic_string(), all_of(stream)});
  }
  return files;
}

std::optional<std::string> read_file(const std::string& path, std::istream& in) {
  if (path == "-") return all_of(in);
  std::ifstream stream(path, std::ios::binary);
  std::error_code error;
  if (!stream || fs::is_directory(path, error)) return std::nullopt;
  return all_of(stream);
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
