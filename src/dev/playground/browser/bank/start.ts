import { render } from 'lit-html'
import type { BankView } from '../../contract/bank.ts'
import { postBankAction } from '../api.ts'
import { setNow } from '../times.ts'
import { bankHash, openQuestionIn } from './hash.ts'
import {
  type BankActions,
  type BankState,
  initialBankState,
  withBankView,
  withOpenQuestion,
} from './state.ts'
import { bankView } from './view.ts'

/** How long "Reloaded at" is shown. */
const RELOADED_MS = 5000

/** Renders the question bank, and follows its files until the returned function is called. */
export const startBank = (root: HTMLElement): (() => void) => {
  let state = initialBankState(openQuestionIn(location.hash))
  const become = (next: BankState) => {
    state = next
    render(bankView(state, actions), root)
  }
  const change = (part: Partial<BankState>) => become({ ...state, ...part })
  const actions = bankActions(() => state, change)
  let timer: ReturnType<typeof setTimeout> | undefined
  const hideReloaded = () => {
    clearTimeout(timer)
    timer = setTimeout(() => change({ reloadedAt: null }), RELOADED_MS)
  }
  const follow = () =>
    followBank(state.open, {
      onView(view, isChange) {
        const isFirst = state.view === null
        setNow(view.now)
        become(withBankView(state, view, isChange))
        if (isFirst) bringToSight(root)
        // What the files say has changed, and with it what is found in them.
        if (isChange) actions.filter({})
        if (isChange) hideReloaded()
      },
      onLost: () => change({ lost: true }),
    })
  const turn = () => {
    const next = withOpenQuestion(state, openQuestionIn(location.hash))
    if (next === state) return
    unfollow()
    become(next)
    unfollow = follow()
    showFrom(root)
  }
  become(state)
  let unfollow = follow()
  addEventListener('hashchange', turn)
  return () => {
    removeEventListener('hashchange', turn)
    clearTimeout(timer)
    unfollow()
    render(null, root)
  }
}

const SEARCH_DEBOUNCE_MS = 100

const bankActions = (state: () => BankState, change: (part: Partial<BankState>) => void): BankActions => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const search = async () => {
    const { words } = state().filter
    if (words.trim() === '') return change({ found: null })
    const { keys } = await postBankAction({ kind: 'search', words })
    // A slow answer to earlier words is dropped.
    if (keys && state().filter.words === words) change({ found: new Set(keys) })
  }
  return {
    filter(part) {
      change({ filter: { ...state().filter, ...part } })
      clearTimeout(timer)
      timer = setTimeout(search, SEARCH_DEBOUNCE_MS)
    },
    create: create => change({ create, notice: '' }),
    async submit(form) {
      const { bank, name } = form
      const { key, failed } = await postBankAction({ kind: 'create', bank, name })
      if (key === undefined) return change({ create: { ...form, failed } })
      change({ create: null, notice: '' })
      location.hash = bankHash(key)
    },
    async edit(key, line, column) {
      const { failed } = await postBankAction({ kind: 'edit', key, line, column })
      change({ notice: failed ?? 'Opened in your editor.' })
    },
    async copy(text) {
      await navigator.clipboard.writeText(text)
      change({ notice: `Copied: ${text}` })
    },
    narrow: narrow => change({ narrow }),
  }
}

type Listener = { onView(view: BankView, isChange: boolean): void; onLost(): void }

const followBank = (open: string | null, { onView, onLost: lost }: Listener): (() => void) => {
  const source = new EventSource(`/api/bank?${new URLSearchParams(open === null ? {} : { open })}`)
  let isChange = false
  source.onopen = () => {
    isChange = false
  }
  source.onmessage = ({ data }) => {
    onView(JSON.parse(data), isChange)
    isChange = true
  }
  source.onerror = lost
  return () => source.close()
}

/** Scrolls to what was opened, and moves the focus there for screen readers. */
const showFrom = (root: HTMLElement): void => {
  scrollTo(0, 0)
  root.querySelector<HTMLElement>('.bank-page h2')?.focus({ preventScroll: true })
}

/** Scrolls the list to the open question. Not by scrollIntoView, which moves where Tab starts. */
const bringToSight = (root: HTMLElement): void => {
  const list = root.querySelector<HTMLElement>('.bank-list')
  const current = list?.querySelector<HTMLElement>('.bank-question[aria-current="page"]')
  if (!list || !current) return
  const below = current.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom
  if (below > 0) list.scrollTop += below + list.clientHeight / 2
}
