import type { Migration } from 'kysely/migration'
import * as quiz from './0001-quiz.ts'
import * as daily from './0002-daily.ts'
import * as privacy from './0003-privacy.ts'
import * as processes from './0004-processes.ts'
import * as terms from './0005-terms.ts'
import * as exposures from './0006-exposures.ts'
import * as growth from './0007-growth.ts'
import * as limits from './0008-limits.ts'
import * as botState from './0009-bot-state.ts'
import * as study from './0010-study.ts'
import * as exams from './0011-exams.ts'
import * as outcomes from './0012-outcomes.ts'
import * as reminders from './0013-reminders.ts'
import * as examEvents from './0014-exam-events.ts'
import * as reports from './0015-reports.ts'
import * as trialItems from './0016-trial-items.ts'
import * as corrections from './0017-corrections.ts'
import * as items from './0018-items.ts'
import * as guildSettings from './0019-guild-settings.ts'
import * as seasons from './0020-seasons.ts'
import * as weekly from './0021-weekly.ts'
import * as findings from './0022-findings.ts'
import * as roles from './0023-roles.ts'
import * as suggestions from './0024-suggestions.ts'
import * as reportsOfQuestion from './0025-reports-of-question.ts'

/** All migrations by name, in order. Forward only: there is no `down`. */
export const migrations: Record<string, Migration> = {
  '0001-quiz': quiz,
  '0002-daily': daily,
  '0003-privacy': privacy,
  '0004-processes': processes,
  '0005-terms': terms,
  '0006-exposures': exposures,
  '0007-growth': growth,
  '0008-limits': limits,
  '0009-bot-state': botState,
  '0010-study': study,
  '0011-exams': exams,
  '0012-outcomes': outcomes,
  '0013-reminders': reminders,
  '0014-exam-events': examEvents,
  '0015-reports': reports,
  '0016-trial-items': trialItems,
  '0017-corrections': corrections,
  '0018-items': items,
  '0019-guild-settings': guildSettings,
  '0020-seasons': seasons,
  '0021-weekly': weekly,
  '0022-findings': findings,
  '0023-roles': roles,
  '0024-suggestions': suggestions,
  '0025-reports-of-question': reportsOfQuestion,
}
