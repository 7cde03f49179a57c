import type { ComponentHandler } from '../component.ts'
import { againButton } from './again.ts'
import { answerButton, answerSelect, pickButton, pickSelect } from './answer.ts'
import { boardButton } from './board.ts'
import { deleteDataButton, keepDataButton } from './delete-data.ts'
import { cancelButton, endDailyButton } from './end-daily.ts'
import { nextButton } from './next.ts'
import { revealButton } from './reveal.ts'
import { stopButton } from './stop.ts'

/** Every kind of button and select. */
export const components: readonly ComponentHandler[] = [
  pickButton,
  pickSelect,
  answerButton,
  answerSelect,
  revealButton,
  stopButton,
  nextButton,
  againButton,
  boardButton,
  deleteDataButton,
  keepDataButton,
  endDailyButton,
  cancelButton,
]
