import { html, nothing } from 'lit-html'
import type { Chat, PlaceItem } from '../contract/chat.ts'
import type { Actions } from './actions.ts'
import { chatHash } from './address.ts'

/** The sidebar: channels and threads, direct messages, the person to be, and languages. */
export const placesView = (chat: Chat, { become, locale }: Pick<Actions, 'become' | 'locale'>) => html`
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
    ${localeView(chat, `${chat.me.name}’s language`, chat.me.locale, to => locale('locale', to))}
    ${
      chat.me.manages
        ? localeView(chat, 'The server’s language', chat.serverLocale, to => locale('server-locale', to))
        : nothing
    }
  </nav>`

const LANGUAGES = new Intl.DisplayNames(undefined, { type: 'language' })

const localeView = (
  { locales }: Chat,
  title: string,
  current: string,
  choose: (locale: string) => void,
) => html`
  <label class="locale">
    <span>${title}</span>
    <select @change=${({ target }: Event) => choose((target as HTMLSelectElement).value)}>
      ${locales.map(
        one => html`<option value=${one} .selected=${one === current}>${LANGUAGES.of(one)}</option>`,
      )}
    </select>
  </label>`

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
