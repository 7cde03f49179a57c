import type { FormHandler } from '../component.ts'
import { fixForm, rejectForm } from './curation.ts'
import { planForm } from './plan.ts'
import { examReportForm, reportForm } from './report.ts'
import { roleRuleForm } from './settings-role.ts'
import { zoneSettingForm } from './settings-zone.ts'
import { setupDailyForm } from './setup-daily.ts'
import { declineForm, editOwnForm, editSuggestionForm, suggestFileForm, suggestForm } from './suggestion.ts'

/** Every kind of form. */
export const forms: readonly FormHandler[] = [
  planForm,
  reportForm,
  examReportForm,
  fixForm,
  rejectForm,
  zoneSettingForm,
  setupDailyForm,
  roleRuleForm,
  suggestForm,
  suggestFileForm,
  editOwnForm,
  editSuggestionForm,
  declineForm,
]
