import { planFieldsOf } from '../../render/study/form.ts'
import type { FormHandler } from '../component.ts'
import { saveForm } from '../replies/study-replies.ts'

/** A setting of how someone studies. */
export const planForm: FormHandler<'plan'> = {
  kind: 'plan',
  run: (interaction, { field }, context) => saveForm(interaction, field, planFieldsOf(field), context),
}
