import { html, nothing, type TemplateResult } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { Chat } from '../contract/chat.ts'
import type { Actions } from './actions.ts'
import { classroomButton, classroomView } from './class/view.ts'
import { composerView } from './composer.ts'
import { formView } from './form.ts'
import { messageView } from './message.ts'
import { placesView } from './places.ts'
import type { State } from './state.ts'
import { now, timeText } from './times.ts'

/** The whole page; the question bank renders into its own element. */
export const pageView = (state: State, actions: Actions): TemplateResult => html`
  ${barView(state, actions)}
  ${
    state.lost
      ? html`<p class="banner" role="alert">The playground has stopped. Start it again with <code>npm run playground</code>.</p>`
      : nothing
  }
  <p class="toast" role="status">${state.toast}</p>
  <div class="chat ${state.drawer ? 'has-drawer' : ''}" ?hidden=${state.address.view !== 'chat'}>
    ${state.chat === null ? html`<p class="quiet opening">Opening…</p>` : chatView(state, state.chat, actions)}
  </div>
  <main ?hidden=${state.address.view !== 'bank'}>
    <h1 class="sr-only">Question bank</h1>
    <div id="bank"></div>
  </main>
  ${state.form === null ? nothing : formView(state.form, actions.form)}
  ${state.classroom.open ? classroomView(state.classroom, actions.classroom) : nothing}`

/** Without following the link: the fragment of the address holds the place. */
const toComposer = (event: Event): void => {
  event.preventDefault()
  document.getElementById('write')?.focus()
}

const barView = ({ address: { view }, drawer, composer, classroom }: State, actions: Actions) => html`
  <header class="bar">
    ${
      view === 'chat' && composer.kind === 'text'
        ? html`<a class="skip-link" href="#write" @click=${toComposer}>Skip to the message box</a>`
        : nothing
    }
    ${
      view === 'chat'
        ? html`<button type="button" class="to-places" aria-expanded=${drawer} aria-controls="places"
            @click=${() => actions.drawer(!drawer)}>☰<span class="sr-only"> Channels</span></button>`
        : nothing
    }
    <nav aria-label="Views">
      <a href="#view=chat" aria-current=${view === 'chat' ? 'page' : nothing}>Chat</a>
      <a href="#view=bank" aria-current=${view === 'bank' ? 'page' : nothing}>Question bank</a>
    </nav>
    <div class="time" role="group" aria-label="Time">
      <time>${timeText(now(), 's')}</time>
      <button type="button" @click=${() => actions.time('daily')}>Next daily now</button>
      <button type="button" @click=${() => actions.time('day')}>Next day</button>
      ${classroomButton(classroom, actions.classroom)}
    </div>
    <button type="button" class="theme" @click=${actions.theme}>◐<span class="sr-only"> Light or dark</span></button>
  </header>`

const chatView = (state: State, chat: Chat, actions: Actions) => html`
  ${placesView(chat, actions)}
  <div class="backdrop" @click=${() => actions.drawer(false)}></div>
  <main class="here">
    <h1>${chat.here.kind === 'dm' ? '@' : '#'}${chat.here.name}</h1>
    <div class="log" role="log" aria-label=${`Messages in ${chat.here.name}`} tabindex="0">
      ${chat.messages.length === 0 ? welcomeView(chat, actions) : nothing}
      ${repeat(
        chat.messages,
        ({ id }) => id,
        message => messageView(message, actions.message),
      )}
    </div>
    <button type="button" class="newer" hidden>New messages</button>
    ${composerView(chat, state.composer, actions.composer)}
  </main>`

const welcomeView = ({ me }: Chat, { first }: Actions) => html`
  <div class="welcome">
    <p class="heading level-1">Welcome, ${me.name}</p>
    <p>This is a Discord of your own, with Proctor in it. Type <code>/quiz</code> and press Enter, then answer with a button.</p>
    <p>To play as someone else, pick a person <span class="if-wide">below the channels</span><span class="if-phone">in the ☰ menu</span>.</p>
    <button type="button" class="button primary" @click=${first}>Ask the first question</button>
  </div>`
