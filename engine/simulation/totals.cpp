#include "engine/simulation/totals.hpp"

#include <algorithm>

namespace holdfast {

void Totals::merge(const Totals& other) {
  inputs.insert(inputs.end(), other.inputs.begin(), other.inputs.end());
  std::sort(inputs.begin(), inputs.end(),
            [](const StudyInput& one, const StudyInput& another) { return one.piece < another.piece; });
  add(groups, other.groups);
  queues.merge(other.queues);
}

}  // namespace holdfast
