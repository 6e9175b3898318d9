/**
 * The look of a report: the window's own colours, light and dark as its reader's system is, light on paper. Every vital
 * has a stroke of its own besides its hue, so that a print without colour can be read.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f7f6f2; --raised: #ffffff; --line: #dcd8ce; --text: #1e232b; --soft: #4c5664; --faint: #626c79;
  --track: #efede7; --energy: #8a6200; --integrity: #0b735a; --stability: #2360b4; --grave: #b3203f; --ash: #676f7b;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ground: #0c1016; --raised: #131922; --line: #222b38; --text: #e3e8ef; --soft: #a3afbf; --faint: #8492a5;
    --track: #1c2430; --energy: #e3bd62; --integrity: #63c6a8; --stability: #80aef2; --grave: #fb7286; --ash: #8e99a8;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 32px 28px 40px; max-width: 860px; background: var(--ground); color: var(--text);
  font: 14px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
h1, h2, p, dl, dd, figure { margin: 0; font-weight: inherit; }
h1 { font-size: 22px; line-height: 1.25; }
h2 { margin: 26px 0 6px; font-size: 17px; }
header { display: grid; grid-template-columns: 128px 1fr; gap: 24px; align-items: center; }
.figure { width: 128px; height: 128px; overflow: visible; }
.figure path { fill: none; stroke: var(--ash); stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.figure .ring { stroke-width: 4; }
.soft { color: var(--soft); font-size: 13px; }
.verdict { margin: 4px 0; font-size: 17px; line-height: 1.4; }
.claim { padding: 10px 14px; border-left: 3px solid var(--faint); background: var(--track); }
.claim p:first-child { font-size: 15px; }
.lives { border-left-color: var(--integrity); }
.counterfactual p:first-child { font-size: 17px; }
code { font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace; font-size: 12px; }
figcaption { color: var(--soft); }
.course { display: block; width: 100%; height: auto; }
.course text { fill: var(--faint); font-size: 10px; }
.grid { stroke: var(--line); fill: none; }
.gap { fill: var(--ash); opacity: 0.22; }
.line { fill: none; stroke-width: 1.5; stroke-linejoin: round; }
.band { stroke: none; opacity: 0.18; }
.energy { --hue: var(--energy); }
.integrity { --hue: var(--integrity); --dash: 7 3; }
.stability { --hue: var(--stability); --dash: 2 2.5; }
.line { stroke: var(--hue); stroke-dasharray: var(--dash, none); }
.band { fill: var(--hue); }
.point { fill: none; stroke: var(--text); stroke-width: 2; stroke-dasharray: 2 4; }
.input { fill: var(--text); }
.keys { display: flex; flex-wrap: wrap; gap: 2px 18px; margin-top: 6px; color: var(--soft); font-size: 12px; }
.keys svg { width: 26px; height: 10px; margin-right: 5px; vertical-align: -1px; }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
table + table { margin-top: 14px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
caption { padding-bottom: 4px; text-align: left; color: var(--soft); }
th, td { padding: 4px 10px 4px 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
thead th { border: 0; color: var(--faint); font-size: 12px; }
th:last-child, td:last-child { padding-right: 0; }
.number { text-align: right; white-space: nowrap; }
.record { white-space: nowrap; }
tr.decisive { background: var(--raised); }
tr.decisive > :first-child { box-shadow: inset 3px 0 0 var(--grave); padding-left: 8px; }
b { color: var(--grave); font-weight: 600; }
footer { margin-top: 26px; padding-top: 8px; border-top: 1px solid var(--line); color: var(--faint); font-size: 12px; }
@media (max-width: 560px) {
  body { padding: 16px; }
  header { grid-template-columns: 72px 1fr; gap: 14px; }
  .figure { width: 72px; height: 72px; }
}
@page { size: A4; margin: 16mm 15mm; }
@media print {
  :root { --ground: #ffffff; --track: #f4f3ef; }
  body { padding: 0; max-width: none; font-size: 10.5pt; }
  h2 { break-after: avoid; }
  figure, .claim, tr, header { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;
