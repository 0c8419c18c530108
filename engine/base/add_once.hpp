#pragma once

#include <algorithm>
#include <vector>

namespace holdfast {

template <class T>
void add_once(std::vector<T>& all, const T& one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

}  // namespace holdfast
