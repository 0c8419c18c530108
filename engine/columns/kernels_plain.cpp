// The loops for any x86-64.
#include "engine/columns/kernels.hpp"

namespace holdfast::kernels_plain {
extern const KernelFunction functions[];
extern const Loops loops;
#include "engine/columns/kernels.inc"
}  // namespace holdfast::kernels_plain
