import type { ClassroomActions } from '../actions.ts'
import { chatHash } from '../address.ts'
import { followClass, postClassAction } from '../api.ts'
import type { Classroom } from '../state.ts'
import type { PageStore } from '../store.ts'

export const classroomActions = ({ state, change }: PageStore): ClassroomActions => {
  const become = (part: Partial<Classroom>) => change({ classroom: { ...state().classroom, ...part } })
  let follows = false
  return {
    open() {
      become({ open: true, failed: null })
      if (!follows) followClass(view => become({ view }))
      follows = true
    },
    close: () => become({ open: false }),
    async start(bank) {
      become({ failed: null })
      become({ failed: (await postClassAction({ kind: 'start', bank })).failed })
    },
    async stop() {
      become({ failed: (await postClassAction({ kind: 'stop' })).failed })
    },
    show(channelId, messageId) {
      become({ open: false })
      change({ sought: messageId })
      location.hash = chatHash(state().chat?.me.id ?? state().address.as, channelId)
    },
  }
}
