#include "cli/run_folder.hpp"

#include <ostream>

#include "cli/folder.hpp"

namespace holdfast::cli {
namespace {

namespace fs = std::filesystem;

// An unfinished run left this in the place of the manifest.
constexpr const char* unfinished_name = "unfinished";

// So that no picture of an earlier run stays beside this one's; whatever else is there is not ours.
void remove_charts(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> ours;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const auto name = entry.path().filename().string();
    if ((name.starts_with("rule-") || name.starts_with("budget-")) &&
        (name.ends_with(".svg") || name.ends_with(".csv")))
      ours.push_back(entry.path());
  }
  for (const auto& path : ours) fs::remove(path, error);
}

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
  if (ours) remove_charts(path_ / "charts");
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
