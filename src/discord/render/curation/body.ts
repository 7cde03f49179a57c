import type { APIMessageTopLevelComponent } from 'discord-api-types/v10'
import type { Question } from '../../../quiz/question.ts'
import type { Words } from '../../../words/index.ts'
import { type Body, bodyOf, COLOURS, EPHEMERAL, frame, text } from '../parts/body.ts'
import { fitBlocks, type TextBlock } from '../parts/fit.ts'
import { attachment, imagesOf, withImage } from '../question/parts.ts'

/** A private message about a question. What doesn't fit is attached; its picture stands below the block `imageAfter`. */
export const curationBody = (
  { question, blocks, imageAfter }: CurationContent,
  rows: readonly APIMessageTopLevelComponent[],
  words: Words,
): Body => {
  const { texts, file } = fitBlocks(blocks, words.attached)
  const inside = [...withImage(texts.map(text), question, imageAfter), ...attachment(file)]
  return bodyOf([frame(inside, COLOURS.quiet), ...rows], {
    flags: EPHEMERAL,
    files: file ? [file] : [],
    images: imagesOf(question),
  })
}

type CurationContent = {
  readonly question: Question
  readonly blocks: readonly TextBlock[]
  readonly imageAfter: number
}
