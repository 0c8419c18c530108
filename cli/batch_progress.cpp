#include "cli/batch_progress.hpp"

#include <unistd.h>

#include <iostream>

namespace holdfast::cli {

BatchProgress::BatchProgress(std::ostream& err)
    : err_(err), terminal_(&err == &std::cerr && isatty(STDERR_FILENO) != 0) {}

void BatchProgress::tell(const BatchCounts& counts, std::uint64_t read, std::uint64_t all) {
  if (!terminal_) return;
  const auto now = Clock::now();
  if (now - told_ < std::chrono::milliseconds(200)) return;
  told_ = now;
  std::string left;
  if (read > 0 && read <= all) {
    const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(now - begun_).count();
    const auto seconds = static_cast<std::uint64_t>(spent) * ((all - read) / 1024) / (read / 1024 + 1) / 1000;
    left = ", " + std::to_string(read / (all / 100 + 1)) + "%, " + std::to_string(seconds) + " s left";
  }
  write(counts, now, left);
}

void BatchProgress::finish(const BatchCounts& counts) {
  if (!terminal_) return;
  write(counts, Clock::now(), "");
  err_ << "\n";
}

void BatchProgress::write(const BatchCounts& counts, Clock::time_point now, const std::string& left) {
  const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(now - begun_).count();
  err_ << "\r" << counts.rows << " rows";
  if (spent > 0) err_ << ", " << counts.rows * 1000 / static_cast<std::uint64_t>(spent) << " rows/s";
  if (counts.wrong > 0) err_ << ", " << counts.wrong << " with mistakes";
  err_ << left << "\x1b[K" << std::flush;
}

}  // namespace holdfast::cli
