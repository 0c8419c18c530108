#include "cli/run_folder.hpp"

#include <ostream>

#include "cli/folder.hpp"

namespace holdfast::cli {
namespace {

namespace fs = std::filesystem;

// An unfinished run left this in the place of the manifest.
constexpr const char* unfinished_name = "unfinished";

}  // namespace

bool RunFolder::open(std::ostream& err) {
  std::error_code error;
  const bool ours = fs::exists(path_ / manifest_name, error) || fs::exists(path_ / partial_name, error) ||
                    fs::exists(path_ / unfinished_name, error);
  if (fs::exists(path_, error) && !ours && !(fs::is_directory(path_, error) && fs::is_empty(path_, error))) {
    err << "--out: there is something else in " << path_.string() << "; name a new folder\n";
    return false;
  }
  fs::create_directories(path_, error);
  if (!write_file(at(unfinished_name), "")) {
    err << "cannot write to " << path_.string() << "\n";
    return false;
  }
  fs::remove(path_ / manifest_name, error);
  fs::remove(path_ / partial_name, error);
  return true;
}

bool RunFolder::write(const std::vector<OutputFile>& files, std::ostream& err) const {
  std::error_code error;
  for (const auto& file : files) {
    fs::create_directories((path_ / file.name).parent_path(), error);
    if (!write_file(at(file.name), file.text)) {
      err << "cannot write " << file.name << "\n";
      return false;
    }
  }
  fs::remove(path_ / unfinished_name, error);
  return true;
}

}  // namespace holdfast::cli
