import type { Action, ActionResult, UploadResult } from '../contract/action.ts'
import type { Chat } from '../contract/chat.ts'
import type { Actions, FormValues, MessageActions } from './actions.ts'
import { chatHash } from './address.ts'
import { passTime, postAction, uploadFile } from './api.ts'
import { classroomActions } from './class/actions.ts'
import { composerActions } from './composer-actions.ts'
import { EMPTY_COMPOSER, type State } from './state.ts'
import type { ActionInput, PageStore, PerformAction } from './store.ts'
import { switchTheme } from './theme.ts'

/** Person and place from the address, if the server has not confirmed them yet. */
const currentLocation = ({ address, chat }: State) => {
  const { me, here, people, places } = chat as Chat
  return {
    as: people.find(({ id }) => id === address.as)?.id ?? me.id,
    in: places.find(({ id }) => id === address.in)?.id ?? here.id,
  }
}

/** The actions of the whole page. */
export const createActions = (store: PageStore): Actions => {
  const { state, change } = store
  const showToast = createToaster(store)
  const perform = async (doing: ActionInput): Promise<ActionResult> => {
    const acted = await postAction({ ...doing, ...currentLocation(state()) } as Action)
    if (acted.modal) change({ form: { modal: acted.modal, failed: null, sending: false } })
    return acted
  }
  /** Shows a failure as a toast. */
  const attempt = async (doing: ActionInput): Promise<ActionResult> => {
    const acted = await perform(doing)
    if (acted.failed !== null) showToast(acted.failed)
    return acted
  }
  const upload = (file: File) => uploadFile(currentLocation(state()).as, file)
  const composer = composerActions(store, perform, attempt, upload)
  return {
    message: messageActions(store, attempt, showToast),
    composer,
    form: formActions(store, perform, upload),
    become(personId) {
      const { address, chat } = state()
      const place = chat?.here.kind === 'dm' ? null : (chat?.here.id ?? null)
      // Synchronous: `hashchange` comes later, when something may have been typed already.
      change({ address: { ...address, as: personId, in: place }, composer: EMPTY_COMPOSER })
      location.hash = chatHash(personId, place)
    },
    locale: (kind, locale) => void attempt({ kind, locale }),
    async time(kind) {
      showToast('Moving the clock forward…')
      showToast(await passTime({ kind }))
    },
    drawer: drawer => change({ drawer }),
    classroom: classroomActions(store),
    theme: switchTheme,
    first() {
      const quiz = state().chat?.commands.find(({ title }) => title === 'quiz')
      if (quiz) composer.run(quiz)
    },
  }
}

const TOLD_MS = 8000

const createToaster = ({ change }: PageStore) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (sentence: string): void => {
    clearTimeout(timer)
    timer = setTimeout(() => change({ toast: '' }), TOLD_MS)
    change({ toast: sentence })
  }
}

const messageActions = (
  { state, change }: PageStore,
  attempt: PerformAction,
  showToast: (sentence: string) => void,
): MessageActions => {
  const wait = async (key: string, work: () => Promise<unknown>) => {
    change({ waiting: new Set([...state().waiting, key]) })
    await work()
    change({ waiting: new Set([...state().waiting].filter(one => one !== key)) })
  }
  return {
    press: ({ id: messageId }, customId) =>
      void wait(`${messageId}/${customId}`, () => attempt({ kind: 'click', messageId, customId })),
    select: ({ id: messageId }, customId, values) =>
      void wait(`${messageId}/${customId}`, () => attempt({ kind: 'select', messageId, customId, values })),
    dismiss: ({ id: messageId }) => {
      document.getElementById('write')?.focus()
      void attempt({ kind: 'dismiss', messageId })
    },
    menus: () => state().chat?.menus ?? { message: [], user: [] },
    messageCommand: ({ id: messageId }, name) => void attempt({ kind: 'message-command', messageId, name }),
    userCommand: ({ author }, name) => void attempt({ kind: 'user-command', userId: author.id, name }),
    remove: ({ id: messageId }) => void attempt({ kind: 'delete', messageId }),
    close: ({ id: messageId }) => void passTime({ kind: 'close', messageId }).then(showToast),
    isWaiting: ({ id }, customId) => state().waiting.has(`${id}/${customId}`),
  }
}

const formActions = (
  { state, change }: PageStore,
  perform: PerformAction,
  upload: (file: File) => Promise<UploadResult>,
): Actions['form'] => ({
  async submit(values) {
    const { form } = state()
    if (!form) return
    change({ form: { ...form, sending: true } })
    const uploaded = await withUploads(values, upload)
    const { failed } =
      'failed' in uploaded
        ? uploaded
        : await perform({ kind: 'submit', modalId: form.modal.id, fields: uploaded.fields })
    if (failed !== null) change({ form: { ...form, failed, sending: false } })
    else if (state().form?.modal === form.modal) change({ form: null })
  },
  cancel: () => change({ form: null }),
})

type SubmittedFields = Readonly<Record<string, string | readonly string[]>>

/** Uploads all files and puts their ids in place, or returns why one failed. */
const withUploads = async (
  values: FormValues,
  upload: (file: File) => Promise<UploadResult>,
): Promise<{ readonly fields: SubmittedFields } | { readonly failed: string }> => {
  const fields: Record<string, string | readonly string[]> = {}
  for (const [customId, value] of Object.entries(values)) {
    const items: string[] = []
    for (const item of typeof value === 'string' ? [] : value) {
      const { id, failed } = typeof item === 'string' ? { id: item, failed: null } : await upload(item)
      if (id === null) return { failed: failed ?? 'The file couldn’t be uploaded.' }
      items.push(id)
    }
    fields[customId] = typeof value === 'string' ? value : items
  }
  return { fields }
}
