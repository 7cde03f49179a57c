/** Follows the reader's colour scheme and text size; marks and words say what colours say. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --text: light-dark(#1b1f24, #e6e9ee); --soft: light-dark(#515964, #a9b2be);
  --page: light-dark(#fff, #15181d); --line: light-dark(#d5dae1, #363c46); --track: light-dark(#e4e8ee, #2c323b);
  --fill: light-dark(#5a7fb8, #7ea2dc); --right: light-dark(#2c7a4b, #5dbb83); --bad: light-dark(#a3231f, #ff9c95);
  --warn: light-dark(#7a4b00, #f0bd68); --good: light-dark(#1f6b3f, #7fd3a2); --head: light-dark(#f3f5f8, #1e2229) }
* { box-sizing: border-box }
body { margin: 0; padding: 1rem clamp(.75rem, 3vw, 2rem); background: var(--page); color: var(--text);
  font: 1rem/1.45 system-ui, sans-serif }
h1 { margin: 0; font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem }
.summary { margin: .4rem 0; font-size: 1.1rem } .source { margin: .3rem 0; color: var(--soft) }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.controls { display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; align-items: center; margin: 1rem 0 .5rem }
input[type=search] { font: inherit; padding: .35rem .5rem; border: 1px solid var(--soft); border-radius: .3rem;
  background: var(--page); color: inherit; max-width: 60vw }
input[type=checkbox] { width: 1.2rem; height: 1.2rem; vertical-align: -.2rem }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
thead th { background: var(--head); text-align: left; padding: 0; white-space: nowrap }
thead button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; padding: .6rem .6rem;
  width: 100%; min-height: 2.75rem; text-align: left; cursor: pointer }
:focus-visible { outline: 3px solid var(--fill); outline-offset: -3px }
.arrow::after { content: " ↕"; color: var(--soft) }
[aria-sort=ascending] .arrow::after { content: " ↑"; color: inherit }
[aria-sort=descending] .arrow::after { content: " ↓"; color: inherit }
tbody td, tbody th { border-top: 1px solid var(--line); padding: .6rem; vertical-align: top; text-align: left;
  font-weight: 400; font-variant-numeric: tabular-nums }
tbody th { min-width: 9rem }
tbody[hidden] { display: none }
tbody tr.more td { border-top: 0; padding-top: 0; padding-bottom: .8rem }
.more .flags, .more .options { max-width: 60rem }
.id { font-weight: 600; overflow-wrap: anywhere } .text { display: block; color: var(--soft); overflow-wrap: anywhere }
.why { display: block }
.state { white-space: nowrap; font-weight: 600 }
.probable, .suspect { color: var(--bad) } .ambiguous, .watch { color: var(--warn) } .ok { color: var(--good) }
.bar { display: block; width: 6rem; max-width: 100%; height: .7rem; border-radius: .2rem; overflow: hidden }
.track { fill: var(--track) } .fill { fill: var(--fill) } .right { fill: var(--right) } .range { fill: var(--text) }
small { color: var(--soft); white-space: nowrap }
summary { cursor: pointer; padding: .35rem 0; color: var(--soft) }
details ul { list-style: none; margin: 0; padding: 0 } .flags li::before { content: "• " }
.options li { margin: .5rem 0 } .options .bar { width: min(24rem, 100%); margin: .15rem 0 }
.name { overflow-wrap: anywhere } .key { color: var(--good) } .suggested { color: var(--warn) }
.numbers { color: var(--soft); margin: .3rem 0 }
dt { font-weight: 600 } dd { margin: 0 0 .6rem }
@media (max-width: 40rem) {
  .wide { display: none }
  body { padding: .75rem .5rem }
  thead button, tbody td, tbody th { padding-left: .35rem; padding-right: .35rem }
  thead th { white-space: normal; font-size: .85rem }
  .state { white-space: normal; font-size: .85rem }
  .bar { width: 4rem } small { display: none }
}
`
