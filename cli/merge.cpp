#include <algorithm>
#include <filesystem>
#include <ostream>

#include "cli/command.hpp"
#include "cli/folder.hpp"
#include "cli/run_folder.hpp"
#include "engine/simulation/brief.hpp"
#include "engine/simulation/run_files.hpp"

namespace holdfast::cli {
namespace {

// Pieces are numbered from 1: what is not there before the last may have been forgotten.
void tell_missing(const Partial& merged, Streams streams) {
  std::uint32_t next = 1;
  for (const auto& input : merged.totals.inputs) {
    if (input.piece > next)
      streams.err << "pieces " << next << " to " << input.piece - 1 << " are not among them\n";
    next = input.piece + 1;
  }
}

}  // namespace

int merge(const MergeOptions& options, Streams streams) {
  std::vector<Partial> partials;
  std::vector<std::string> names;
  bool good = true;
  for (const auto& path : options.partials) {
    std::error_code error;
    const auto name = std::filesystem::is_directory(path, error)
                          ? (std::filesystem::path(path) / partial_name).string()
                          : path;
    const auto text = read_file(name, streams.in);
    if (!text) {
      streams.err << "cannot read " << name << "\n";
      good = false;
      continue;
    }
    auto partial = read_partial(*text, name);
    streams.err << render(partial.diagnostics());
    good = good && static_cast<bool>(partial);
    if (!partial) continue;
    partials.push_back(std::move(*partial));
    names.push_back(name);
  }
  if (!good) return input_refused;
  const auto merged = merge_partials(partials, names);
  streams.err << render(merged.diagnostics());
  if (!merged) return input_refused;
  RunFolder folder(options.output);
  if (!folder.open(streams.err)) return usage;
  if (!folder.write(run_files(*merged), streams.err)) return internal_error;
  streams.out << brief_text(*merged);
  tell_missing(*merged, streams);
  const auto& inputs = merged->totals.inputs;
  const bool wrong =
      std::any_of(inputs.begin(), inputs.end(), [](const StudyInput& one) { return one.wrong > 0; });
  return wrong ? rows_failed : done;
}

}  // namespace holdfast::cli
