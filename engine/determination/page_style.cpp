#include "engine/determination/page_style.hpp"

namespace holdfast {

const std::string_view page_style = R"css(
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1a1a1a; --soft: #4a4a4a; --line: #b9b9b9; --link: #0b4f8a;
  --good: #14532d; --unsure: #7a5200; --bad: #8f2410; --wash: #f3f2ee; --warn: #fdf0c4; --warn-ink: #4d3800; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #16181b; --ink: #ececec; --soft: #b9bcc0; --line: #54585e; --link: #8cc4ff;
    --good: #86d6a4; --unsure: #f0c75e; --bad: #ff9e87; --wash: #212429; --warn: #3b3113; --warn-ink: #f5e3ab; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 0 1rem 2rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "DejaVu Sans", Verdana, sans-serif; overflow-wrap: break-word; }
a { color: var(--link); overflow-wrap: anywhere; }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; display: inline-block; padding: .5rem; }
header nav { padding: .75rem 0; border-bottom: 1px solid var(--line); }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 1.2rem 0 .2rem; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.2rem 0 .5rem; padding-top: .5rem; border-top: 2px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.4rem 0 .3rem; }
p { margin: .4rem 0; }
code { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, monospace; font-size: .88em; background: var(--wash); padding: .05em .3em;
  overflow-wrap: anywhere; }
.other-name { font-size: 1.15rem; color: var(--soft); margin: 0; }
.soft, .beside { color: var(--soft); font-size: .9rem; }
.beside { margin: 0; font-weight: normal; }
.banner { background: var(--warn); color: var(--warn-ink); border-left: .4rem solid var(--unsure); padding: .5rem .8rem; margin: 1rem 0; }
.not-law { border-left-color: var(--bad); font-weight: bold; }
.mark { color: var(--bad); font-weight: bold; }
.status { font-weight: bold; white-space: nowrap; }
.in-force { color: var(--good); } .unsure { color: var(--unsure); } .blocked, .ended, .no-law { color: var(--bad); }
.passes { color: var(--good); font-weight: bold; } .fails { color: var(--bad); font-weight: bold; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .8rem 0; }
dl.facts dt { color: var(--soft); } dl.facts dd { margin: 0; }
nav.contents ul { columns: 2; padding-left: 1.2rem; margin: .5rem 0; }
ul.law, ul.law ul { list-style: none; margin: 0; padding: 0; }
ul.law li { margin: .45rem 0; }
ul.law ul { border-left: 2px solid var(--line); padding-left: .9rem; margin: .3rem 0 .3rem .2rem; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; }
caption { position: absolute; left: -100rem; }
th, td { text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); padding: .4rem .6rem .4rem 0; }
table.rules { table-layout: fixed; }
table.rules th:first-child { width: 34%; } table.rules th:nth-child(2) { width: 30%; }
table.rules th:nth-child(3) { width: 13%; }
time { white-space: nowrap; }
td[data-column="Basis"] { overflow-wrap: anywhere; }
thead th { border-bottom: 2px solid var(--ink); }
tbody th { font-weight: 600; }
td p { margin: 0 0 .4rem; }
ul.plain { list-style: none; padding: 0; margin: 0; }
figure { margin: .8rem 0; }
.strip text { fill: var(--ink); font-size: 12px; }
.edge { stroke: var(--ink); stroke-width: 1; }
.happened { stroke: var(--bad); stroke-width: 2; stroke-dasharray: 4 3; }
.today { stroke: var(--link); stroke-width: 3; }
.fill-in-force { fill: var(--good); } .fill-unsure { fill: url(#stripes); } .fill-blocked { fill: url(#crosses); }
.fill-ended { fill: url(#lines); } .fill-no-law { fill: var(--paper); }
.ground { fill: var(--paper); } .ink { fill: var(--soft); }
ul.key { list-style: none; padding: 0; margin: .2rem 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; font-size: .9rem; }
ul.key svg { vertical-align: -.15rem; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .9rem; overflow-wrap: anywhere; }
@media (max-width: 42rem) {
  nav.contents ul { columns: 1; }
  dl.facts { grid-template-columns: 1fr; gap: 0; } dl.facts dd { margin-bottom: .4rem; }
  table, tbody, tr, td, tbody th { display: block; }
  table.rules th, table.rules td { width: auto; }
  thead { position: absolute; left: -100rem; }
  tr { border-bottom: 2px solid var(--line); padding: .5rem 0; }
  td, tbody th { border: 0; padding: .1rem 0; }
  td[data-column]::before { content: attr(data-column) ": "; color: var(--soft); font-size: .9rem; }
  td:empty { display: none; }
}
@media print {
  :root { color-scheme: light; --paper: #ffffff; --ink: #000000; --soft: #333333; --line: #999999; --link: #000000;
    --good: #0f3f22; --unsure: #5c3d00; --bad: #6f1a0a; --wash: #ffffff; --warn: #ffffff; --warn-ink: #000000; }
  body { max-width: none; font-size: 10.5pt; }
  header nav, nav.contents, .skip { display: none; }
  .banner { border: 1px solid; }
  tr, figure { break-inside: avoid; }
  .beside { break-before: avoid; }
  h2, h3 { break-after: avoid; }
  .sources a[href^="http"]::after { content: " " attr(href); font-weight: normal; }
  .strip rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)css";

}  // namespace holdfast
