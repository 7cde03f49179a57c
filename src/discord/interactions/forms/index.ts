import type { FormHandler } from '../component.ts'
import { planForm } from './plan.ts'
import { examReportForm, reportForm } from './report.ts'

/** Every kind of form. */
export const forms: readonly FormHandler[] = [planForm, reportForm, examReportForm]
