import { render } from 'lit-html'
import type { BankView } from '../../contract/bank.ts'
import { openQuestionIn } from './hash.ts'
import { initialBankState, withBankView, withOpenQuestion } from './state.ts'
import { bankView } from './view.ts'

/** Renders the question bank, and follows its files until the returned function is called. */
export const startBank = (root: HTMLElement): (() => void) => {
  let state = initialBankState(openQuestionIn(location.hash))
  const become = (next: typeof state) => {
    state = next
    render(bankView(state, { filter: text => become({ ...state, filter: text }) }), root)
  }
  const follow = () =>
    followBank(state.open, {
      onView(view, isChange) {
        const isFirst = state.view === null
        become(withBankView(state, view, Date.now(), isChange))
        if (isFirst) bringToSight(root)
      },
      onLost: () => become({ ...state, lost: true }),
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
    unfollow()
    render(null, root)
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
