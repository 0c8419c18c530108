#include "api/gzip.hpp"

#include <boost/beast/zlib/deflate_stream.hpp>
#include <boost/crc.hpp>
#include <cstdint>

namespace holdfast::api {
namespace {

void append_number(std::string& to, std::uint32_t number) {
  for (unsigned i = 0; i < 4; ++i) to += static_cast<char>((number >> (8 * i)) & 0xFFU);
}

}  // namespace

std::optional<std::string> gzipped(std::string_view bytes) {
  constexpr std::size_t least = 1024;
  constexpr int level = 4;  // most of what there is to gain, for a fraction of the time
  constexpr int window = 15;
  constexpr int memory = 8;
  if (bytes.size() < least) return std::nullopt;
  namespace zlib = boost::beast::zlib;
  zlib::deflate_stream stream;
  stream.reset(level, window, memory, zlib::Strategy::normal);
  // No name, no time, Unix: the same bytes each time.
  std::string made("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10);
  const auto head = made.size();
  made.resize(head + stream.upper_bound(bytes.size()));
  zlib::z_params step{};
  step.next_in = bytes.data();
  step.avail_in = bytes.size();
  step.next_out = made.data() + head;
  step.avail_out = made.size() - head;
  boost::system::error_code error;
  stream.write(step, zlib::Flush::finish, error);
  if (error != zlib::error::end_of_stream) return std::nullopt;
  made.resize(head + step.total_out);
  boost::crc_32_type sum;
  sum.process_bytes(bytes.data(), bytes.size());
  append_number(made, sum.checksum());
  append_number(made, static_cast<std::uint32_t>(bytes.size()));
  return made;
}

}  // namespace holdfast::api
