#include "cli/study_file.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <thread>

namespace holdfast::cli {
namespace {

constexpr std::size_t piece_bytes = 256U << 10U;

}  // namespace

StudyFile::StudyFile(const std::string& path, Streams streams)
    : path_(path),
      name_(path == "-" ? "stdin" : std::filesystem::path(path).filename().string()),
      streams_(streams),
      input_(path, streams.in),
      source_(input_.source()),
      reader_(source_, piece_bytes),
      progress_(streams.err) {
  std::error_code error;
  if (path == "-" || path.ends_with(".gz")) return;
  const auto size = std::filesystem::file_size(path, error);
  if (!error) bytes_ = size;
}

bool StudyFile::open() const {
  if (!input_.good()) streams_.err << "cannot read " << name_ << "\n";
  return input_.good();
}

bool StudyFile::tabs() const {
  const auto extension = extension_of(path_);
  return extension == ".tsv" || extension == ".tab";
}

BatchWatch StudyFile::watch(std::uint64_t& told) {
  BatchWatch made;
  made.progress = [this](const BatchCounts& counts) { progress_.tell(counts, source_.bytes(), bytes_); };
  made.error = [this, &told](const RowError& error) {
    if (++told <= most_told) tell(error);
  };
  return made;
}

bool StudyFile::finish(const BatchEnd& end) {
  progress_.finish(end.counts);
  if (end.trouble == RecordReader::Trouble::none) return true;
  streams_.err
      << name_ << ":" << end.line
      << (end.trouble == RecordReader::Trouble::cannot_read
              ? ": cannot be read to its end\n"
              : ": error[unclosed-quote]: a row that begins here, or after, has a quote that is never "
                "closed\n");
  return false;
}

void StudyFile::tell(const RowError& error) const {
  Diagnostic d;
  d.code = error.error.code;
  d.span = {name_, static_cast<int>(error.line), 0, 1};
  d.message = (error.error.column.empty() ? "" : error.error.column + ": ") + error.error.expected;
  d.help = error.error.help;
  streams_.err << render(d);
}

int threads(int asked) {
  return asked > 0 ? asked : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace holdfast::cli
