// A table of many homes, or scenarios a line each, answered while they come: `holdfast batch` over HTTP.
#include <algorithm>

#include "api/handlers/handlers.hpp"
#include "api/handlers/header_mistakes.hpp"
#include "engine/population/batch_columns.hpp"
#include "engine/population/gzip.hpp"
#include "engine/population/row_writer.hpp"
#include "engine/population/scenario_lines.hpp"
#include "engine/population/table_batch.hpp"

namespace holdfast::api {
namespace {

constexpr std::size_t fast_piece = 256U << 10U;
constexpr std::size_t slow_piece = 4U << 10U;  // where every row takes a determination
constexpr std::string_view name = "body";

struct Wishes {
  SnapshotPointer snapshot;
  Service::BatchLimits limits;
  bool packed = false;
  std::optional<Day> as_of;
  std::vector<std::string> columns;
  std::vector<std::string> pass;
  OutputPlan output;
  Want want = Want::answer;
  std::string language;
};

// No more than so many bytes, unpacked too.
class Bounded : public ByteSource {
 public:
  Bounded(ByteSource& source, std::uint64_t most) : source_(source), left_(most) {}
  std::size_t read(char* into, std::size_t most) override {
    const auto count = source_.read(into, most);
    too_many_ = too_many_ || count > left_;
    left_ -= std::min<std::uint64_t>(count, left_);
    return too_many_ ? 0 : count;
  }
  bool failed() const override { return too_many_ || source_.failed(); }
  bool too_many() const { return too_many_; }

 private:
  ByteSource& source_;
  std::uint64_t left_;
  bool too_many_ = false;
};

// Takes nothing more once too many rows were answered, and knows whether anything was written.
class Counted : public ByteSink {
 public:
  Counted(ByteSink& sink, std::uint64_t most) : sink_(sink), most_(most) {}
  bool write(std::string_view bytes) override {
    written_ = written_ || !bytes.empty();
    return !over_ && sink_.write(bytes);
  }
  void count(const BatchCounts& counts) { over_ = counts.rows > most_; }
  bool written() const { return written_; }

 private:
  ByteSink& sink_;
  std::uint64_t most_;
  bool over_ = false;
  bool written_ = false;
};

class BatchWork {
 public:
  BatchWork(const Wishes& wishes, ByteSource& body, ByteSink& answer)
      : wishes_(wishes),
        ruleset_(wishes.snapshot->ruleset()),
        plan_(wishes.snapshot->plan()),
        unpacked_(wishes.packed ? std::optional<GunzipSource>(std::in_place, body) : std::nullopt),
        body_(unpacked_ ? static_cast<ByteSource&>(*unpacked_) : body, wishes.limits.bytes),
        answer_(answer, wishes.limits.rows) {}

  StreamEnd table() {
    auto output = wishes_.output;
    RecordReader reader(body_, output.needs_determination() ? slow_piece : fast_piece);
    std::string header;
    if (!reader.read_header(header))
      return reader.trouble() == RecordReader::Trouble::none
                 ? refuse("no-header", "expected a first line with the names of the columns")
                 : torn(reader.trouble());
    HeaderWishes wishes;
    wishes.pass = wishes_.pass;
    auto layout =
        read_and_pass_on(header, std::string(name), ruleset_, wishes, wishes_.columns.empty(), output);
    if (!layout) return refuse(layout.diagnostics());
    reader.set_separator(layout->separator);
    const auto nothing_told = unknown_scenario(ruleset_, *wishes_.as_of);
    if (!answer_.write(header_line(output, ','))) return cut_off();
    BatchWatch watch;
    watch.progress = [&](const BatchCounts& counts) { answer_.count(counts); };
    const auto end = run_batch(TableBatch{{{plan_, nothing_told, output.asked}}, *layout, output, ',', 1, {}},
                               reader, answer_, watch);
    return end.cannot_write ? cut_off() : torn(end.trouble);
  }

  StreamEnd lines() {
    RecordReader reader(body_, slow_piece);
    reader.take_lines();
    ScenarioLines lines{plan_, wishes_.as_of, wishes_.want, wishes_.language, 1, {}, {}};
    lines.retell = [&](const Diagnostics& found) { return retold(found); };
    const auto end =
        run_lines(lines, reader, answer_, [&](const BatchCounts& counts) { answer_.count(counts); });
    return end.cannot_write ? cut_off() : torn(end.trouble);
  }

 private:
  static StreamEnd cut_off() { return {false, std::nullopt}; }

