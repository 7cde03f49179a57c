import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10'
import type { ServerResults } from '../../../play/results/collect-results.ts'
import { RESULT_PERIODS } from '../../../quiz/results/period.ts'
import { type Body, noticeBody } from '../../render/parts/body.ts'
import { noResultsBody, type ResultFile, resultsBody } from '../../render/results/body.ts'
import { resultsCsv } from '../../render/results/csv.ts'
import { resultsPage } from '../../render/results/page.ts'
import type { Context } from '../context.ts'
import type { AutocompleteInteraction, CommandInteraction } from '../interaction.ts'
import { bankChoices } from '../options/bank-choices.ts'
import { refuse, refuseTooFast } from '../refuse.ts'
import { managesServer } from '../source.ts'

/** How long names are looked up that aren't known yet, ms. The reply's token is valid for 15 minutes. */
const NAMES_PATIENCE_MS = 60_000

/** Discord takes 10 MiB a file (Discord, "Uploading Files"). */
const MAX_FILE_BYTES = 9 * 2 ** 20

/** Gives someone who manages the server everyone's results, in files. Resolves with the outcome for the log. */
export const replyWithResults = async (
  interaction: CommandInteraction,
  context: Context,
): Promise<string> => {
  const { quiz, respond, words, exporting } = context
  const { onlyServers, needsPermission, running, unknownBank } = words.results
  if (interaction.guildId === null || interaction.isGuest)
    return refuse(interaction, onlyServers, context).then(() => 'not-in-server')
  if (!managesServer(interaction))
    return refuse(interaction, needsPermission, context).then(() => 'not-allowed')
  const { guildId, options } = interaction
  if (exporting.has(guildId)) return refuse(interaction, running, context).then(() => 'running')
  const turn = await quiz.takeTurn('results', guildId)
  if (turn.kind === 'too-fast') return refuseTooFast(interaction, turn, context)
  exporting.add(guildId)
  try {
    await respond.defer(interaction)
    const period = RESULT_PERIODS.find(name => name === options.text('period')) ?? 'season'
    const outcome = await quiz.collectResults({ guildId, period, bank: options.text('bank') })
    const body =
      outcome.kind === 'results' ? await bodyFor(outcome.results, context) : noticeBody(unknownBank)
    await respond.editReply(interaction, body)
    return outcome.kind
  } finally {
    exporting.delete(guildId)
  }
}

const bodyFor = async (results: ServerResults, { profiles, words }: Context): Promise<Body> => {
  if (results.people.length === 0) return noResultsBody(results, words)
  const ids = results.people.map(({ userId }) => userId)
  const named = { ...results, names: await profiles.names(ids, NAMES_PATIENCE_MS) }
  const csv = await resultsCsv(named, words)
  if (csv.length > MAX_FILE_BYTES) return noticeBody(words.results.tooLarge)
  const page = await resultsPage(named, words)
  const pageLeftOut = page.length > MAX_FILE_BYTES
  const name = fileName(results)
  const files: ResultFile[] = [
    ...(pageLeftOut ? [] : [{ name: `${name}.html`, data: page }]),
    { name: `${name}.csv`, data: csv },
  ]
  return resultsBody(named, files, pageLeftOut, words)
}

const fileName = ({ span: { period, days }, today }: ServerResults): string =>
  period === 'all' ? `results-until-${today}` : `results-${days.from}-${days.until}`

/** Suggestions for the option `bank`: the banks that the server plays. */
export const resultsChoices = async (
  interaction: AutocompleteInteraction,
  { quiz }: Pick<Context, 'quiz'>,
): Promise<APIApplicationCommandOptionChoice[]> =>
  managesServer(interaction)
    ? bankChoices(await quiz.banksOfGuild(interaction.guildId), interaction.focused.value)
    : []
