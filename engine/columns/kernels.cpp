#include "engine/columns/kernels.hpp"

namespace holdfast {

namespace kernels_plain {
extern const KernelFunction functions[];
}
#ifdef __x86_64__
namespace kernels_v3 {
extern const KernelFunction functions[];
}
namespace kernels_v4 {
extern const KernelFunction functions[];
}
#endif

namespace {

const KernelFunction* best() {
#ifdef __x86_64__
  if (__builtin_cpu_supports("x86-64-v4")) return kernels_v4::functions;
  if (__builtin_cpu_supports("x86-64-v3")) return kernels_v3::functions;
#endif
  return kernels_plain::functions;
}

}  // namespace

KernelFunction kernel(Kernel which) {
  static const KernelFunction* const functions = best();
  return functions[static_cast<int>(which)];
}

}  // namespace holdfast
