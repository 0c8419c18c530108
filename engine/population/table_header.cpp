#include "engine/population/table_header.hpp"

#include <algorithm>

#include "engine/base/add_once.hpp"
#include "engine/population/passed_cell.hpp"
#include "engine/population/quoting.hpp"
#include "engine/ruleset/fields.hpp"

namespace holdfast {
namespace {

constexpr std::size_t most_list_rows = 200;

bool dotted_name(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
  });
}

class HeaderReader {
 public:
  HeaderReader(const std::string& name, const Ruleset& ruleset, const HeaderWishes& wishes,
               OutputPlan& output)
      : name_(name), ruleset_(ruleset), wishes_(wishes), output_(output) {}

  Result<TableLayout> read(const std::string& header) {
    if (header.find('\0') != std::string::npos || !is_utf_8(header)) {
      fail("not-utf-8", "the header is not text in UTF-8",
           "save the table as UTF-8 (in a spreadsheet: `CSV UTF-8`)");
      return std::move(diagnostics_);
    }
    const bool tabs =
        wishes_.tabs || (header.find('\t') != std::string::npos && header.find(',') == std::string::npos);
    layout_.separator = tabs ? '\t' : ',';
    split(header);
    if (layout_.names.size() == 1 && header.find(';') != std::string::npos)
      fail("wrong-separator", "the header has semicolons between its names", "save the table with commas");
    if (diagnostics_.empty())
      for (std::size_t i = 0; i < layout_.names.size(); ++i) column(i);
    what_is_missing();
    copies();
    std::stable_sort(layout_.facts.begin(), layout_.facts.end(),
                     [](const FactSource& a, const FactSource& b) { return a.column < b.column; });
    return {std::move(layout_), std::move(diagnostics_)};
  }

 private:
  // The pointer is the number of the column that was looked at last.
  void fail(std::string code, std::string message, std::string help) {
    Diagnostic d;
    d.code = std::move(code);
    d.span = {name_, 1, 0, 1};
    d.message = std::move(message);
    d.help = std::move(help);
    if (!layout_.titles.empty()) d.pointer = "/" + std::to_string(layout_.titles.size());
    diagnostics_.push_back(std::move(d));
  }

  void split(const std::string& header) {
    std::string_view rest = header;
    for (bool more = true; more;) {
      std::size_t end = rest.starts_with('"') ? after_quoted(rest, 0) : 0;
      end = end == no_end ? no_end : rest.find(layout_.separator, end);
      more = end != std::string_view::npos;
      const auto name = unquoted(rest.substr(0, end), room_);
      if (!name) {
        fail("bad-quotes", "a name in the header has a quote that is not closed", "");
        return;
      }
      layout_.names.emplace_back(*name);
      if (more) rest.remove_prefix(end + 1);
    }
  }

  // A header that is no header may be somebody's data: it is repeated only where it can be a name of ours, or
  // where whoever runs the batch has written it too.
  std::string title(std::size_t column, bool known) const {
    const auto& name = layout_.names[column];
    return known || (!name.empty() && dotted_name(name)) ? name : "column " + std::to_string(column + 1);
  }

  bool named(const std::vector<std::string>& names, const std::string& name) const {
    return std::find(names.begin(), names.end(), name) != names.end();
  }

  bool is_copied(const std::string& name) const {
    return std::any_of(output_.columns.begin(), output_.columns.end(), [&](const OutputColumn& one) {
      return one.what == OutputColumn::What::copy && one.header == name;
    });
  }

  void column(std::size_t at) {
    const auto& name = layout_.names[at];
    std::vector<const MappedFact*> mapped;
    bool multiplies = false;
    if (wishes_.map != nullptr)
      for (const auto& one : wishes_.map->columns) {
        if (one.header == name) mapped.push_back(&one);
        multiplies = multiplies || one.times == name;
      }
    const bool also = named(wishes_.also, name);
    const bool ignored =
        wishes_.map != nullptr && (wishes_.map->ignores_others || named(wishes_.map->ignored, name));
    const bool passed = named(wishes_.pass, name) || name.starts_with("x_");
    const bool copied = is_copied(name);
    const bool reference = name == built_in_names[static_cast<std::size_t>(BuiltIn::case_ref)];
    layout_.titles.push_back(title(at, !mapped.empty() || multiplies ||
                                           (ignored && !wishes_.map->ignores_others) || also ||
                                           named(wishes_.pass, name) || copied));
    const auto& called = layout_.titles.back();
    for (std::size_t before = 0; before < at; ++before)
      if (layout_.names[before] == name) {
        fail("duplicate-header", "`" + called + "` stands in the header twice",
             "delete one of the two columns");
        return;
      }
    if (const auto word = ruleset_.vocabulary.forbidden(name); word && !reference) {
      fail("forbidden-fact", "a column is called `" + *word + "`, which is never asked and never read",
           "delete the column before the table is read; nothing of it was kept");
      return;
    }
    if (name.empty()) {
      fail("no-name", "column " + std::to_string(at + 1) + " has no name", "name it, or delete it");
      return;
    }
    if (passed || reference || also) layout_.passed.push_back(at);
    if (reference) layout_.case_ref = static_cast<int>(at);
    for (const auto* one : mapped) {
      if (auto source = find_fact_source(ruleset_.vocabulary, one->fact)) {
        source->column = at;
        source->reshaping = one->reshaping;
        if (!one->times.empty()) {
          source->times = column_of(one->times);
          source->times_recode = one->times_recode;
        }
        tell(*source, called);
      }
    }
    if (!mapped.empty() || multiplies || ignored || passed || copied || reference) return;
    if (also && wishes_.map != nullptr) return;  // a map says which columns tell of facts
    if (auto source = find_fact_source(ruleset_.vocabulary, name)) {
      source->column = at;
      tell(*source, called);
      return;
    }
    if (also) return;
    std::string help = did_you_mean(name, ruleset_.vocabulary.names());
    if (help.empty())
      help =
          "`holdfast rules list --facts` shows the facts; a column to pass on begins with `x_` or is named "
          "in "
          "`--passthrough`";
    fail("unknown-fact",
         layout_.titles.back() == name ? "no fact named `" + name + "`"
                                       : layout_.titles.back() + " has a name that is no fact's",
         help);
  }

