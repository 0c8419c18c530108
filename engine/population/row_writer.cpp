#include "engine/population/row_writer.hpp"

#include <algorithm>

#include "engine/population/quoting.hpp"

namespace holdfast {
namespace {

using What = OutputColumn::What;

constexpr std::size_t all_says = 8;

// Of `applies`: where it does not help, whatever the reason, it is false.
std::string_view applies_word(Says says) {
  switch (says) {
    case Says::applies:
      return "true";
    case Says::may_apply:
    case Says::unknown:
      return "unknown";
    case Says::needs_review:
      return "review";
    default:
      return "false";
  }
}

constexpr bool may_help(Says says) {
  return says == Says::may_apply || says == Says::needs_review || says == Says::unknown;
}

}  // namespace

std::string header_line(const OutputPlan& output, char separator) {
  std::string line;
  for (const auto& column : output.columns) {
    if (&column != &output.columns.front()) line += separator;
    append_quoted(line, column.name, separator);
  }
  return line + "\n";
}

RowWriter::RowWriter(const std::vector<LawAnswers*>& laws, const TableLayout& layout,
                     const OutputPlan& output, const Scenario& nothing_told, char separator)
    : laws_(laws),
      layout_(layout),
      output_(output),
      nothing_told_(nothing_told),
      separator_(separator),
      determines_(output.needs_determination()),
      explorer_(laws.front()->plan()),
      words_(output.columns.size()),
      vocabulary_(output.columns.size()) {
  for (std::size_t i = 0; i < output.columns.size(); ++i) {
    const auto& column = output.columns[i];
    const auto add = [&](std::string_view text) {
      append_quoted(quoted_ = "", text, separator_);
      Word word;
      word.length = quoted_.size();
      word.whole = quoted_;
      std::copy_n(quoted_.begin(), std::min(quoted_.size(), sizeof word.text), word.text);
      vocabulary_[i].push_back(std::move(word));
    };
    if (column.what == What::applies || column.what == What::outcome)
      for (std::size_t k = 0; k < all_says; ++k)
        add(column.what == What::applies ? applies_word(static_cast<Says>(k)) : name(static_cast<Says>(k)));
    if (column.what == What::first_of) {
      for (const auto& label : column.labels) add(label.word);
      add("unknown");
    }
    if (column.what == What::first_of || column.what == What::amount) add(column.otherwise);
    std::size_t longest = TextBuffer::slack;  // of a number, an amount or a short copy
    for (const auto& word : vocabulary_[i]) longest = std::max(longest, word.length);
    longest_ += longest + 1;
  }
}

void RowWriter::write(const TableReader& reader, std::uint64_t first_row, TextBuffer& out) {
  for (std::size_t i = 0; i < output_.columns.size(); ++i)
    if (output_.columns[i].what == What::first_of) say_first(output_.columns[i], words_[i]);
  if (!determines_) return write_rows(reader, first_row, out);
  for (std::size_t row = 0; row < reader.block().rows; ++row) write_row(reader, row, first_row + row, out);
}

void RowWriter::say_first(const OutputColumn& column, std::vector<std::uint8_t>& words) {
  const std::size_t rows = laws_.front()->rows();
  const auto open = static_cast<std::uint8_t>(column.labels.size());
  words.assign(rows, static_cast<std::uint8_t>(open + 1));
  // From the last label to the first: one that applies wins, and one that may makes all below it unsure.
  for (std::size_t i = column.labels.size(); i-- > 0;) {
    certainty_.assign(rows, 0);
    std::uint8_t* const certain = certainty_.data();
    for (const std::size_t asked : column.labels[i].asked) {
      const std::uint8_t* const said = laws_[column.law]->says(asked);
      for (std::size_t row = 0; row < rows; ++row) {
        const bool may = may_help(static_cast<Says>(said[row]));
        const std::uint8_t now = said[row] == static_cast<std::uint8_t>(Says::applies) ? 2 : may ? 1 : 0;
        certain[row] = std::max(certain[row], now);
      }
    }
    std::uint8_t* const word = words.data();
    const auto label = static_cast<std::uint8_t>(i);
    for (std::size_t row = 0; row < rows; ++row)
      word[row] = certain[row] == 2 ? label : certain[row] == 1 ? open : word[row];
  }
}

void RowWriter::refuse_impossible(TableReader& reader) {
  const auto& law = *laws_.front();
  for (std::uint32_t row = 0; row < law.rows(); ++row) {
    if (!law.impossible(row) || reader.is_wrong(row)) continue;
    const auto scenario = scenario_of(law.plan().ruleset().vocabulary, reader.block(), row, nothing_told_);
    for (auto& mistake : contradiction(law.plan(), scenario, "", explorer_))
      reader.add({row, "", std::move(mistake.code), std::move(mistake.message), std::move(mistake.help)});
  }
}

std::vector<RowWriter::Step> RowWriter::steps() const {
  std::vector<Step> steps;
  for (std::size_t i = 0; i < output_.columns.size(); ++i) {
    const auto& column = output_.columns[i];
    Step step{&column, i, nullptr, nullptr, vocabulary_[i].data()};
    if (column.what != What::copy && column.what != What::built_in && column.what != What::first_of)
      step.says = laws_[column.law]->says(column.asked);
    step.which = column.what == What::first_of ? words_[i].data() : step.says;
    steps.push_back(step);
  }
  return steps;
}

// The rows whose cells are words and copies, which nearly all are; the place of the next byte stays in a
// register.
void RowWriter::write_rows(const TableReader& reader, std::uint64_t first_row, TextBuffer& out) {
  const auto all = steps();
  const auto& index = reader.index();
  const bool as_it_is = separator_ == layout_.separator && !index.has_quotes();
  for (std::size_t row = 0; row < reader.block().rows; ++row) {
    if (reader.is_wrong(row)) {
      write_row(reader, row, first_row + row, out);
      continue;
    }
    char* to = out.grow(longest_);
    const auto slowly = [&](auto write) {
      out.ends_at(to);
      write();
      to = out.grow(longest_);
    };
    for (const Step& step : all) {
      *to = separator_;
      to += step.at > 0 ? 1 : 0;
      const Word* word = nullptr;
      switch (step.column->what) {
        case What::copy: {
          const auto cell = index.cell(row, step.column->column);
          if (as_it_is && cell.size() <= TextBuffer::slack) {
            std::memcpy(to, cell.data(), TextBuffer::slack);  // the table is padded, and there is room
            to += cell.size();
          } else {
            slowly([&] { write_copy(reader, row, step.column->column, out); });
          }
          continue;
        }
        case What::built_in:
          slowly([&] { write_built_in(*step.column, reader, row, first_row + row, nullptr, out); });
          continue;
        case What::amount: {
          const auto says = static_cast<Says>(step.says[row]);
          if (says == Says::applies || says == Says::may_apply) {
            slowly([&] { write_amount(*step.column, step.at, row, out); });
            continue;
          }
          if (says == Says::needs_review || says == Says::unknown) continue;
          word = step.words;
          break;
        }
        default:
          word = step.words + step.which[row];
          break;
      }
      if (word->length <= Word::is_short)
        std::memcpy(to, word->text, Word::is_short);
      else
        std::memcpy(to, word->whole.data(), word->length);
      to += word->length;
    }
    *to++ = '\n';
    out.ends_at(to);
  }
}

void RowWriter::write_row(const TableReader& reader, std::size_t row, std::uint64_t number, TextBuffer& out) {
  const bool wrong = reader.is_wrong(row);
  std::optional<Determination> determination;
  if (determines_ && !wrong) {
    const bool questions = output_.has(BuiltIn::needs_facts);
    const auto& plan = laws_.front()->plan();
    const auto scenario = scenario_of(plan.ruleset().vocabulary, reader.block(), row, nothing_told_);
    determination = determine(plan, scenario, explorer_, questions ? Want::questions : Want::answer);
  }
  for (std::size_t i = 0; i < output_.columns.size(); ++i) {
    const auto& column = output_.columns[i];
    out.reserve(longest_);
    if (i > 0) out.put(separator_);
    if (column.what == What::copy) {
      write_copy(reader, row, column.column, out);
    } else if (column.what == What::built_in) {
      write_built_in(column, reader, row, number, determination ? &*determination : nullptr, out);
    } else if (!wrong) {
      if (column.what == What::amount)
        write_amount(column, i, row, out);
      else
        out.put(vocabulary_[i][column.what == What::first_of ? words_[i][row]
                                                             : laws_[column.law]->says(column.asked)[row]]
                    .whole);
    }
  }
  out.reserve(1);
  out.put('\n');
}

}  // namespace holdfast
