import { html, render } from 'lit-html'

render(html`<main><h1>Proctor's playground</h1></main>`, document.body)
