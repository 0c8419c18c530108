#include "api/reloader.hpp"

#include <boost/asio/io_context.hpp>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <ostream>
#include <thread>

#include "api/folder_watch.hpp"

namespace holdfast::api {

class Reloader::Impl {
 public:
  Impl(Service& service, std::filesystem::path folder, const RulesFolder& disk, std::ostream& err,
       std::function<void(Step)> tell)
      : service_(service),
        folder_(std::move(folder)),
        disk_(disk),
        err_(err),
        tell_(std::move(tell)),
        thread_([this] { work(); }) {}

  ~Impl() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    wake_.notify_one();
  }

  void ask() {
    {
      const std::lock_guard lock(mutex_);
      asked_ = true;
    }
    wake_.notify_one();
  }

  bool watch(boost::asio::io_context& context) {
    watch_.emplace(context, folder_, [this] { ask(); });
    return watch_->start();
  }

  void stop_watching() {
    if (watch_) watch_->stop();
  }

 private:
  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      wake_.wait(lock, [this] { return asked_ || ended_; });
      if (ended_) return;
      asked_ = false;
      lock.unlock();
      if (tell_) tell_(Step::reading);
      read();
      if (tell_) tell_(Step::read);
      lock.lock();
    }
  }

  void read() {
    try {
      auto files = disk_.read(folder_);
      auto made = Snapshot::load(std::move(files));
      if (!made) return refuse(made.diagnostics());
      const auto digest = (*made)->digest();
      if (digest == service_.snapshot()->digest()) return service_.unchanged();
      service_.swap(std::move(*made));
      err_ << "rules " << digest << "\n" << std::flush;
    } catch (const std::exception&) {
      // A file went away while it was read: what changed it will be heard of, too.
      refuse({});
    }
  }

  // Rules are nobody's facts: their mistakes may be shown.
  void refuse(const Diagnostics& mistakes) {
    service_.kept_old(mistakes.size());
    err_ << render(mistakes)
         << (mistakes.empty() ? "the rules could not be read" : "the edit of the rules was refused")
         << "; the old rules go on: " << service_.snapshot()->digest() << "\n"
         << std::flush;
  }

  Service& service_;
  const std::filesystem::path folder_;
  const RulesFolder& disk_;
  std::ostream& err_;
  const std::function<void(Step)> tell_;
  std::optional<FolderWatch> watch_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool asked_ = false;
  bool ended_ = false;
  std::jthread thread_;  // last: it uses all of the others
};

Reloader::Reloader(Service& service, std::filesystem::path folder, const RulesFolder& disk, std::ostream& err,
                   std::function<void(Step)> tell)
    : impl_(std::make_unique<Impl>(service, std::move(folder), disk, err, std::move(tell))) {}
Reloader::~Reloader() = default;
void Reloader::ask() { impl_->ask(); }
bool Reloader::watch(boost::asio::io_context& context) { return impl_->watch(context); }
void Reloader::stop_watching() { impl_->stop_watching(); }

}  // namespace holdfast::api
