// Where bytes come from and where they go. The engine opens no file: whoever runs a batch brings these.
#pragma once

#include <cstddef>
#include <string_view>

namespace holdfast {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Up to `most` bytes to `into`; 0 only at the end, or when reading failed.
  virtual std::size_t read(char* into, std::size_t most) = 0;
  virtual bool failed() const { return false; }
};

class ByteSink {
 public:
  virtual ~ByteSink() = default;
  // False when the bytes could not be written; nothing more is then asked for.
  virtual bool write(std::string_view bytes) = 0;
  // After the last bytes.
  virtual bool finish() { return true; }
};

// For whoever only counts.
class NoSink : public ByteSink {
 public:
  bool write(std::string_view) override { return true; }
};

}  // namespace holdfast
