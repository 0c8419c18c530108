// Names of columns, where `PWGTP1..PWGTP80` stands for eighty.
#pragma once

#include <string>
#include <vector>

namespace holdfast::cli {

std::vector<std::string> replicate_names(const std::vector<std::string>& told);

}  // namespace holdfast::cli
