// One table of a study, being read: its bytes, how far they are, and what is wrong with its rows.
#pragma once

#include <cstdint>
#include <string>

#include "cli/batch_progress.hpp"
#include "cli/byte_streams.hpp"
#include "cli/watched_source.hpp"
#include "engine/population/record_reader.hpp"

namespace holdfast::cli {

class StudyFile {
 public:
  StudyFile(const std::string& path, Streams streams);

  bool open() const;                                 // false, with words to `err`
  const std::string& name() const { return name_; }  // without its folder
  bool tabs() const;                                 // the name says that tabs stand between cells
  RecordReader& reader() { return reader_; }
  std::string sha256() { return source_.sha256(); }  // once all was read
  // Tells how far it is, and the first mistakes; `told` counts those of all tables.
  BatchWatch watch(std::uint64_t& told);
  // After the last row: false, with words to `err`, where the table could not be read to its end.
  bool finish(const BatchEnd& end);

  static constexpr std::uint64_t most_told = 20;

 private:
  void tell(const RowError& error) const;

  std::string path_;
  std::string name_;
  Streams streams_;
  InputBytes input_;
  WatchedSource source_;
  RecordReader reader_;
  std::uint64_t bytes_ = 0;  // of the whole, where that is known
  BatchProgress progress_;
};

// As many as were asked for, or one for each processor.
int threads(int asked);

}  // namespace holdfast::cli
