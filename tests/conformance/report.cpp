#include "tests/conformance/report.hpp"

#include <algorithm>
#include <map>
#include <ostream>

#include "tests/conformance/suite.hpp"

namespace holdfast::conformance {
namespace {

namespace fs = std::filesystem;

struct Tally {
  int passed = 0;
  int attempted = 0;
  int total = 0;

  void operator+=(const Tally& other) {
    passed += other.passed;
    attempted += other.attempted;
    total += other.total;
  }
};

std::ostream& operator<<(std::ostream& out, const Tally& tally) {
  return out << "passed " << tally.passed << " attempted " << tally.attempted << " total " << tally.total;
}

struct Chapter {  // a folder of suites
  Tally all;
  Tally not_null;  // of the cases that want more than null
  std::map<std::string, int> skipped;
  std::vector<std::string> failed;
};

std::string percent(int part, int whole) {
  const int tenths = whole == 0 ? 0 : part * 1000 / whole;  // never rounded up
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

void count(Chapter& chapter, const Case& test, const Outcome& outcome) {
  Tally tally;
  tally.total = 1;
  tally.attempted = outcome.kind == Outcome::Kind::skipped ? 0 : 1;
  tally.passed = outcome.kind == Outcome::Kind::passed ? 1 : 0;
  chapter.all += tally;
  if (!wants_null(test)) chapter.not_null += tally;
  if (outcome.kind == Outcome::Kind::skipped) ++chapter.skipped[outcome.why];
  if (outcome.kind == Outcome::Kind::failed)
    chapter.failed.push_back(test.id + ": " + on_one_line(outcome.why));
}

void run(Chapter& chapter, const Suite& suite, const std::optional<Model>& model) {
  for (const auto& test : suite.cases)
    count(chapter, test,
          model ? tried(test, *model) : Outcome{Outcome::Kind::skipped, "its model cannot be read"});
}

void print(const std::string& name, const Chapter& chapter, std::ostream& out) {
  out << name << ": " << chapter.all << "\n";
  std::vector<std::pair<std::string, int>> reasons(chapter.skipped.begin(), chapter.skipped.end());
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  for (const auto& [reason, times] : reasons) out << "  skipped " << times << ": " << reason << "\n";
  for (const auto& failure : chapter.failed) out << "  failed " << failure << "\n";
}

std::vector<fs::path> xml_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() == ".xml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int report(const fs::path& folder, std::ostream& out, std::ostream& err) {
  std::error_code none;
  if (folder.empty() || !fs::is_directory(folder, none)) {
    err << "conformance: no folder `" << folder.string()
        << "`; name the one that the TCK's test cases are in: make conformance TCK=DIR\n";
    return 1;
  }
  bool unread = false;
  std::map<std::string, Chapter> chapters;
  for (const auto& file : xml_files(folder)) {
    const auto suite = read_suite(file);
    if (!suite) {
      err << "conformance: `" << file.lexically_relative(folder).string() << "` is not XML\n";
      unread = true;
      continue;
    }
    if (suite->cases.empty()) continue;
    auto name = file.parent_path().lexically_relative(folder).string();
    if (name == ".") name = fs::weakly_canonical(folder).filename().string();
    run(chapters[name], *suite, read_model(file.parent_path() / suite->model));
  }
  Chapter whole;
  for (const auto& [name, chapter] : chapters) {
    print(name, chapter, out);
    whole.all += chapter.all;
    whole.not_null += chapter.not_null;
  }
  if (whole.all.total == 0) {
    err << "conformance: no test case under `" << folder.string() << "`\n";
    return 1;
  }
  out << "\nattempted " << percent(whole.all.attempted, whole.all.total) << " of all cases\n"
      << "passed " << percent(whole.all.passed, whole.all.attempted) << " of those attempted\n"
      << "passed " << percent(whole.not_null.passed, whole.not_null.attempted) << " of the "
      << whole.not_null.attempted << " attempted whose expected value is not null\n"
      << whole.all << "\n";
  return unread ? 1 : 0;
}

}  // namespace holdfast::conformance
