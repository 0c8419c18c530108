#include "cli/row_dialogue.hpp"

#include "cli/written.hpp"

namespace holdfast::cli {
namespace {

// As many as a person would tell at a door, and more, where the list itself names no limit.
constexpr std::size_t most_rows = 60;

}  // namespace

Turn RowDialogue::ask(const Put& put) {
  const auto& typed = dialogue_.typed();
  const auto read = [&](const std::string& text) -> Reading {
    if (text == "0" || typed.is("none", text) || typed.is("no", text)) return {written_list({}), {}};
    if (typed.is("yes", text) || !numbers_in(text, most_rows, typed).empty()) return {written("rows"), {}};
    return {std::nullopt, {refusal(dialogue_.words(), put.question)}};
  };
  const auto object = [&](const Node& answer) -> std::optional<Objection> {
    if (answer.text == "rows") return std::nullopt;
    return interview_.objection(list_, answer);
  };
  while (true) {
    auto turn = dialogue_.ask(put, read, object);
    if (turn.kind != Turn::Kind::answer || turn.answer.text != "rows") return turn;
    turn = ask_rows();
    if (turn.kind != Turn::Kind::back) return turn;
  }
}

Turn RowDialogue::ask_rows() {
  const auto limit = list_.most_rows > 0 ? static_cast<std::size_t>(list_.most_rows) : most_rows;
  const auto columns = list_.row.size();
  cells_.clear();
  while (cells_.size() < limit * columns) {
    auto turn = ask_column(cells_.size() / columns, cells_.size() % columns);
    switch (turn.kind) {
      case Turn::Kind::answer:
        cells_.push_back(std::move(turn.answer));
        break;
      case Turn::Kind::back:
        if (cells_.empty()) return turn;
        cells_.pop_back();
        break;
      case Turn::Kind::done:
        if (!cells_.empty()) return {Turn::Kind::answer, rows(cells_)};
        dialogue_.say(dialogue_.words().say("ask.refused.no_row_yet"));
        break;
      case Turn::Kind::quit:
      case Turn::Kind::end:
        return turn;
    }
  }
  dialogue_.say(dialogue_.words().say("ask.refused.too_many_rows"));
  return {Turn::Kind::answer, rows(cells_)};
}

Turn RowDialogue::ask_column(std::size_t row, std::size_t column) {
  const auto& words = dialogue_.words();
  const auto question = question_of(list_, list_.row[column]);
  auto hint = words.say("ask.hints." + question.kind);
  if (column == 0 && row > 0) hint += " " + words.say("ask.hints.next_row");
  const Put put{question,
                words.say("ask.row", {{"number", std::to_string(row + 1)},
                                      {"question", words.say("facts." + question.name + ".ask")}}),
                "", hint, true};
  const AnswerReader reader(question, words, dialogue_.typed());
  return dialogue_.ask(
      put, [&](const std::string& text) { return reader.read(text); },
      [&](const Node& answer) {
        auto cells = cells_;
        cells.push_back(answer);
        return interview_.objection(list_, rows(cells));
      });
}

Node RowDialogue::rows(const std::vector<Node>& cells) const {
  std::vector<Node> rows;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i % list_.row.size() == 0) rows.push_back(written_map({}));
    rows.back().members.push_back({written(list_.row[i % list_.row.size()].name), cells[i]});
  }
  return written_list(std::move(rows));
}

}  // namespace holdfast::cli
