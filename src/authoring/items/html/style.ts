import { TABLE_STYLE } from '../../../html/sortable-table.ts'

/** Marks and words say what colours say. */
export const PAGE_STYLE = `${TABLE_STYLE}
input[type=checkbox] { width: 1.2rem; height: 1.2rem; vertical-align: -.2rem }
tbody tr.more td { border-top: 0; padding-top: 0; padding-bottom: .8rem }
.more .flags, .more .options { max-width: 60rem }
.id { font-weight: 600; overflow-wrap: anywhere } .text { display: block; color: var(--soft); overflow-wrap: anywhere }
.why { display: block }
.state { white-space: nowrap; font-weight: 600 }
.probable, .suspect { color: var(--bad) } .ambiguous, .watch { color: var(--warn) } .ok { color: var(--good) }
.bar { display: block; width: 6rem; max-width: 100%; height: .7rem; border-radius: .2rem; overflow: hidden }
.track { fill: var(--track) } .fill { fill: var(--fill) } .right { fill: var(--right) } .range { fill: var(--text) }
summary { cursor: pointer; padding: .35rem 0; color: var(--soft) }
details ul { list-style: none; margin: 0; padding: 0 } .flags li::before { content: "• " }
.options li { margin: .5rem 0 } .options .bar { width: min(24rem, 100%); margin: .15rem 0 }
.name { overflow-wrap: anywhere } .key { color: var(--good) } .suggested { color: var(--warn) }
.numbers { color: var(--soft); margin: .3rem 0 }
dt { font-weight: 600 } dd { margin: 0 0 .6rem }
@media (max-width: 40rem) {
  .wide { display: none }
  .state { white-space: normal; font-size: .85rem }
  .bar { width: 4rem } small { display: none }
}
`
