import { DiscordAPIError, type REST } from 'discord.js'
import { Routes } from 'discord-api-types/v10'
import type { Log } from '../../ops/log.ts'
import type { BotState } from '../../play/ports/process.ts'
import type { Command } from '../interactions/command.ts'
import type { CommandIds } from '../render/parts/command-links.ts'
import { isFinal } from './discord-errors.ts'
import { inviteLink } from './invite.ts'
import { registerCommands } from './register-commands.ts'
import { retryWithBackoff } from './retry.ts'

type RegistrationDeps = {
  readonly rest: REST
  readonly applicationId: string
  /** Registers in this guild only; null for everywhere. */
  readonly guildId: string | null
  readonly commands: readonly Command[]
  readonly state: BotState
  readonly log: Log
  readonly signal: AbortSignal
  /** Called with the commands' ids. */
  readonly onRegistered: (ids: CommandIds) => void
}

/**
 * Registers the commands, and goes on trying where Discord does not take them: the ones of the last start work
 * meanwhile. Resolves when they are registered, when trying again can't help, or when the signal is aborted.
 */
export const keepRegistering = async (deps: RegistrationDeps): Promise<void> => {
  const { log, signal } = deps
  try {
    await retryWithBackoff(() => register(deps), {
      signal,
      isFinal: isRejectedBody,
      onFailure: (error, delayMs) =>
        log.warn(`${explain(deps, error)} The next attempt is in ${delayMs / 1000} s.`),
    })
  } catch (error) {
    if (!signal.aborted)
      log.error({ err: error }, 'Discord rejects the commands; the ones of the last start stay')
  }
}

const register = async (deps: RegistrationDeps): Promise<void> => {
  const { rest, applicationId, guildId, commands, log } = deps
  await clearFormerGuild(deps)
  if (guildId !== null) await deps.state.write(GUILD, guildId)
  const { written, ids } = await registerCommands(rest, applicationId, guildId, commands)
  deps.onRegistered(ids)
  if (written)
    log.info(
      `registered ${commands.map(({ kind, name }) => (kind === 'message' ? `“${name}”` : `/${name}`)).join(' and ')}`,
    )
}

/** The name under which the guild of DEV_GUILD_ID is remembered. */
const GUILD = 'commands registered in guild'

/** Takes the commands out of the guild where an earlier start registered them: people would see each one twice. */
const clearFormerGuild = async ({ rest, applicationId, guildId, state, log }: RegistrationDeps) => {
  const former = await state.read(GUILD)
  if (former === null || former === guildId) return
  try {
    await rest.put(Routes.applicationGuildCommands(applicationId, former), { body: [] })
    log.info({ guild: former }, 'took the commands out of the server that DEV_GUILD_ID named before')
  } catch (error) {
    // The bot is no longer there, and so neither are its commands.
    if (!isFinal(error)) throw error
  }
  await state.write(GUILD, null)
}

const BAD_REQUEST = 400

const isRejectedBody = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.status === BAD_REQUEST

const explain = ({ guildId, applicationId }: RegistrationDeps, error: unknown): string => {
  const reason = error instanceof Error ? error.message : String(error)
  if (guildId !== null && isFinal(error))
    return (
      `The commands can't be registered in the server ${guildId} (${reason}): DEV_GUILD_ID must name a server that the ` +
      `bot is in. Invite it with ${inviteLink(applicationId)}, or empty DEV_GUILD_ID.`
    )
  return `Discord did not take the commands (${reason}); the ones of the last start work meanwhile.`
}
