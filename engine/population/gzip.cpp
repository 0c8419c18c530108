#include "engine/population/gzip.hpp"

#include <zlib.h>

#include <algorithm>
#include <vector>

namespace holdfast {
namespace {

constexpr std::size_t buffer_bytes = 1U << 17U;
constexpr int gzip_window = 15 + 16;  // zlib's way to say: gzip, and nothing else
constexpr int level = 6;
constexpr std::size_t most_at_once = 1U << 30U;  // zlib counts in 32 bits

}  // namespace

struct GunzipSource::State {
  ByteSource& packed;
  z_stream stream{};
  std::vector<char> buffer = std::vector<char>(buffer_bytes);
  bool inside = false;  // of a member that has not ended
  bool at_end = false;
  bool failed = false;
};

GunzipSource::GunzipSource(ByteSource& packed) : state_(new State{packed}) {
  state_->failed = inflateInit2(&state_->stream, gzip_window) != Z_OK;
}

GunzipSource::~GunzipSource() { inflateEnd(&state_->stream); }

std::size_t GunzipSource::read(char* into, std::size_t most) {
  auto& stream = state_->stream;
  const auto wanted = static_cast<uInt>(std::min(most, most_at_once));
  stream.next_out = reinterpret_cast<Bytef*>(into);
  stream.avail_out = wanted;
  while (!state_->failed && stream.avail_out == wanted) {
    if (stream.avail_in == 0 && !state_->at_end) {
      const std::size_t got = state_->packed.read(state_->buffer.data(), state_->buffer.size());
      stream.next_in = reinterpret_cast<Bytef*>(state_->buffer.data());
      stream.avail_in = static_cast<uInt>(got);
      state_->at_end = got == 0;
    }
    if (stream.avail_in == 0) {
      state_->failed = state_->inside || state_->packed.failed();
      return 0;
    }
    state_->inside = true;
    const int result = inflate(&stream, Z_NO_FLUSH);
    if (result == Z_STREAM_END) {
      state_->inside = false;  // another member may follow
      state_->failed = inflateReset2(&stream, gzip_window) != Z_OK;
    } else if (result != Z_OK) {
      state_->failed = true;
    }
  }
  return wanted - stream.avail_out;
}

bool GunzipSource::failed() const { return state_->failed; }

struct GzipSink::State {
  ByteSink& packed;
  z_stream stream{};
  std::vector<char> buffer = std::vector<char>(buffer_bytes);

  bool run(std::string_view bytes, int flush) {
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    do {
      stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
      stream.avail_out = static_cast<uInt>(buffer.size());
      if (deflate(&stream, flush) == Z_STREAM_ERROR) return false;
      if (!packed.write({buffer.data(), buffer.size() - stream.avail_out})) return false;
    } while (stream.avail_out == 0);
    return true;
  }
};

GzipSink::GzipSink(ByteSink& packed) : state_(new State{packed}) {
  deflateInit2(&state_->stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY);
}

GzipSink::~GzipSink() { deflateEnd(&state_->stream); }

bool GzipSink::write(std::string_view bytes) {
  for (; bytes.size() > most_at_once; bytes.remove_prefix(most_at_once))
    if (!state_->run(bytes.substr(0, most_at_once), Z_NO_FLUSH)) return false;
  return state_->run(bytes, Z_NO_FLUSH);
}

bool GzipSink::finish() { return state_->run({}, Z_FINISH) && state_->packed.finish(); }

}  // namespace holdfast
