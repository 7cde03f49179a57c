import { ButtonStyle, ComponentType } from 'discord-api-types/v10'
import { isAnswered } from '../../../play/exam/exam.ts'
import type { ExamOffer } from '../../../play/exam/prepare-exam.ts'
import type { ExamView } from '../../../play/exam/views.ts'
import { examQuestionsOf, formatId, formatsOf, shortNameOf } from '../../../quiz/exam/format.ts'
import { askedOf, planExam } from '../../../quiz/exam/plan.ts'
import { EXTRA_TIMES, minutesWith } from '../../../quiz/exam/time.ts'
import type { Words } from '../../../words/index.ts'
import { formatCustomId, type OFFER_CHOICES } from '../../interactions/custom-id.ts'
import { type Body, bodyOf, button, COLOURS, frame, row, text } from '../parts/body.ts'
import { cutText } from '../parts/cut.ts'
import { fitBlocks } from '../parts/fit.ts'
import { attachment } from '../question/parts.ts'
import { aboutExam, endingOf, formatMark, formatName } from './parts.ts'

/** What an exam would be, before its time begins. The selects change it, the button begins it. */
export const examOfferBody = (offer: ExamOffer, words: Words): Body => {
  const { bank, plan } = offer
  const { offer: own } = words.exam
  const fitted = fitBlocks(
    [
      { text: `## ${own.title(bank.title)}\n${factsOf(offer, words)}`, dropOrder: 0 },
      { text: domainLines(offer, words).join('\n'), dropOrder: 1 },
      { text: shortLines(offer, words).join('\n'), dropOrder: 0 },
      { text: (offer.extra === 'untimed' ? own.untimedRules : own.rules).join('\n'), dropOrder: 0 },
    ],
    words.attached,
  )
  const inside = [...fitted.texts.map(text), ...attachment(fitted.file)]
  const parts = [
    frame(inside, COLOURS.open),
    ...(offer.banks.length > 1 ? [bankSelect(offer, words)] : []),
    formatSelect(offer, words),
    extraSelect(offer, words),
    row([
      button({ kind: 'exam-begin', ...idOf(offer) }, own.begin, {
        style: ButtonStyle.Success,
        disabled: plan.questions === 0,
      }),
    ]),
  ]
  return bodyOf(parts, { files: fitted.file ? [fitted.file] : [] })
}

const factsOf = ({ bank, plan, extra }: ExamOffer, words: Words): string => {
  const mark = formatMark(Math.round(bank.exam.passMark * 100), words)
  return words.exam.offer.facts(plan.questions + plan.trial, minutesWith(plan.minutes, extra), mark)
}

/** Nothing to say where the whole exam is of one kind. */
const domainLines = ({ plan }: ExamOffer, { exam }: Words): string[] => [
  ...(plan.quotas.length < 2
    ? []
    : plan.quotas.map(quota => exam.offer.domain(quota.domain ?? '', askedOf(quota)))),
  ...(plan.trial > 0 ? [exam.offer.trial(plan.trial)] : []),
]

/** What the bank has too few of. */
export const shortLines = ({ plan }: Pick<ExamOffer, 'plan'>, { exam }: Words): string[] => {
  const wanted = plan.quotas.reduce((sum, quota) => sum + quota.wanted, 0)
  if (plan.questions === 0) return [exam.offer.empty]
  if (plan.questions === wanted) return []
  const short = plan.quotas.filter(quota => askedOf(quota) < quota.wanted)
  return [
    exam.offer.shorter(plan.questions, wanted),
    ...short.map(quota => `- ${exam.offer.short(quota.domain, quota.available, quota.wanted)}`),
  ]
}

const idOf = ({ bank, format, extra }: ExamOffer) => ({
  bank: shortNameOf(bank.name),
  format: formatId(format),
  extra,
})

/** Discord's limits for a select. */
const MAX_CHOICES = 25
const MAX_LABEL_LENGTH = 100

type Choice = { readonly label: string; readonly value: string; readonly default: boolean }

const selectOf = (
  offer: ExamOffer,
  what: (typeof OFFER_CHOICES)[number],
  placeholder: string,
  choices: readonly Choice[],
) =>
  row([
    {
      type: ComponentType.StringSelect as const,
      custom_id: formatCustomId({ kind: 'exam-set', what, ...idOf(offer) }),
      placeholder,
      options: choices
        .slice(0, MAX_CHOICES)
        .map(({ label, ...choice }) => ({ ...choice, label: cutText(label, MAX_LABEL_LENGTH) })),
    },
  ])

const bankSelect = (offer: ExamOffer, words: Words) =>
  selectOf(
    offer,
    'bank',
    words.exam.offer.bank,
    offer.banks.map(bank => ({
      label: bank.title,
      value: shortNameOf(bank.name),
      default: bank.name === offer.bank.name,
    })),
  )

const formatSelect = (offer: ExamOffer, words: Words) =>
  selectOf(
    offer,
    'format',
    words.exam.offer.format,
    formatsOf(offer.bank).map(format => {
      const { questions, trial, minutes } = planExam(offer.bank, format, examQuestionsOf(offer.bank))
      const label = words.exam.choice(formatName(format, words), questions + trial, minutes)
      return { label, value: formatId(format), default: formatId(format) === formatId(offer.format) }
    }),
  )

const extraSelect = (offer: ExamOffer, words: Words) =>
  selectOf(
    offer,
    'extra',
    words.exam.offer.extra,
    EXTRA_TIMES.map(extra => ({
      label: words.exam.extras[extra],
      value: extra,
      default: extra === offer.extra,
    })),
  )

/** In place of an offer, where an exam is open. */
export const openExamBody = (view: ExamView, words: Words): Body => {
  const { open } = words.exam
  const isGroup = view.exam.eventId !== null
  return bodyOf([
    frame(
      [
        text(`## ${open.title}\n${openFacts(view, words)}`),
        text(isGroup ? words.event.groupNote : open.note),
      ],
      COLOURS.open,
    ),
    row([
      goOn(view, words),
      button({ kind: 'exam-end', examId: view.exam.id }, words.exam.submit),
      // The others sit the same questions: who could give up would begin it once more.
      ...(isGroup
        ? []
        : [
            button({ kind: 'exam-give-up', examId: view.exam.id }, open.discard, {
              style: ButtonStyle.Danger,
            }),
          ]),
    ]),
  ])
}

/** Asks once more before an exam is deleted: on a phone, the wrong button is pressed easily. */
export const discardExamBody = (view: ExamView, words: Words): Body => {
  const { open } = words.exam
  return bodyOf([
    frame(
      [text(`## ${open.confirmDiscard}\n${openFacts(view, words)}`), text(open.noWayBack)],
      COLOURS.partly,
    ),
    row([
      button({ kind: 'exam-discard', examId: view.exam.id }, open.discardNow, { style: ButtonStyle.Danger }),
      goOn(view, words),
    ]),
  ])
}

const openFacts = (view: ExamView, words: Words): string => {
  const { exam, title, items } = view
  const about = words.format.joinItems(aboutExam(exam, title, words))
  const answered = items.filter(isAnswered).length
  return words.format.joinItems([
    words.exam.open.facts(about, answered, exam.questions),
    endingOf(view, words),
  ])
}

const goOn = ({ exam }: ExamView, words: Words) =>
  button({ kind: 'exam-go', examId: exam.id, way: 'here', number: exam.position }, words.exam.open.resume, {
    style: ButtonStyle.Primary,
  })
