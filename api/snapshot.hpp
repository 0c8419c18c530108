// The rules as they were loaded once: texts, plan and digest, immutable. Each request holds one snapshot from
// its first byte to its last, so that it never sees two rulesets.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/evaluate/explore.hpp"
#include "engine/plan/plan.hpp"

namespace holdfast::api {

class Snapshot;
using SnapshotPointer = std::shared_ptr<const Snapshot>;

class Snapshot {
 public:
  // Every mistake in the files is an error, those of the sentences too: such rules do not serve.
  static Result<SnapshotPointer> load(std::vector<SourceFile> files, const LoadOptions& options = {});

  const Ruleset& ruleset() const { return ruleset_; }
  const Plan& plan() const { return plan_; }
  const std::string& digest() const { return ruleset_.sha256; }

  // The same files with reforms switched on. Takes as long as loading does; the last few that name reforms of
  // the rules alone are kept. What a request brings itself is not.
  Result<SnapshotPointer> reformed(const LoadOptions& options) const;

  // An explorer for one thread, as long as the lease lives. There are never more than were leased at once.
  class Lease {
   public:
    explicit Lease(const Snapshot& snapshot);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Explorer& operator*() const { return *explorer_; }

   private:
    const Snapshot& snapshot_;
    std::unique_ptr<Explorer> explorer_;
  };

  Snapshot(std::vector<SourceFile> files, Ruleset ruleset);

 private:
  std::vector<SourceFile> files_;
  Ruleset ruleset_;
  Plan plan_;  // after `ruleset_`, which it refers to

  static constexpr std::size_t most_kept = 4;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Explorer>> idle_;
  mutable std::list<std::pair<std::string, SnapshotPointer>> kept_;  // the latest first
};

}  // namespace holdfast::api
