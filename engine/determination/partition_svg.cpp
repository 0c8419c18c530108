#include "engine/determination/partition_svg.hpp"

#include <algorithm>

#include "engine/determination/page.hpp"
#include "engine/determination/piece_words.hpp"
#include "engine/determination/svg_page.hpp"

namespace holdfast {
namespace {

constexpr int margin = 16;
constexpr int label_width = 290;
constexpr int least_strip = 660;  // of all parts together
constexpr int least_part = 100;   // so that the value at its edge can be read
constexpr int cell_height = 40;
constexpr int row_gap = 8;
constexpr int small = 12;
constexpr int plain = 13;
constexpr int large = 19;

// How a mark is drawn: what helps or stops is dark, what may is striped, what does not is empty.
Fill fill_of(const std::string& mark) {
  const auto last = mark.substr(mark.rfind('.') + 1);
  if (last == "applies" || last == "yes") return Fill::dark;
  if (last == "may_apply" || last == "unknown") return Fill::stripes;
  if (last == "needs_review") return Fill::crossed;
  if (last == "blocked_by_court") return Fill::lines;
  if (last == "does_not_apply" || last == "no") return Fill::empty;
  return Fill::dots;
}

class PartitionSvg {
 public:
  PartitionSvg(const Partition& partition, const Ruleset& ruleset, std::string_view language)
      : sentences_(ruleset.texts, language),
        words_(sentences_.words()),
        pieces_(partition, ruleset, sentences_),
        rows_(strip_rows(pieces_.parts(), sentences_)),
        partition_(partition),
        count_(static_cast<int>(pieces_.parts().size())),
        part_width_(std::max(least_part, least_strip / count_)),
        svg_(2 * margin + label_width + count_ * part_width_) {}

  std::string make() {
    head();
    axis();
    for (const auto& row : rows_) strip(row);
    svg_.down(row_gap);
    svg_.paragraph(margin, small, words_.say("pieces.not_to_scale"));
    parts();
    key();
    foot();
    return svg_.finish(words_.language(), pieces_.title(), description());
  }

 private:
  int left(std::size_t part) const { return margin + label_width + static_cast<int>(part) * part_width_; }
  int width(const Run& run) const { return static_cast<int>(run.last - run.first + 1) * part_width_; }

  void head() {
    svg_.down(margin);
    if (pieces_.simulation()) svg_.paragraph(margin, large, words_.say("pieces.simulation"), Weight::bold);
    svg_.paragraph(margin, large, pieces_.title(), Weight::bold);
    svg_.paragraph(margin, plain, pieces_.moves());
    if (partition_.budget_spent) svg_.paragraph(margin, plain, words_.say("phrases.budget_spent"));
    svg_.down(row_gap);
  }

  // Neighbours where the scenario is now, or may be, are marked as one.
  void here() {
    const auto count = static_cast<std::size_t>(count_);
    for (std::size_t i = 0; i < count;) {
      const Here here = pieces_.here(i);
      std::size_t last = i;
      while (here != Here::no && last + 1 < count && pieces_.here(last + 1) == here) ++last;
      if (here != Here::no)
        svg_.pointer(left(i), static_cast<int>(last - i + 1) * part_width_, pieces_.here_words(i));
      i = last + 1;
    }
    svg_.down(Svg::pointer_height);
  }

  void axis() {
    here();
    svg_.text(margin, small, words_.say("pieces.row_parts"), Weight::bold);
    for (std::size_t i = 0; i < pieces_.parts().size(); ++i) {
      svg_.centered(left(i) + part_width_ / 2, small, std::to_string(i + 1), Weight::bold);
      svg_.tick(left(i), pieces_.first_value(i));
    }
    svg_.down(Svg::tick_height);
  }

  void strip(const StripRow& row) {
    svg_.label(margin, label_width - row_gap, cell_height, row.label);
    for (const auto& run : runs(row)) {
      const auto& words = words_.say(run.mark);
      const bool fits = Svg::fits(width(run), cell_height, words);
      svg_.cell(left(run.first), width(run), cell_height, fill_of(run.mark), fits ? words : letter(run.mark));
    }
    svg_.down(cell_height + row_gap);
  }

  // Where words do not fit a letter stands for them; the key has both.
  std::string letter(const std::string& mark) {
    const auto& words = words_.say(mark);
    auto found =
        std::find_if(key_.begin(), key_.end(), [&](const auto& one) { return words_.say(one) == words; });
    if (found == key_.end()) found = key_.insert(key_.end(), mark);
    return std::string(1, static_cast<char>('A' + (found - key_.begin())));
  }

  void parts() {
    svg_.down(row_gap);
    for (std::size_t i = 0; i < pieces_.parts().size(); ++i)
      svg_.paragraph(margin, plain, pieces_.heading(i) + ". " + pieces_.extent(i),
                     pieces_.here(i) == Here::yes ? Weight::bold : Weight::plain);
  }

  void key() {
    if (key_.empty()) return;
    svg_.down(row_gap);
    svg_.paragraph(margin, plain, words_.say("pieces.key"), Weight::bold);
    for (std::size_t i = 0; i < key_.size(); ++i)
      svg_.swatch(margin, fill_of(key_[i]), std::string(1, static_cast<char>('A' + i)), words_.say(key_[i]));
  }

  void foot() {
    svg_.down(row_gap);
    const auto& first = pieces_.parts().front().piece->holds;
    if (partition_.along.kind != Along::Kind::day)
      svg_.paragraph(margin, small, words_.say("phrases.as_of", {{"day", words_.date(partition_.as_of)}}));
    svg_.paragraph(margin, small,
                   words_.say("phrases.verified", {{"day", words_.date(first.verified_through)}}));
    svg_.paragraph(margin, small, words_.say("disclaimer"));
    if (pieces_.simulation()) svg_.paragraph(margin, small, words_.say("pieces.simulation"), Weight::bold);
    svg_.down(margin);
  }

  std::string description() const {
    std::string parts;
    for (std::size_t i = 0; i < pieces_.parts().size(); ++i)
      parts += (i == 0 ? "" : " ") + pieces_.heading(i) + ". " + pieces_.extent(i);
    std::string rows;
    for (const auto& row : rows_) {
      std::string cells;
      for (const auto& run : runs(row)) {
        const auto first = std::to_string(run.first + 1);
        const auto& mark = words_.say(run.mark);
        cells +=
            (cells.empty() ? "" : "; ") +
            (run.first == run.last
                 ? words_.say("pieces.picture_cell", {{"number", first}, {"mark", mark}})
                 : words_.say("pieces.picture_cells",
                              {{"first", first}, {"last", std::to_string(run.last + 1)}, {"mark", mark}}));
      }
      rows += (rows.empty() ? "" : " ") +
              words_.say("pieces.picture_row", {{"row", row.label}, {"cells", cells}});
    }
    auto text =
        words_.say("pieces.picture", {{"count", std::to_string(count_)}, {"parts", parts}, {"rows", rows}});
    return pieces_.simulation() ? words_.say("pieces.simulation") + " " + text : text;
  }

  const Sentences sentences_;
  const Words& words_;
  const PieceWords pieces_;
  const std::vector<StripRow> rows_;
  const Partition& partition_;
  const int count_;
  const int part_width_;
  Svg svg_;
  std::vector<std::string> key_;
};

}  // namespace

std::string to_svg(const Partition& partition, const Ruleset& ruleset, std::string_view language) {
  return PartitionSvg(partition, ruleset, language).make();
}

}  // namespace holdfast
