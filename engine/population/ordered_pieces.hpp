// Pieces of a table through several workers. Each worker takes a piece, reads it, answers it and delivers it;
// pieces are taken, counted and delivered in the order of the table, and the rest is done side by side. So
// there are never more pieces in memory than workers, and a slow reader or writer holds up all of them.
#pragma once

#include <exception>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

#include "engine/population/record_reader.hpp"
#include "engine/population/turnstile.hpp"

namespace holdfast {

// A worker has `read(text)`, then `count()` in order, `answer()`, and `deliver()` in order: false to stop.
template <class MakeWorker>
class OrderedPieces {
 public:
  OrderedPieces(RecordReader& reader, MakeWorker make_worker) : reader_(reader), make_worker_(make_worker) {}

  void run(int jobs) {
    std::vector<std::thread> threads;
    for (int i = 1; i < jobs; ++i) threads.emplace_back([this] { work(); });
    work();
    for (auto& thread : threads) thread.join();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void work() try {
    auto worker = make_worker_();
    Piece piece;
    std::uint64_t turn = 0;
    while (take(piece, turn)) {
      worker.read(piece.text());
      if (!counted_.wait(turn)) return;
      worker.count();
      counted_.pass();
      worker.answer();
      if (!delivered_.wait(turn)) return;
      if (!worker.deliver()) return stop();
      delivered_.pass();
    }
  } catch (...) {
    {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
    }
    stop();
  }

  bool take(Piece& piece, std::uint64_t& turn) {
    const std::lock_guard lock(mutex_);
    if (stopped_ || !reader_.next(piece)) return false;
    turn = next_++;
    return true;
  }

  void stop() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    counted_.close();
    delivered_.close();
  }

  RecordReader& reader_;
  MakeWorker make_worker_;
  std::mutex mutex_;  // of the reader, and of what stops
  bool stopped_ = false;
  std::exception_ptr failure_;
  std::uint64_t next_ = 0;
  Turnstile counted_;
  Turnstile delivered_;
};

}  // namespace holdfast
