// Bytes that are packed with gzip, on the way in and on the way out. What is packed holds no name and no
// time: the same bytes are packed the same way.
#pragma once

#include <memory>

#include "engine/population/bytes.hpp"

namespace holdfast {

class GunzipSource : public ByteSource {
 public:
  explicit GunzipSource(ByteSource& packed);
  ~GunzipSource() override;
  std::size_t read(char* into, std::size_t most) override;
  bool failed() const override;  // also when it is not gzip, or ends too early

 private:
  struct State;
  std::unique_ptr<State> state_;
};

class GzipSink : public ByteSink {
 public:
  explicit GzipSink(ByteSink& packed);
  ~GzipSink() override;
  bool write(std::string_view bytes) override;
  bool finish() override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace holdfast
