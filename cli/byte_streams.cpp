#include "cli/byte_streams.hpp"

#include <algorithm>
#include <filesystem>
#include <istream>
#include <ostream>

namespace holdfast::cli {
namespace {

class StreamSource : public ByteSource {
 public:
  explicit StreamSource(std::istream& stream) : stream_(stream) {}
  std::size_t read(char* into, std::size_t most) override {
    stream_.read(into, static_cast<std::streamsize>(most));
    return static_cast<std::size_t>(stream_.gcount());
  }
  bool failed() const override { return stream_.bad(); }

 private:
  std::istream& stream_;
};

class StreamSink : public ByteSink {
 public:
  explicit StreamSink(std::ostream& stream) : stream_(stream) {}
  bool write(std::string_view bytes) override {
    stream_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return stream_.good();
  }
  bool finish() override {
    stream_.flush();
    return stream_.good();
  }

 private:
  std::ostream& stream_;
};

bool packed(const std::string& path) { return path.ends_with(".gz"); }

}  // namespace

InputBytes::InputBytes(const std::string& path, std::istream& in) {
  if (path != "-") {
    file_.open(path, std::ios::binary);
    good_ = file_.good() && !std::filesystem::is_directory(path);
  }
  bytes_ = std::make_unique<StreamSource>(path == "-" ? in : file_);
  if (packed(path)) unpacked_ = std::make_unique<GunzipSource>(*bytes_);
}

OutputBytes::OutputBytes(const std::string& path, std::ostream& out) {
  const bool standard = path.empty() || path == "-";
  if (!standard) {
    file_.open(path, std::ios::binary | std::ios::trunc);
    good_ = file_.good();
  }
  bytes_ = std::make_unique<StreamSink>(standard ? out : file_);
  if (packed(path)) packed_ = std::make_unique<GzipSink>(*bytes_);
}

std::string extension_of(const std::string& path) {
  auto name =
      packed(path) ? std::filesystem::path(path.substr(0, path.size() - 3)) : std::filesystem::path(path);
  std::string extension = name.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return extension;
}

bool same_file(const std::string& one, const std::string& other) {
  std::error_code ignored;
  return std::filesystem::equivalent(one, other, ignored);
}

}  // namespace holdfast::cli
