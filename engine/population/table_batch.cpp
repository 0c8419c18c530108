#include "engine/population/table_batch.hpp"

#include <memory>
#include <mutex>

#include "engine/population/ordered_pieces.hpp"
#include "engine/population/quoting.hpp"
#include "engine/population/references.hpp"
#include "engine/population/row_writer.hpp"

namespace holdfast {
namespace {

// What all workers share: each member belongs to whose turn it is.
struct Shared {
  const TableBatch& batch;
  ByteSink& sink;
  const BatchWatch& watch;
  std::mutex making{};      // of workers
  std::uint64_t rows = 0;   // to be counted
  std::uint64_t lines = 1;  // the header
  References references{};
  BatchEnd end{};  // to be delivered
};

class TableWorker {
 public:
  explicit TableWorker(Shared& shared)
      : shared_(shared),
        batch_(shared.batch),
        table_(batch_.laws.front().plan.ruleset(), batch_.layout, batch_.laws.front().nothing_told) {
    for (const auto& law : batch_.laws) {
      answers_.push_back(std::make_unique<LawAnswers>(law.plan, law.nothing_told, law.asked));
      laws_.push_back(answers_.back().get());
    }
    writer_ = std::make_unique<RowWriter>(laws_, batch_.layout, batch_.output,
                                          batch_.laws.front().nothing_told, batch_.separator);
    const std::lock_guard lock(shared.making);
    if (batch_.observe) observer_ = batch_.observe();
  }

  void read(std::string_view text) { table_.read(text); }

  void count() {
    first_row_ = shared_.rows + 1;
    first_line_ = shared_.lines + 1;
    shared_.rows += table_.index().rows();
    shared_.lines += table_.index().lines();
    if (batch_.layout.case_ref >= 0) refuse_repeated(static_cast<std::size_t>(batch_.layout.case_ref));
  }

  void answer() {
    out_.clear();
    for (auto* law : laws_) law->answer(table_.block());
    writer_->refuse_impossible(table_);
    if (observer_ != nullptr) observer_->check(table_);
    if (!batch_.output.columns.empty()) writer_->write(table_, first_row_, out_);
    if (observer_ != nullptr) observer_->see(table_, laws_, first_row_);
  }

  bool deliver() {
    auto& counts = shared_.end.counts;
    shared_.end.cannot_write = !out_.text().empty() && !shared_.sink.write(out_.text());
    if (shared_.end.cannot_write) return false;
    counts.rows += table_.index().rows();
    std::size_t last = table_.index().rows();
    std::size_t lines = 0;
    for (const auto& error : table_.errors()) {
      if (error.row != last) {
        ++counts.wrong;
        lines = table_.index().lines_before(error.row);
        last = error.row;
      }
      if (shared_.watch.error) shared_.watch.error({first_line_ + lines, first_row_ + error.row, error});
    }
    if (shared_.watch.progress) shared_.watch.progress(counts);
    return true;
  }

 private:
  void refuse_repeated(std::size_t column) {
    for (std::size_t row = 0; row < table_.index().rows(); ++row) {
      const auto text = unquoted(table_.index().cell(row, column), room_);
      if (!text || text->empty() || table_.is_wrong(row) || shared_.references.add(*text)) continue;
      table_.add({static_cast<std::uint32_t>(row), batch_.layout.titles[column], "repeated",
                  "expected a reference that no row before has", "give each row a reference of its own"});
    }
  }

  Shared& shared_;
  const TableBatch& batch_;
  TableReader table_;
  std::vector<std::unique_ptr<LawAnswers>> answers_;
  std::vector<LawAnswers*> laws_;
  std::unique_ptr<RowWriter> writer_;
  RowObserver* observer_ = nullptr;
  TextBuffer out_;
  std::string room_;
  std::uint64_t first_row_ = 0;
  std::uint64_t first_line_ = 0;
};

}  // namespace

BatchEnd run_batch(const TableBatch& batch, RecordReader& reader, ByteSink& sink, const BatchWatch& watch) {
  Shared shared{batch, sink, watch};
  OrderedPieces pieces(reader, [&] { return TableWorker(shared); });
  pieces.run(batch.jobs);
  shared.end.trouble = reader.trouble();
  shared.end.line = shared.lines + 1;
  return shared.end;
}

}  // namespace holdfast
