import type { FormHandler } from '../component.ts'

/** Every kind of form. */
export const forms: readonly FormHandler[] = []