  // The end, whole or not.
  StreamEnd torn(RecordReader::Trouble trouble) {
    if (trouble == RecordReader::Trouble::none) return {};
    if (answer_.written()) return cut_off();
    if (body_.too_many())
      return {false, problem_reply(Problem::too_large, wishes_.language, "there are too many bytes")};
    if (trouble == RecordReader::Trouble::record_without_end)
      return refuse("unclosed-quote", "a row has a quote that is never closed, or is far too long");
    return refuse("cannot-read",
                  wishes_.packed ? "it is not packed with gzip, or not whole" : "it did not come whole");
  }

  StreamEnd refuse(std::string code, std::string message) {
    Mistake one;
    one.code = std::move(code);
    one.message = std::move(message);
    return {false, problem_reply(Problem::invalid_request, wishes_.language, "nothing was answered", {one})};
  }

  // Of the header.
  StreamEnd refuse(const Diagnostics& found) {
    const auto mistakes = mistakes_of_header(found, ruleset_, "`pass` names a column that the table has not");
    const auto kind = problem_of(mistakes);
    return {false, problem_reply(kind, wishes_.language, "in the header; nothing was answered", mistakes)};
  }

  // What the engine says of a line, as far as its keys are ours, and never of the command line.
  Diagnostics retold(const Diagnostics& found) const {
    Diagnostics all;
    for (auto& mistake : mistakes_of(found, ruleset_)) {
      Diagnostic one;
      one.code = std::move(mistake.code);
      one.pointer = std::move(mistake.pointer);
      one.message = std::move(mistake.message);
      one.help = std::move(mistake.help);
      all.push_back(std::move(one));
    }
    return all;
  }

  const Wishes& wishes_;
  const Ruleset& ruleset_;
  const Plan& plan_;
  std::optional<GunzipSource> unpacked_;
  Bounded body_;
  Counted answer_;
};

std::vector<std::string> cut_at_commas(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(','), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

// Of a table alone.
void read_columns(Query& query, const Ruleset& ruleset, bool table, Wishes& wishes) {
  const auto* columns = query.find("columns");
  const auto* pass = query.find("pass");
  for (const auto* one : {columns, pass})
    if (one != nullptr && !table)
      query.mistake(one == columns ? "columns" : "pass", "for-tables", "this is for text/csv alone");
  if (!table) return;
  if (columns != nullptr) wishes.columns = cut_at_commas(*columns);
  if (pass != nullptr) wishes.pass = cut_at_commas(*pass);
  for (std::size_t wrong = choose_columns(ruleset, wishes.columns, wishes.output).size(); wrong > 0; --wrong)
    query.mistake("columns", "unknown-column", "this is no column that an answer has",
                  "cli/batch.md lists them; a rule's are its id, a dot, and applies, outcome or an amount");
  if (!wishes.as_of)
    query.mistake("as_of", "missing-parameter", "`as_of` is missing: the day for which the law is read",
                  "send ?as_of=2026-11-24");
}

// Of lines alone.
void read_want(Query& query, bool table, Wishes& wishes) {
  const auto* want = query.find("want");
  if (want == nullptr) return;
  if (table)
    query.mistake("want", "for-lines", "this is for application/x-ndjson alone", "choose columns instead");
  else if (*want == "questions")
    wishes.want = Want::questions;
  else if (*want == "changes")
    wishes.want = Want::changes;
  else if (*want != "answer")
    query.mistake("want", "not-a-choice", "expected one of its values", "answer, questions or changes");
}

}  // namespace

Reply batch(const Call& call) {
  const bool table = call.media == csv_media;
  Wishes wishes;
  wishes.snapshot = call.snapshot;
  wishes.limits = call.service.batch_limits();
  wishes.packed = !call.request.content_encoding.empty() && call.request.content_encoding != "identity";
  Query query(call.target);
  wishes.language = query.language(call.ruleset().texts, call.language);
  wishes.as_of = query.day("as_of");
  read_columns(query, call.ruleset(), table, wishes);
  read_want(query, table, wishes);
  if (const auto& mistakes = query.finish(); !mistakes.empty()) return wrong_query(mistakes, wishes.language);
  auto reply = good_reply(call, "", wishes.language);
  reply.stream = [wishes = std::move(wishes), table](ByteSource& body, ByteSink& answer) {
    BatchWork work(wishes, body, answer);
    return table ? work.table() : work.lines();
  };
  return reply;
}

}  // namespace holdfast::api
