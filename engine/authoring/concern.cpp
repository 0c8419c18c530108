#include "engine/authoring/concern.hpp"

#include <algorithm>

namespace holdfast {

bool has_errors(const Concerns& concerns) {
  return std::any_of(concerns.begin(), concerns.end(),
                     [](const Concern& concern) { return concern.diagnostic.severity == Severity::error; });
}

std::string render(const Concern& concern) {
  std::string text = render(concern.diagnostic);
  if (!concern.witness) return text;
  text += "   seen: ";
  for (std::size_t i = 0; i < concern.witness->claims.size(); ++i) {
    const auto& claim = concern.witness->claims[i];
    text += (i == 0 ? "" : " and ") +
            ("`" + claim.part + "` of `" + claim.rule + "` is `" + std::string(name(claim.outcome)) + "`");
  }
  text += " in this scenario\n";
  const auto& yaml = concern.witness->yaml;
  for (std::size_t at = 0; at < yaml.size();) {
    const auto end = std::min(yaml.find('\n', at), yaml.size());
    text += "      " + yaml.substr(at, end - at) + "\n";
    at = end + 1;
  }
  return text;
}

}  // namespace holdfast
