#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/command.hpp"
#include "cli/loaded.hpp"
#include "cli/schemas.hpp"
#include "engine/determination/scenario_schema.hpp"

namespace holdfast::cli {
int schema(const SchemaOptions& options, Streams streams) {
  for (const auto& [kind, text] : schemas)
    if (options.kind == kind) {
      streams.out << text;
      return done;
    }
  int code = done;
  const auto ruleset = load_rules(options.rules, streams, code);
  if (!ruleset) return code;
  streams.out << scenario_schema(*ruleset, options.language).dump(2) << "\n";
  return done;
}

}  // namespace holdfast::cli
