import { render } from 'lit-html'
import { parseAddress, rememberAddress } from './address.ts'
import { followChat } from './api.ts'
import { startBank } from './bank/start.ts'
import { createActions } from './chat.ts'
import { pageView } from './layout.ts'
import { followPictures, keepScroll, newerThan, showMessage } from './scroll.ts'
import { EMPTY_COMPOSER, initialState, type State } from './state.ts'
import { applyTheme } from './theme.ts'
import { setNow } from './times.ts'

/** How often relative times such as "in 5 minutes" are re-rendered, ms. */
const REDRAW_MS = 10_000

/** There, focus would open the on-screen keyboard over the messages. */
const TOUCH_SCREEN = matchMedia('(pointer: coarse)')

let state = initialState(parseAddress(location.hash))
let unfollow = () => {}
let stopBank: (() => void) | null = null

const change = (part: Partial<State>): void => {
  const before = state.chat
  const after = part.chat ?? before
  const keep = keepScroll(before?.here.id !== after?.here.id || before?.me.id !== after?.me.id)
  state = { ...state, ...part }
  render(pageView(state, actions), document.body)
  keep(newerThan(before?.messages ?? [], after?.messages ?? []), after?.me.name ?? '')
  if (state.sought !== null && showMessage(state.sought)) state = { ...state, sought: null }
}

const actions = createActions({ state: () => state, change })

/** Shows the view in the address, and subscribes to it. */
const arrive = (): void => {
  const address = parseAddress(location.hash)
  rememberAddress(address)
  const isElsewhere = address.in !== state.address.in || address.as !== state.address.as
  change({ address, drawer: false, ...(isElsewhere && { composer: EMPTY_COMPOSER }) })
  unfollow()
  unfollow = () => {}
  if (address.view === 'chat') {
    stopBank?.()
    stopBank = null
    const onChat = (chat: NonNullable<State['chat']>) => {
      const isNewPlace = state.chat?.here.id !== chat.here.id
      const isSeeking = state.sought !== null
      setNow(chat.now)
      change({ chat, lost: false })
      if (isNewPlace && !isSeeking && !TOUCH_SCREEN.matches) document.getElementById('write')?.focus()
    }
    unfollow = followChat(address.as, address.in, { onChat, onLost: () => change({ lost: true }) })
  } else stopBank ??= startBank(document.getElementById('bank')!)
}

applyTheme()
followPictures()
addEventListener('hashchange', arrive)
addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || !state.drawer) return
  change({ drawer: false })
  document.querySelector<HTMLElement>('.to-places')?.focus()
})
setInterval(() => change({}), REDRAW_MS)
arrive()
