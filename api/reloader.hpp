// Reads the rules again when they change. What it finds is checked aside and put in the place of the old
// rules in one step; what is refused changes nothing, and is told.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>

#include "api/serve.hpp"
#include "api/service.hpp"

namespace boost::asio {
class io_context;
}

namespace holdfast::api {

class Reloader {
 public:
  enum class Step : std::uint8_t { reading, read };
  // Reads on a thread of its own, on which `tell` hears of each reading. All of them outlive it.
  Reloader(Service& service, std::filesystem::path folder, const RulesFolder& disk, std::ostream& err,
           std::function<void(Step)> tell = {});
  ~Reloader();
  Reloader(const Reloader&) = delete;
  Reloader& operator=(const Reloader&) = delete;

  // Again, when what is being read is done. From any thread.
  void ask();
  // And whenever something in the folder changes, as soon as it has been quiet for a moment; as long as the
  // context runs. False where the system does not tell of changes; then only `ask` is left.
  bool watch(boost::asio::io_context& context);
  void stop_watching();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace holdfast::api
