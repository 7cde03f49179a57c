import type { FormHandler } from '../component.ts'
import { planForm } from './plan.ts'

/** Every kind of form. */
export const forms: readonly FormHandler[] = [planForm]
