#include "cli/page_folder.hpp"

#include <fstream>
#include <optional>
#include <set>

#include "cli/folder.hpp"

namespace holdfast::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* list_name = "holdfast-pages.txt";
constexpr const char* list_head = "Written by `holdfast rules page`, which may write these again:";

// The pages that were written before; nothing where the folder holds something and no list of ours.
std::optional<std::set<std::string>> written_before(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error) || fs::is_empty(folder, error)) return std::set<std::string>{};
  if (!fs::is_regular_file(fs::symlink_status(folder / list_name, error))) return std::nullopt;
  std::ifstream list(folder / list_name);
  std::string line;
  if (!std::getline(list, line) || line != list_head) return std::nullopt;
  std::set<std::string> pages;
  while (std::getline(list, line)) pages.insert(line);
  return pages;
}

// What stands in the way of writing `page`, if anything does.
std::optional<fs::path> in_the_way(const fs::path& folder, const std::string& page, bool ours) {
  std::error_code error;
  auto at = folder;
  for (const auto& part : fs::path(page)) {
    at /= part;
    const auto status = fs::symlink_status(at, error);
    if (status.type() == fs::file_type::not_found) return std::nullopt;
    const bool last = at == folder / page;
    if (last ? !ours || !fs::is_regular_file(status) : !fs::is_directory(status)) return at;
  }
  return std::nullopt;
}

bool write_file(const fs::path& path, const std::string& bytes) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) return false;
  std::ofstream stream(path, std::ios::binary | std::ios::trunc);
  stream << bytes;
  stream.close();
  return !stream.fail();
}

}  // namespace

WrittenPages write_pages(const fs::path& folder, const std::vector<SourceFile>& pages) {
  std::error_code error;
  if (fs::exists(folder, error) && !fs::is_directory(folder, error))
    return {false, "`" + folder.string() + "` is no folder\n"};
  const auto before = written_before(folder);
  if (!before)
    return {false, "`" + folder.string() +
                       "` holds files that this command did not write; name a folder that is new or empty\n"};
  std::set<std::string> all = *before;
  for (const auto& page : pages) {
    all.insert(page.path);
    if (const auto other = in_the_way(folder, page.path, before->count(page.path) > 0))
      return {false,
              "`" + other->string() + "` was not written by this command, and stands where a page would\n"};
  }
  // The list comes first, so that a run that was cut short can be done again.
  std::string list = std::string(list_head) + "\n";
  for (const auto& page : all) list += page + "\n";
  const auto refused = [](const fs::path& path) {
    return WrittenPages{false, "`" + path.string() + "` could not be written\n"};
  };
  if (!write_file(folder / list_name, list)) return refused(folder / list_name);
  for (const auto& page : pages)
    if (!write_file(folder / page.path, page.bytes)) return refused(folder / page.path);
  WrittenPages written{true, ""};
  for (const auto& page : pages) all.erase(page.path);
  for (const auto& page : all)
    if (fs::exists(folder / page, error))
      written.said += "`" + (folder / page).string() + "` is of an earlier time: no rule has that page now\n";
  return written;
}

}  // namespace holdfast::cli
