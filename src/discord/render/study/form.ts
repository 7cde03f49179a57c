import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10'
import type { StudySettings } from '../../../play/study/record.ts'
import type { StudyField } from '../../../play/study/typed-settings.ts'
import { DEFAULT_ZONE, dateOfDay } from '../../../quiz/day.ts'
import { formatTime } from '../../../quiz/time-of-day.ts'
import type { Words } from '../../../words/index.ts'
import { formatCustomId } from '../../interactions/custom-id.ts'
import { textField } from '../parts/text-field.ts'

/** What the form of a setting asks for. A reminder comes at a time of a zone. */
export const planFieldsOf = (field: StudyField): readonly StudyField[] =>
  field === 'reminder' ? ['reminder', 'zone'] : [field]

/**
 * The form of a setting, filled with what it is now. `zone`: the person's, or that of the place, which a reminder would
 * take over. UTC may only be a default there, so the person is asked.
 */
export const studyForm = (
  field: StudyField,
  settings: StudySettings,
  zone: string,
  { study }: Words,
): APIModalInteractionResponseCallbackData => ({
  custom_id: formatCustomId({ kind: 'plan', field }),
  title: study.buttons[field],
  components: planFieldsOf(field).map(name =>
    textField({
      name,
      ...study.forms[name],
      required: name === 'pause',
      value: currentOf(name, settings, field === 'reminder' && zone !== DEFAULT_ZONE ? zone : settings.zone),
    }),
  ),
})

const currentOf = (field: StudyField, settings: StudySettings, zone: string | null): string | null => {
  const { examOn, perDay, remindMinutes } = settings
  switch (field) {
    case 'exam':
      return examOn === null ? null : dateOfDay(examOn)
    case 'amount':
      return perDay === null ? null : String(perDay)
    case 'reminder':
      return remindMinutes === null ? null : formatTime(remindMinutes)
    case 'zone':
      return zone
    case 'pause':
      return null
  }
}
