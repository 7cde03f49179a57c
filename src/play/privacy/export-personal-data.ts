import type { Deps } from '../deps.ts'
import type { PersonalPage } from '../ports/personal-pages.ts'
import { yieldToEventLoop } from '../tasks/yield-to-event-loop.ts'
import { answerEntry, exposureEntry, streakEntry, totalEntry } from './export/answers.ts'
import { dailyEntry, postEntry, sessionEntry } from './export/asked.ts'
import { entrantEntry, eventEntry, examEntry } from './export/exams.ts'
import { iso, isoOrNull } from './export/fields.ts'
import { grantEntry, resetEntry } from './export/guilds.ts'
import {
  correctionEntry,
  noticeEntry,
  reportEntry,
  rescoreEntry,
  suggestionEntry,
  suspensionEntry,
} from './export/questions.ts'
import { abilityEntry, cardEntry, outcomeEntry, settingsEntry } from './export/study.ts'

/** Version of the export's format: goes up when its field names change. */
const EXPORT_VERSION = 1

/** Begins each file of an export. */
export type ExportHeader = {
  readonly version: number
  readonly exportedAt: string
  readonly userId: string
  readonly hiddenSince: string | null
}

/** The lists of an export, in their order. */
export const EXPORT_SECTIONS = [
  'answers',
  'totals',
  'streaks',
  'questionsAskedFor',
  'seriesStarted',
  'dailyQuestionsSet',
  'questionsMet',
  'reviewCards',
  'abilities',
  'studySettings',
  'realExams',
  'exams',
  'groupExamsPlanned',
  'groupExamsJoined',
  'reports',
  'notices',
  'suggestions',
  'correctedKeys',
  'correctionsDecided',
  'questionsSuspended',
  'boardsReset',
  'roles',
  'answeredBeforeDeletion',
  'deletedAt',
] as const

/** Some entries of one list. */
export type ExportPage = {
  readonly section: (typeof EXPORT_SECTIONS)[number]
  readonly entries: readonly (object | string)[]
}

export type PersonalDataExport = { readonly header: ExportHeader; readonly pages: AsyncIterable<ExportPage> }

/**
 * Everything stored about a person, in a format that is readable without knowing the code. Each page is read when it is
 * asked for, and lets others' clicks go first.
 */
export const exportPersonalData = async (
  deps: Pick<Deps, 'clock' | 'people'>,
  userId: string,
): Promise<PersonalDataExport> => ({
  header: {
    version: EXPORT_VERSION,
    exportedAt: iso(deps.clock.now()),
    userId,
    hiddenSince: isoOrNull(await deps.people.hiddenSince(userId)),
  },
  pages: exportPages(deps.people.pagesAbout(userId)),
})

async function* exportPages(pages: AsyncIterable<PersonalPage>): AsyncGenerator<ExportPage> {
  for await (const page of pages) {
    yield exportPage(page)
    await yieldToEventLoop()
  }
}

const exportPage = (page: PersonalPage): ExportPage => {
  switch (page.kind) {
    case 'answers':
      return { section: 'answers', entries: page.rows.map(answerEntry) }
    case 'totals':
      return { section: 'totals', entries: page.rows.map(totalEntry) }
    case 'streaks':
      return { section: 'streaks', entries: page.rows.map(streakEntry) }
    case 'posts':
      return { section: 'questionsAskedFor', entries: page.rows.map(postEntry) }
    case 'sessions':
      return { section: 'seriesStarted', entries: page.rows.map(sessionEntry) }
    case 'dailies':
      return { section: 'dailyQuestionsSet', entries: page.rows.map(dailyEntry) }
    case 'exposures':
      return { section: 'questionsMet', entries: page.rows.map(exposureEntry) }
    case 'cards':
      return { section: 'reviewCards', entries: page.rows.map(cardEntry) }
    case 'abilities':
      return { section: 'abilities', entries: page.rows.map(abilityEntry) }
    case 'study_settings':
      return { section: 'studySettings', entries: page.rows.map(settingsEntry) }
    case 'exam_outcomes':
      return { section: 'realExams', entries: page.rows.map(outcomeEntry) }
    case 'exams':
      return { section: 'exams', entries: page.rows.map(examEntry) }
    case 'exam_events':
      return { section: 'groupExamsPlanned', entries: page.rows.map(eventEntry) }
    case 'exam_entrants':
      return { section: 'groupExamsJoined', entries: page.rows.map(entrantEntry) }
    case 'reports':
      return { section: 'reports', entries: page.rows.map(reportEntry) }
    case 'notices':
      return { section: 'notices', entries: page.rows.map(noticeEntry) }
    case 'suggestions':
      return { section: 'suggestions', entries: page.rows.map(suggestionEntry) }
    case 'rescores':
      return { section: 'correctedKeys', entries: page.rows.map(rescoreEntry) }
    case 'corrections':
      return { section: 'correctionsDecided', entries: page.rows.map(correctionEntry) }
    case 'suspensions':
      return { section: 'questionsSuspended', entries: page.rows.map(suspensionEntry) }
    case 'board_resets':
      return { section: 'boardsReset', entries: page.rows.map(resetEntry) }
    case 'role_grants':
      return { section: 'roles', entries: page.rows.map(grantEntry) }
    case 'spent-posts':
      return { section: 'answeredBeforeDeletion', entries: page.rows }
    case 'deletions':
      return { section: 'deletedAt', entries: page.rows.map(iso) }
  }
}
