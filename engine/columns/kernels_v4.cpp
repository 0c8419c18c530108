// The loops for machines with AVX-512.
#ifdef __x86_64__
#include <immintrin.h>

#include "engine/columns/kernels.hpp"

namespace holdfast::kernels_v4 {
extern const KernelFunction functions[];
extern const Loops loops;
#include "engine/columns/kernels.inc"
}  // namespace holdfast::kernels_v4
#endif
