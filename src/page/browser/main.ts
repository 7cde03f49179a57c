import { html, render } from 'lit-html'
import { isBank } from './bank/hash.ts'
import { startBank } from './bank/start.ts'

render(
  html`<main>
    <h1>Proctor's playground</h1>
    <div id="bank"></div>
  </main>`,
  document.body,
)

if (isBank(location.hash)) startBank(document.getElementById('bank')!)
