#include "engine/simulation/report_style.hpp"

namespace holdfast {

const std::string_view report_style = R"css(
body { max-width: 72rem; }
dl.facts dd { grid-column: 2; }
.lead { font-size: 1.05rem; }
caption { position: static; text-align: left; font-weight: bold; padding: .3rem 0; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 30rem); gap: 0 2rem; align-items: start; }
figure svg { display: block; width: 100%; height: auto; border: 1px solid var(--line); }
figcaption { color: var(--soft); font-size: .8rem; overflow-wrap: anywhere; }
.under { display: block; color: var(--soft); font-size: .85rem; }
td { font-variant-numeric: tabular-nums; }
th + th, th + td, td + td { padding-left: .3rem; }
.wide { overflow-x: auto; }
table.matrix td, table.matrix th { padding: .4rem .5rem; border: 1px solid var(--line); }
.nobody { color: var(--soft); }
.shade-0 { background: var(--paper); }
.shade-1 { background: #e4efe7; color: #1a1a1a; } .shade-2 { background: #c3dccb; color: #1a1a1a; }
.shade-3 { background: #9cc4a9; color: #1a1a1a; } .shade-4 { background: #75ab87; color: #1a1a1a; }
.shade-1 .under, .shade-2 .under, .shade-3 .under, .shade-4 .under { color: #1a1a1a; }
footer code { font-size: .8rem; }
@media (max-width: 60rem) { .pair { grid-template-columns: minmax(0, 1fr); } figure { max-width: 30rem; } }
@media (max-width: 42rem) {
  dl.facts dd { grid-column: 1; }
  caption { display: block; }
  td + td, th + td { padding-left: 0; }
  tbody th { border: 0; }
  .under { display: inline; margin-left: .5rem; }
  table.matrix { display: table; width: auto; font-size: .85rem; }
  table.matrix tbody { display: table-row-group; } table.matrix thead { position: static; display: table-header-group; }
  table.matrix tr { display: table-row; } table.matrix td, table.matrix tbody th { display: table-cell; border: 1px solid var(--line); padding: .3rem; }
  table.matrix .under { display: block; margin: 0; }
}
@media print {
  .pair { grid-template-columns: minmax(0, 1fr) 18rem; gap: 0 1rem; }
  figure svg, figure svg * , td { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  section { break-before: auto; }
  .wide { overflow: visible; }
}
)css";

}  // namespace holdfast
