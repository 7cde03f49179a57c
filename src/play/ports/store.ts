import type { AlertStore } from './alerts.ts'
import type { AnswerStore } from './answers.ts'
import type { BoardStore } from './boards.ts'
import type { CorrectionStore } from './corrections.ts'
import type { DailyStore } from './dailies.ts'
import type { ExamEventStore } from './exam-events.ts'
import type { ExamStore } from './exams.ts'
import type { FindingStore } from './findings.ts'
import type { GuildStore } from './guilds.ts'
import type { ItemStore } from './items.ts'
import type { Maintenance } from './maintenance.ts'
import type { NoticeStore } from './notices.ts'
import type { OutcomeStore } from './outcomes.ts'
import type { PersonalData } from './people.ts'
import type { PostStore } from './posts.ts'
import type { ReportStore } from './reports.ts'
import type { ResetStore } from './resets.ts'
import type { ResultStore } from './results.ts'
import type { ReviewStore } from './reviews.ts'
import type { RoleStore } from './roles.ts'
import type { SessionStore } from './sessions.ts'
import type { SettingsStore } from './settings.ts'
import type { StudyStore } from './study.ts'
import type { StudyStatsStore } from './study-stats.ts'
import type { SuggestionStore } from './suggestions.ts'
import type { TaskStore } from './tasks.ts'
import type { WeeklyStore } from './weekly.ts'

/** What is remembered, one port per role. A use case asks for the roles that it needs. */
export type Store = {
  readonly posts: PostStore
  readonly sessions: SessionStore
  readonly answers: AnswerStore
  readonly boards: BoardStore
  readonly corrections: CorrectionStore
  readonly dailies: DailyStore
  readonly exams: ExamStore
  readonly examEvents: ExamEventStore
  readonly guilds: GuildStore
  readonly settings: SettingsStore
  readonly weeklies: WeeklyStore
  readonly people: PersonalData
  readonly study: StudyStore
  readonly studyStats: StudyStatsStore
  readonly outcomes: OutcomeStore
  readonly reports: ReportStore
  readonly notices: NoticeStore
  readonly items: ItemStore
  readonly alerts: AlertStore
  readonly findings: FindingStore
  readonly resets: ResetStore
  readonly results: ResultStore
  readonly reviews: ReviewStore
  readonly roles: RoleStore
  readonly suggestions: SuggestionStore
  readonly tasks: TaskStore
  readonly maintenance: Maintenance
}
