// What takes long is done one at a time: who finds the lane taken does not wait for it.
#pragma once

#include <semaphore>

namespace holdfast::api {

class Lane {
 public:
  explicit Lane(std::binary_semaphore& lane) : lane_(lane), taken_(lane_.try_acquire()) {}
  ~Lane() {
    if (taken_) lane_.release();
  }
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;
  bool taken() const { return taken_; }

 private:
  std::binary_semaphore& lane_;
  bool taken_;
};

}  // namespace holdfast::api
