// A body that is passed on as it comes: what was read is taken out, and no room is kept for the rest.
#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/optional.hpp>
#include <cstdint>
#include <string>

namespace holdfast::api {

// A body type, as Beast has them.
struct PassedOn {
  using value_type = std::string;
  struct reader {
    using Error = boost::system::error_code;
    template <bool request, class Fields>
    reader(boost::beast::http::header<request, Fields>& /*header*/, value_type& body) : bytes(body) {}
    void init(const boost::optional<std::uint64_t>& /*length*/, Error& error) { error = {}; }
    template <class Buffers>
    std::size_t put(const Buffers& buffers, Error& error) {
      error = {};
      const auto count = boost::asio::buffer_size(buffers);
      const auto before = bytes.size();
      bytes.resize(before + count);
      boost::asio::buffer_copy(boost::asio::buffer(bytes.data() + before, count), buffers);
      return count;
    }
    void finish(Error& error) { error = {}; }
    value_type& bytes;
  };
};

}  // namespace holdfast::api
