import { ButtonStyle } from 'discord-api-types/v10'
import type { StudyField } from '../../play/study/typed-settings.ts'
import type { Words } from '../../words/index.ts'
import { button } from './body.ts'

/** Buttons about studying. */

/** Begins a review. */
export const linkToReview = ({ study }: Words) =>
  button({ kind: 'quiz' }, study.buttons.review, { style: ButtonStyle.Primary })

export const linkToStudy = ({ study }: Words) => button({ kind: 'study' }, study.buttons.open)

/** Opens the form of a setting. */
export const changeButton = (field: StudyField, label: string) => button({ kind: 'plan', field }, label)
