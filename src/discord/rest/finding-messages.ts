import type { REST } from 'discord.js'
import type { Publisher } from '../../play/ports/publisher.ts'
import type { Words } from '../../words/index.ts'
import { findingsBody } from '../render/findings.ts'
import { postOnce } from './deliver.ts'
import { findByButton } from './find-message.ts'

type FindingDeps = { readonly bot: REST; readonly wordsFor: (locale: string) => Words }

/** Messages to the managers of servers, by the bot's own permissions. */
export const createFindingMessages = ({
  bot,
  wordsFor,
}: FindingDeps): Pick<Publisher, 'findFindings' | 'findings'> => ({
  findings: view => postOnce(bot, view.channelId, findingsBody(view, wordsFor(view.locale)), view.id),
  findFindings: ({ channelId, id, at }) =>
    findByButton(bot, { channelId, since: at, part: `:findings:${id}"` }),
})
