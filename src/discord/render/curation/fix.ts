import {
  type APIModalInteractionResponseCallbackData,
  ButtonStyle,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10'
import type { FixPreview } from '../../../play/curation/decide.ts'
import type { QuestionDesk } from '../../../play/curation/open-question.ts'
import type { Effects } from '../../../play/ports/corrections.ts'
import { optionsDigest } from '../../../quiz/correction.ts'
import type { Words } from '../../../words/index.ts'
import { type CustomId, formatCustomId } from '../../interactions/custom-id.ts'
import { type Body, button, row } from '../parts/body.ts'
import { optionChoice, optionSelect } from '../question/answer-rows.ts'
import { withLabel } from '../question/option-line.ts'
import { curationBody } from './body.ts'
import { keysText } from './doubts.ts'

/** Which option is correct, or correct as well. */
export const chooseBody = (
  { question, digest }: QuestionDesk,
  how: 'key' | 'accept',
  page: number,
  words: Words,
): Body => {
  const { curation } = words
  const options = question.options.map(option => ({ ...option, letter: option.key }))
  const blocks = [
    { text: `**${curation.choose[how](question.answer.length)}**`, dropOrder: 0 },
    { text: question.text, dropOrder: 0 },
    ...options.map(({ key, text }) => ({ text: withLabel(key, text), dropOrder: 0 })),
  ]
  const id: CustomId = {
    kind: 'question-choose',
    question: digest,
    how,
    options: optionsDigest(question),
    page,
  }
  const select = optionSelect(id, question, options.map(optionChoice), words)
  return curationBody(
    { question, blocks, imageAfter: 2 },
    [row([select]), row([cancel(digest, page, words)])],
    words,
  )
}

const cancel = (question: string, page: number, { curation }: Words) =>
  button({ kind: 'question-show', question, page }, curation.buttons.cancel)

/** What a decision would change, with counts only, and the button that makes it. */
export const previewBody = (desk: QuestionDesk, found: FixPreview, page: number, words: Words): Body => {
  const { how, keys, decision, effects } = found
  const { digest: question } = desk
  const { buttons, preview } = words.curation
  const effectText = effectLines(effects, words).map(line => `- ${line}`)
  const blocks = [
    { text: `**${titleOf(desk, found, words)}**`, dropOrder: 0 },
    { text: desk.question.text, dropOrder: 1 },
    { text: [...effectText, preview.told].join('\n'), dropOrder: 0 },
  ]
  const id: CustomId = {
    kind: 'question-confirm',
    question,
    how,
    keys: keys.join('') || '-',
    options: optionsDigest(desk.question),
    decision,
    page,
  }
  const confirm = button(id, buttons.confirm, { style: ButtonStyle.Primary })
  const buttonRow = row([confirm, cancel(question, page, words)])
  return curationBody({ question: desk.question, blocks, imageAfter: 2 }, [buttonRow], words)
}

const titleOf = ({ question, keyChange }: QuestionDesk, { how, keys }: FixPreview, words: Words): string => {
  const { preview } = words.curation
  if (how === 'void') return preview.void
  const now = keysText(keys, words)
  if (how === 'accept') return preview.accept(now)
  if (how === 'key') return preview.key(now, keysText(question.answer, words))
  if (keyChange?.fix.kind === 'accept') return preview.awardAccepted(now)
  return preview.award(now, keysText(keyChange?.was ?? [], words))
}

const effectLines = (effects: Effects, { curation: { preview } }: Words): string[] => {
  const { people, points, practice, keep, messages, openPosts } = effects
  return [
    people > 0 ? preview.gain(people, points) : preview.noGain,
    ...(practice > 0 ? [preview.practice(practice)] : []),
    ...(keep > 0 ? [preview.keep(keep)] : []),
    preview.streaks,
    ...(messages > 0 ? [preview.messages(messages)] : []),
    ...(openPosts > 0 ? [preview.open(openPosts)] : []),
  ]
}

/** The only field of both forms. */
export const COMMENT_FIELD = 'comment'
/** UTF-16 units. */
const MAX_COMMENT = 600

/** The last step of a decision: why, if the owner says so. */
export const confirmFixForm = (id: CustomId<'question-confirm'>, { curation: { form } }: Words) =>
  commentForm(id, form.confirm, form.why, form.whyHint)

/** What those who reported a question are told when it is fine. */
export const rejectReportsForm = (id: CustomId<'question-reject'>, { curation: { form } }: Words) =>
  commentForm(id, form.reject, form.rejectWhy)

const commentForm = (
  id: CustomId,
  title: string,
  label: string,
  description?: string,
): APIModalInteractionResponseCallbackData => ({
  custom_id: formatCustomId(id),
  title,
  components: [
    {
      type: ComponentType.Label,
      label,
      ...(description !== undefined && { description }),
      component: {
        type: ComponentType.TextInput,
        custom_id: COMMENT_FIELD,
        style: TextInputStyle.Paragraph,
        required: false,
        max_length: MAX_COMMENT,
      },
    },
  ],
})
