#include "api/snapshot.hpp"

#include <algorithm>

#include "engine/determination/sentence_check.hpp"

namespace holdfast::api {

Snapshot::Snapshot(std::vector<SourceFile> files, Ruleset ruleset)
    : files_(std::move(files)), ruleset_(std::move(ruleset)), plan_(ruleset_) {}

Result<SnapshotPointer> Snapshot::load(std::vector<SourceFile> files, const LoadOptions& options) {
  auto ruleset = holdfast::load(files, options);
  if (!ruleset) return ruleset.diagnostics();
  auto mistakes = check_sentences(*ruleset);
  if (has_errors(mistakes)) return mistakes;
  return SnapshotPointer(std::make_shared<Snapshot>(std::move(files), std::move(*ruleset)));
}

Result<SnapshotPointer> Snapshot::reformed(const LoadOptions& options) const {
  std::string key;
  for (const auto& on : options.with) key += on.reform + "@" + to_string(on.from) + " ";
  const bool keep = options.reforms.empty();
  if (keep) {
    const std::lock_guard lock(mutex_);
    const auto found =
        std::find_if(kept_.begin(), kept_.end(), [&](const auto& one) { return one.first == key; });
    if (found != kept_.end()) {
      kept_.splice(kept_.begin(), kept_, found);
      return found->second;
    }
  }
  auto made = load(files_, options);
  if (!made || !keep) return made;
  const std::lock_guard lock(mutex_);
  kept_.emplace_front(std::move(key), *made);
  if (kept_.size() > most_kept) kept_.pop_back();
  return made;
}

Snapshot::Lease::Lease(const Snapshot& snapshot) : snapshot_(snapshot) {
  {
    const std::lock_guard lock(snapshot_.mutex_);
    if (!snapshot_.idle_.empty()) {
      explorer_ = std::move(snapshot_.idle_.back());
      snapshot_.idle_.pop_back();
    }
  }
  if (!explorer_) explorer_ = std::make_unique<Explorer>(snapshot_.plan_);
}

Snapshot::Lease::~Lease() {
  const std::lock_guard lock(snapshot_.mutex_);
  snapshot_.idle_.push_back(std::move(explorer_));
}

}  // namespace holdfast::api
