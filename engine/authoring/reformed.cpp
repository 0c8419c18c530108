#include "engine/authoring/reformed.hpp"

namespace holdfast {

const Plan* Reformed::with(const std::string& reform, Day from) { return made(reform, from).plan.get(); }

const Reformed::Made& Reformed::made(const std::string& reform, Day from) {
  const auto [found, fresh] = made_.try_emplace({reform, from});
  if (!fresh) return found->second;
  auto& made = found->second;
  auto loaded = load(files_, {{}, {{reform, from}}, {}});
  made.mistakes = loaded.diagnostics();
  if (loaded) {
    made.ruleset = std::make_unique<const Ruleset>(std::move(*loaded));
    made.plan = std::make_unique<const Plan>(*made.ruleset);
  }
  return made;
}

}  // namespace holdfast
