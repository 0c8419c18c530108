// What every page that we write has: a head with a policy that lets nothing run and nothing be loaded; and
// tables that stay tables for a screen reader where the page is narrow.
#pragma once

#include "engine/determination/html.hpp"

namespace holdfast {

// The page up to and with the opening of `body`, and a way past what stands before `#main`.
Html begin_html(std::string_view title, std::string_view style_sheet);

// The head of a table. Roles are told in full: a narrow page shows rows as blocks, and they must stay rows.
void open_table(Html& html, std::string_view caption, const std::vector<std::string_view>& columns,
                std::string_view style = "");
void open_row(Html& html);
// A cell, which says its column by itself where the page is narrow.
void open_cell(Html& html, std::string_view column, const Html::Attributes& attributes = {});
void close_table(Html& html);

}  // namespace holdfast
