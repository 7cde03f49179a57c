import type { StudyView } from '../../../play/study/show-study.ts'
import type { StudyField, TypedRefusal } from '../../../play/study/typed-settings.ts'
import { dateOfDay } from '../../../quiz/day.ts'
import { daysToCatchUp, newPerDay } from '../../../quiz/study/amount.ts'
import { formatTime } from '../../../quiz/time-of-day.ts'
import type { Words } from '../../../words/index.ts'
import { type Body, bodyOf, button, COLOURS, EPHEMERAL, frame, row, text } from '../parts/body.ts'
import { changeButton, reviewNow } from './buttons.ts'

/** How someone studies: what is due, and every setting with the button that changes it. */
export const studyBody = (view: StudyView, words: Words): Body => {
  const { study } = words
  const inside = [
    `## ${study.title}`,
    ...(view.wasBlocked ? [study.blocked] : []),
    [todayLine(view, words), nextDays(view, words)].join('\n'),
    [examLine(view, words), amountLine(view, words), reminderLine(view, words)].join('\n'),
    zoneLines(view, words),
  ]
  return bodyOf([frame(inside.map(text), COLOURS.open), ...buttonsOf(view, words)], { flags: EPHEMERAL })
}

const todayLine = ({ due, left, perDay, reviewed, pause }: StudyView, { study, format }: Words): string => {
  if (pause) return format.joinSentences([study.paused(dateOfDay(pause[1])), study.duePaused(due)])
  if (due === 0) return study.nothingDue
  if (left === 0) return study.doneToday(reviewed, due)
  return due > left ? study.backlog(due, perDay, daysToCatchUp(due, perDay)) : study.due(due)
}

const nextDays = ({ today, later }: StudyView, { study }: Words): string => {
  const upcoming = later
    .map((count, n) => ({ date: dateOfDay(today + 1 + n), count }))
    .filter(({ count }) => count > 0)
  return upcoming.length === 0 ? study.nothingNext(later.length) : study.nextDays(later.length, upcoming)
}

const examLine = ({ today, examOn, examWasOn, pause }: StudyView, { study }: Words): string => {
  if (examOn !== null) {
    const note = pause && examOn <= pause[1] ? study.examInPause : study.examNote
    return `${study.exam(dateOfDay(examOn), examOn - today)}\n-# ${note}`
  }
  return examWasOn === null ? study.noExam : study.examOver(dateOfDay(examWasOn))
}

const amountLine = ({ perDay }: StudyView, { study }: Words): string =>
  study.amount(perDay, newPerDay(perDay))

const reminderLine = ({ settings: { remindMinutes } }: StudyView, { study }: Words): string =>
  remindMinutes === null ? study.noReminder : study.reminder(formatTime(remindMinutes))

const zoneLines = ({ settings, zone }: StudyView, { study }: Words): string =>
  `${settings.zone === null ? study.zoneOfServer(zone) : study.zone(zone)}\n-# ${study.zoneNote}`

const buttonsOf = ({ pause }: StudyView, words: Words) => {
  const { buttons } = words.study
  const change = (field: StudyField) => changeButton(field, buttons[field])
  return [
    row([reviewNow(words), change('exam'), change('amount')]),
    row([
      change('reminder'),
      change('zone'),
      pause ? button({ kind: 'unpause' }, buttons.endPause) : change('pause'),
    ]),
  ]
}

/** Why a setting could not be read, and a way to try again. */
export const typedRefusalBody = (refusal: TypedRefusal, field: StudyField, words: Words): Body =>
  bodyOf([text(typedRefusal(refusal, words)), row([changeButton(field, words.study.buttons.tryAgain)])], {
    flags: EPHEMERAL,
  })

export const typedRefusal = (refusal: TypedRefusal, { study }: Words): string => {
  if (refusal.kind === 'no-such-zone') return study.noSuchZone(refusal.typed, refusal.near)
  return refusal.kind === 'zone-needed'
    ? study.refusals[refusal.kind]()
    : study.refusals[refusal.kind](refusal.typed)
}
