import { ButtonStyle } from 'discord-api-types/v10'
import type { StudyField } from '../../../play/study/typed-settings.ts'
import type { Words } from '../../../words/index.ts'
import { linkToReview } from '../next-steps.ts'
import { button } from '../parts/body.ts'

/** Buttons about studying. */

/** Begins a review. */
export const reviewNow = ({ study }: Words) => linkToReview(study.buttons.review, ButtonStyle.Primary)

export const linkToStudy = ({ study }: Words) => button({ kind: 'study' }, study.buttons.open)

/** Opens the form of a setting. */
export const changeButton = (field: StudyField, label: string) => button({ kind: 'plan', field }, label)
