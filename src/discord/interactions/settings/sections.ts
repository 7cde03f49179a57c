import { banksSection } from './banks.ts'
import { findingsSection } from './findings.ts'
import { languageSection } from './language.ts'
import { playSection } from './play.ts'
import { rolesSection } from './roles.ts'
import { scoringSection } from './scoring.ts'
import type { Section } from './section.ts'
import { weeklySection } from './weekly.ts'

/** The sections of /settings, in the order in which they are shown. */
export const SECTIONS: readonly Section[] = [
  banksSection,
  playSection,
  languageSection,
  scoringSection,
  weeklySection,
  rolesSection,
  findingsSection,
]
