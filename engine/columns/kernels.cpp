#include "engine/columns/kernels.hpp"

namespace holdfast {

namespace kernels_plain {
extern const KernelFunction functions[];
extern const Loops loops;
}  // namespace kernels_plain
#ifdef __x86_64__
namespace kernels_v3 {
extern const KernelFunction functions[];
extern const Loops loops;
}  // namespace kernels_v3
namespace kernels_v4 {
extern const KernelFunction functions[];
extern const Loops loops;
}  // namespace kernels_v4
#endif

namespace {

struct Set {
  const KernelFunction* functions;
  const Loops* loops;
};

const Set& best() {
  static const Set set = [] {
#ifdef __x86_64__
    if (__builtin_cpu_supports("x86-64-v4")) return Set{kernels_v4::functions, &kernels_v4::loops};
    if (__builtin_cpu_supports("x86-64-v3")) return Set{kernels_v3::functions, &kernels_v3::loops};
#endif
    return Set{kernels_plain::functions, &kernels_plain::loops};
  }();
  return set;
}

}  // namespace

KernelFunction kernel(Kernel which) { return best().functions[static_cast<int>(which)]; }

const Loops& loops() { return *best().loops; }

}  // namespace holdfast
