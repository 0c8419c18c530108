#include "engine/determination/partition_svg.hpp"
namespace holdfast {
std::string to_svg(const Partition&, const Ruleset&, std::string_view) { return ""; }
}
