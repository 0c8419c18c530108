// A batch's bytes, from and to files and the standard streams; packed where a file's name ends in `.gz`.
#pragma once

#include <fstream>
#include <memory>
#include <string>

#include "cli/command.hpp"
#include "engine/population/gzip.hpp"

namespace holdfast::cli {

class InputBytes {
 public:
  // `path` may be `-`.
  InputBytes(const std::string& path, std::istream& in);
  bool good() const { return good_; }
  ByteSource& source() { return unpacked_ ? static_cast<ByteSource&>(*unpacked_) : *bytes_; }

 private:
  std::ifstream file_;
  std::unique_ptr<ByteSource> bytes_;
  std::unique_ptr<GunzipSource> unpacked_;
  bool good_ = true;
};

class OutputBytes {
 public:
  // "" or `-` for standard output.
  OutputBytes(const std::string& path, std::ostream& out);
  bool good() const { return good_; }
  ByteSink& sink() { return packed_ ? static_cast<ByteSink&>(*packed_) : *bytes_; }

 private:
  std::ofstream file_;
  std::unique_ptr<ByteSink> bytes_;
  std::unique_ptr<GzipSink> packed_;
  bool good_ = true;
};

// Without `.gz`, in lower case: `.csv`, `.tsv`, `.ndjson`; "" for none.
std::string extension_of(const std::string& path);

// Whether both are the same file on the disk.
bool same_file(const std::string& one, const std::string& other);

}  // namespace holdfast::cli