  // Whether it is there is told elsewhere.
  std::size_t column_of(const std::string& name) const {
    return static_cast<std::size_t>(std::find(layout_.names.begin(), layout_.names.end(), name) -
                                    layout_.names.begin());
  }

  void tell(const FactSource& source, const std::string& called) {
    const auto same = [&](const FactSource& one) {
      return one.fact == source.fact && one.row == source.row && one.field == source.field;
    };
    if (std::any_of(layout_.facts.begin(), layout_.facts.end(), same))
      fail("told-twice", "`" + called + "` tells a fact that another column tells", "keep one of the two");
    else if (wishes_.map != nullptr &&
             wishes_.map->constants.contains(ruleset_.vocabulary.fact(source.fact).name))
      fail("told-twice", "`" + called + "` tells a fact that the map tells of every row",
           "keep one of the two");
    else
      layout_.facts.push_back(source);
  }

  void what_is_missing() {
    const auto missing = [&](const std::string& name, const std::string& who) {
      if (!named(layout_.names, name)) fail("missing-column", "the table has no column `" + name + "`", who);
    };
    if (!diagnostics_.empty()) return;
    for (const auto& name : wishes_.pass) missing(name, "`--passthrough` names it");
    for (const auto& name : wishes_.also) missing(name, "it was asked for by that name");
    if (wishes_.map == nullptr) return;
    for (const auto& one : wishes_.map->columns)
      missing(one.header, "the map reads `" + one.fact + "` from it");
    for (const auto& one : wishes_.map->columns)
      if (!one.times.empty()) missing(one.times, "the map reads `" + one.fact + "` from it");
  }

  void copies() {
    if (!diagnostics_.empty()) return;
    for (auto& column : output_.columns) {
      if (column.what != OutputColumn::What::copy) continue;
      const auto found = std::find(layout_.names.begin(), layout_.names.end(), column.header);
      if (found == layout_.names.end()) {
        fail("missing-column", "the table has no column `" + column.header + "`", "the map copies it");
        continue;
      }
      column.column = static_cast<std::size_t>(found - layout_.names.begin());
      add_once(layout_.passed, column.column);
    }
  }

  const std::string& name_;
  const Ruleset& ruleset_;
  const HeaderWishes& wishes_;
  OutputPlan& output_;
  std::string room_;
  TableLayout layout_;
  Diagnostics diagnostics_;
};

}  // namespace

std::optional<FactSource> find_fact_source(const Vocabulary& vocabulary, std::string_view name) {
  FactSource source;
  const auto dot = name.find('.');
  const auto fact = vocabulary.find(name.substr(0, dot));
  if (!fact || vocabulary.fact(*fact).hidden) return std::nullopt;
  source.fact = *fact;
  if (dot == std::string_view::npos) return source;
  const auto& row = vocabulary.fact(*fact).row;
  const auto second = name.find('.', dot + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto number = parse_decimal(name.substr(dot + 1, second - dot - 1));
  if (!number || number->scale != 0 || number->units < 1 || number->units > Int{most_list_rows})
    return std::nullopt;
  source.row = static_cast<std::size_t>(number->units);
  for (std::size_t i = 0; i < row.size(); ++i)
    if (row[i].name == name.substr(second + 1)) source.field = static_cast<int>(i);
  if (source.field < 0) return std::nullopt;
  return source;
}

Result<TableLayout> read_table_header(const std::string& header, const std::string& name,
                                      const Ruleset& ruleset, const HeaderWishes& wishes,
                                      OutputPlan& output) {
  return HeaderReader(name, ruleset, wishes, output).read(header);
}

}  // namespace holdfast
