import type { Progress } from '../audit/audit.ts'
import type { Terminal } from '../cli-output.ts'
import { bar } from './bar.ts'

/** Few enough questions are done before a bar could be read. */
const WORTH_A_BAR = 500
const STEPS = 100

/** A bar that moves with what has been looked at. */
export const progressOn =
  ({ progress }: Terminal, what: 'files' | 'questions' = 'questions'): Progress =>
  (done, total) => {
    if (total < WORTH_A_BAR || done % Math.ceil(total / STEPS) !== 0) return
    progress(`${bar(done / total)} ${done} of ${total} ${what}`)
  }
