import type { Context } from './context.ts'
import type { CustomId, CustomIdKind } from './custom-id.ts'
import type { ComponentInteraction, FormInteraction } from './interaction.ts'

/** What happens when someone presses a button or uses a select of one kind. All that it needs is in the custom id. */
export type ComponentHandler<Kind extends CustomIdKind = CustomIdKind> = {
  readonly kind: Kind
  /** Resolves with the outcome in a word, for the log and the metrics. */
  run(interaction: ComponentInteraction, id: CustomId<Kind>, context: Context): Promise<string>
}

/** What happens when someone submits a form of one kind. */
export type FormHandler<Kind extends CustomIdKind = CustomIdKind> = {
  readonly kind: Kind
  /** Resolves with the outcome in a word, for the log and the metrics. */
  run(interaction: FormInteraction, id: CustomId<Kind>, context: Context): Promise<string>
}
