#include "engine/population/batch_columns.hpp"

namespace holdfast {

std::vector<std::string> choose_columns(const Ruleset& ruleset, const std::vector<std::string>& names,
                                        OutputPlan& output) {
  std::vector<std::string> all = names;
  if (all.empty()) all.assign(built_in_names.begin(), built_in_names.end());
  std::vector<std::string> wrong;
  for (const auto& name : all)
    if (auto mistake = add_column(ruleset, name, output); !mistake.empty())
      wrong.push_back(std::move(mistake));
  return wrong;
}

Result<TableLayout> read_and_pass_on(const std::string& header, const std::string& name,
                                     const Ruleset& ruleset, const HeaderWishes& wishes, bool all,
                                     OutputPlan& output) {
  auto layout = read_table_header(header, name, ruleset, wishes, output);
  if (!layout) return layout;
  for (const std::size_t column : layout->passed) {
    if (static_cast<int>(column) == layout->case_ref) continue;
    OutputColumn copy;
    copy.what = OutputColumn::What::copy;
    copy.name = copy.header = layout->names[column];
    copy.column = column;
    output.columns.push_back(std::move(copy));
  }
  if (all && layout->case_ref < 0)
    std::erase_if(output.columns, [](const OutputColumn& one) {
      return one.what == OutputColumn::What::built_in && one.built_in == BuiltIn::case_ref;
    });
  return layout;
}

}  // namespace holdfast
