import type { SeenSuggestion } from '../../../play/ports/suggestions.ts'
import type { SaveOutcome, Suggester } from '../../../play/suggestions/suggest.ts'
import {
  ANONYMOUS,
  OWN_WORDS,
  SUGGESTION_FIELDS,
  suggestionFileForm,
  suggestionForm,
} from '../../render/suggestion/form.ts'
import { ownListBody, ownSuggestionBody } from '../../render/suggestion/own.ts'
import { brokenFileBody } from '../../render/suggestion/preview.ts'
import { downloadText } from '../../rest/download-text.ts'
import type { Context } from '../context.ts'
import type { CommandInteraction, ComponentInteraction, FormInteraction } from '../interaction.ts'
import { refuse, refuseTooFast } from '../refuse.ts'
import { type Asking, showInPlace } from '../show-in-place.ts'

/** What /suggest and its buttons and forms show. Each resolves with the outcome for the log. */

/** Runs for members of a server that has added the bot; others get a sentence. */
export const asMember = async (
  interaction: Asking,
  context: Context,
  run: (by: Suggester) => Promise<string>,
): Promise<string> => {
  const { guildId, user } = interaction
  if (guildId !== null && !interaction.isGuest)
    return run({ userId: user.id, guildId, name: user.globalName ?? user.username })
  await refuse(interaction, context.words.suggestion.onlyServers, context)
  return 'not-in-server'
}

/** The form, what the person has open, or the form for a file. */
export const replyToSuggest = (interaction: CommandInteraction, context: Context): Promise<string> =>
  asMember(interaction, context, async by => {
    if (interaction.options.flag('file') === true) {
      await context.respond.openForm(interaction, suggestionFileForm(context.words))
      return 'opened'
    }
    const open = await context.quiz.ownSuggestions(by)
    if (open.length > 0) return showInPlace(interaction, ownListBody(open, context.words), context)
    return openNewForm(interaction, context)
  })

export const openNewForm = async (
  interaction: CommandInteraction | ComponentInteraction,
  { respond, words }: Context,
): Promise<string> => {
  await respond.openForm(interaction, suggestionForm({ kind: 'suggest' }, null, words))
  return 'opened'
}

/** Keeps what the form says, and shows how it will look. */
export const saveFromForm = (
  interaction: FormInteraction,
  seen: SeenSuggestion | null,
  context: Context,
): Promise<string> =>
  asMember(interaction, context, async by => {
    const form = { ...inputIn(interaction), ...termsIn(interaction) }
    return showSaved(interaction, await context.quiz.saveSuggestion(by, form, seen), context)
  })

/** As long as the front matter of a question file may be. */
const MAX_FILE_BYTES = 65_536

/** The same with a question file. */
export const saveFromFile = (interaction: FormInteraction, context: Context): Promise<string> =>
  asMember(interaction, context, async by => {
    const { quiz, words } = context
    const [file] = interaction.fields.files(SUGGESTION_FIELDS.file)
    const text = file ? await downloadText(file, MAX_FILE_BYTES) : null
    if (text === null) {
      await refuse(interaction, words.suggestion.file.unreadable, context)
      return 'unreadable'
    }
    const read = await quiz.readSuggestionFile(by, text)
    if (read.kind === 'read') {
      const saved = await quiz.saveSuggestion(by, { ...read.input, ...termsIn(interaction) }, null)
      return showSaved(interaction, saved, context)
    }
    if (read.kind === 'broken') await showInPlace(interaction, brokenFileBody(read.findings, words), context)
    else await refuse(interaction, words.suggestion.file.tooLong, context)
    return read.kind
  })

const termsIn = ({ fields }: FormInteraction) => {
  const terms = fields.values(SUGGESTION_FIELDS.terms)
  return { ownWords: terms.includes(OWN_WORDS), credited: !terms.includes(ANONYMOUS) }
}

/** What a form says about the question itself. */
export const inputIn = ({ fields }: FormInteraction) => ({
  text: fields.text(SUGGESTION_FIELDS.text),
  options: fields.text(SUGGESTION_FIELDS.options),
  explanation: fields.text(SUGGESTION_FIELDS.explanation),
  sources: fields.text(SUGGESTION_FIELDS.sources),
})

export const showSaved = async (
  interaction: Asking,
  outcome: SaveOutcome,
  context: Context,
): Promise<string> => {
  const { words } = context
  switch (outcome.kind) {
    case 'saved':
      await showInPlace(interaction, ownSuggestionBody(outcome.view, words), context)
      break
    case 'too-fast':
      return refuseTooFast(interaction, outcome, context)
    case 'too-many':
      await refuse(interaction, words.suggestion.tooMany(outcome.max), context)
      break
    case 'changed':
      await refuse(interaction, words.suggestion.changed, context)
  }
  return outcome.kind
}
