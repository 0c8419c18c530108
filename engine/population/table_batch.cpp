#include "engine/population/table_batch.hpp"

#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/population/quoting.hpp"
#include "engine/population/references.hpp"
#include "engine/population/row_writer.hpp"
#include "engine/population/table_reader.hpp"
#include "engine/population/turnstile.hpp"

namespace holdfast {
namespace {

class BatchRunner {
 public:
  BatchRunner(const TableBatch& batch, RecordReader& reader, ByteSink& sink, const BatchWatch& watch)
      : batch_(batch), reader_(reader), sink_(sink), watch_(watch) {}

  BatchEnd run() {
    std::vector<std::thread> threads;
    for (int i = 1; i < batch_.jobs; ++i) threads.emplace_back([this] { work(); });
    work();
    for (auto& thread : threads) thread.join();
    if (failure_) std::rethrow_exception(failure_);
    end_.trouble = reader_.trouble();
    end_.line = lines_ + 1;
    return end_;
  }

 private:
  // Each worker takes a piece, reads it, answers it and writes it. Pieces are taken, counted and written in
  // the order of the table; the rest is done side by side. So there are never more pieces than workers.
  void work() try {
    TableReader table(batch_.plan.ruleset(), batch_.layout, batch_.nothing_told);
    RowWriter writer(batch_.plan, batch_.layout, batch_.output, batch_.nothing_told, batch_.separator);
    Piece piece;
    TextBuffer out;
    std::uint64_t turn = 0;
    while (take(piece, turn)) {
      table.read(piece.text());
      if (!counted_.wait(turn)) return;
      const std::uint64_t first_row = rows_ + 1;
      const std::uint64_t first_line = lines_ + 1;
      rows_ += table.index().rows();
      lines_ += table.index().lines();
      refuse_repeated(table);
      counted_.pass();
      out.clear();
      writer.write(table, first_row, out);
      if (!written_.wait(turn)) return;
      deliver(table, first_row, first_line, out);
      written_.pass();
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
    written_.close();
  }

  void refuse_repeated(TableReader& table) {
    if (batch_.layout.case_ref < 0) return;
    const auto column = static_cast<std::size_t>(batch_.layout.case_ref);
    for (std::size_t row = 0; row < table.index().rows(); ++row) {
      const auto cell = table.index().cell(row, column);
      const auto text = unquoted(cell, room_);
      if (!text || text->empty() || table.is_wrong(row) || references_.add(*text)) continue;
      table.add({static_cast<std::uint32_t>(row), batch_.layout.titles[column], "repeated",
                 "expected a reference that no row before has", "give each row a reference of its own"});
    }
  }

  void deliver(const TableReader& table, std::uint64_t first_row, std::uint64_t first_line,
               const TextBuffer& out) {
    if (!sink_.write(out.text())) {
      end_.cannot_write = true;
      stop();
      return;
    }
    end_.counts.rows += table.index().rows();
    std::size_t last = table.index().rows();
    std::size_t lines = 0;
    for (const auto& error : table.errors()) {
      if (error.row != last) {
        ++end_.counts.wrong;
        lines = table.index().lines_before(error.row);
        last = error.row;
      }
      if (watch_.error) watch_.error({first_line + lines, first_row + error.row, error});
    }
    if (watch_.progress) watch_.progress(end_.counts);
  }

  const TableBatch& batch_;
  RecordReader& reader_;
  ByteSink& sink_;
  const BatchWatch& watch_;
  std::mutex mutex_;  // of the reader, and of what stops
  bool stopped_ = false;
  std::exception_ptr failure_;
  std::uint64_t next_ = 0;
  Turnstile counted_;
  Turnstile written_;
  std::uint64_t rows_ = 0;  // of whose turn it is to be counted
  std::uint64_t lines_ = 1;
  References references_;
  std::string room_;
  BatchEnd end_;  // of whose turn it is to write
};

}  // namespace

BatchEnd run_batch(const TableBatch& batch, RecordReader& reader, ByteSink& sink, const BatchWatch& watch) {
  return BatchRunner(batch, reader, sink, watch).run();
}

}  // namespace holdfast
