#include "engine/population/scenario_lines.hpp"

#include "engine/determination/determine.hpp"
#include "engine/determination/json.hpp"
#include "engine/population/ordered_pieces.hpp"

namespace holdfast {
namespace {

struct Shared {
  const ScenarioLines& lines;
  ByteSink& sink;
  const std::function<void(const BatchCounts&)>& progress;
  std::uint64_t count = 0;  // of lines, of whose turn it is to be counted
  BatchEnd end;             // of whose turn it is to be delivered
};

class LineWorker {
 public:
  explicit LineWorker(Shared& shared) : shared_(shared), explorer_(shared.lines.plan) {}

  void read(std::string_view text) { text_ = text; }

  void count() {
    first_line_ = shared_.count + 1;
    for (const char c : text_) shared_.count += c == '\n' ? 1U : 0U;
  }

  void answer() {
    out_.clear();
    counts_ = {};
    auto line = first_line_;
    for (std::size_t at = 0; at < text_.size(); ++line) {
      const auto end = text_.find('\n', at);
      auto one = text_.substr(at, end - at);
      at = end + 1;
      if (line == 1 && one.starts_with("\xEF\xBB\xBF")) one.remove_prefix(3);
      if (one.find_first_not_of(" \t\r") != std::string_view::npos) answer_line(one, line);
    }
  }

  bool deliver() {
    shared_.end.counts.rows += counts_.rows;
    shared_.end.counts.wrong += counts_.wrong;
    shared_.end.cannot_write = !shared_.sink.write(out_);
    if (shared_.progress) shared_.progress(shared_.end.counts);
    return !shared_.end.cannot_write;
  }

 private:
  void answer_line(std::string_view text, std::uint64_t line) {
    const auto& lines = shared_.lines;
    ++counts_.rows;
    auto document = read_json(text, "", Echo::never);
    if (!document) return refuse(line, document.diagnostics());
    if (lines.prepare) lines.prepare(*document);
    const auto scenario = read_scenario(*document, lines.plan.ruleset(), lines.as_of);
    if (!scenario) return refuse(line, scenario.diagnostics());
    const auto impossible = contradiction(lines.plan, *scenario, "", explorer_);
    if (!impossible.empty()) return refuse(line, impossible);
    out_ += to_json(determine(lines.plan, *scenario, explorer_, lines.want), lines.plan.ruleset().texts,
                    lines.language, JsonWriter::Style::on_one_line);
  }

  void refuse(std::uint64_t line, const Diagnostics& found) {
    ++counts_.wrong;
    const auto mistakes = shared_.lines.retell ? shared_.lines.retell(found) : found;
    JsonWriter to(JsonWriter::Style::on_one_line);
    to.begin_object();
    to.member("schema", "holdfast/refused/1");
    to.member("line", line);
    to.key("errors");
    to.begin_array();
    for (const auto& mistake : mistakes) {
      to.begin_object();
      to.member("code", mistake.code);
      to.member("pointer", mistake.pointer);
      to.member("message", mistake.message);
      to.key("help");
      mistake.help.empty() ? to.value(nullptr) : to.value(mistake.help);
      to.end_object();
    }
    to.end_array();
    to.end_object();
    out_ += to.take() + "\n";
  }

  Shared& shared_;
  Explorer explorer_;
  std::string_view text_;
  std::string out_;
  BatchCounts counts_;
  std::uint64_t first_line_ = 0;
};

}  // namespace

BatchEnd run_lines(const ScenarioLines& lines, RecordReader& reader, ByteSink& sink,
                   const std::function<void(const BatchCounts&)>& progress) {
  Shared shared{lines, sink, progress, 0, {}};
  OrderedPieces pieces(reader, [&] { return LineWorker(shared); });
  pieces.run(lines.jobs);
  shared.end.trouble = reader.trouble();
  shared.end.line = shared.count + 1;
  return shared.end;
}

}  // namespace holdfast
