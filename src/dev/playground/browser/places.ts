import { html, nothing } from 'lit-html'
import type { Chat, PlaceItem } from '../contract/chat.ts'
import { chatHash } from './address.ts'

/** The channels with their threads, direct messages, and whom one acts as. */
export const placesView = (chat: Chat, become: (personId: string) => void) => html`
  <nav class="places" aria-label="Channels" id="places">
    <h2>${chat.serverName}</h2>
    <ul>${chat.places.filter(({ kind }) => kind !== 'dm').map(place => placeView(chat, place))}</ul>
    <h3>Direct messages</h3>
    <ul>${chat.places.filter(({ kind }) => kind === 'dm').map(place => placeView(chat, place))}</ul>
    <fieldset class="people">
      <legend>You are</legend>
      ${chat.people.map(
        ({ id, name, manages }) => html`<label>
          <input type="radio" name="me" value=${id} .checked=${id === chat.me.id} @change=${() => become(id)} />
          <span>${name}${manages ? html` <small>manages the server</small>` : nothing}</span>
        </label>`,
      )}
    </fieldset>
  </nav>`

const placeView = ({ me, here }: Chat, place: PlaceItem) => html`
  <li class=${`place-${place.kind}`}>
    <a href=${chatHash(me.id, place.id)} aria-current=${place.id === here.id ? 'page' : nothing}
      class=${place.unread > 0 ? 'is-unread' : ''}>
      <span aria-hidden="true">${SIGNS[place.kind]}</span> <span class="name">${place.name}</span>
      ${
        place.unread > 0
          ? html`<span class="badge ${place.mentioned ? 'of-me' : ''}" aria-label=${`${place.unread} unread`}>${place.unread}</span>`
          : nothing
      }
    </a>
  </li>`

const SIGNS = { text: '#', thread: '↳', dm: '@' } as const
