import type { Audience } from '../record.ts'
import type { GuildSettings } from './guild-settings.ts'

/** What a guild's settings changed about a request. */
export type AskNote =
  /** The question is private, because those for everyone belong in other channels. */
  | { readonly kind: 'only-private'; readonly channels: readonly string[] }
  | { readonly kind: 'fewer-questions'; readonly max: number }

/** What the settings look at, of a request for questions: play/ask.ts. */
type Asked = {
  readonly channelId: string
  readonly parentId: string | null
  readonly audience: Audience
  readonly locale: string
  readonly guildLocale: string | null
  readonly questions: number
  readonly seconds: number | null
}

/** A request as the guild's settings allow it. Pure. */
export const applyRules = <Request extends Asked>(
  request: Request,
  settings: GuildSettings,
): { readonly request: Request; readonly notes: readonly AskNote[] } => {
  const { maxQuestions, quizChannels } = settings
  const isElsewhere = request.audience === 'channel' && !isQuizChannel(request, quizChannels)
  const audience = isElsewhere ? 'private' : request.audience
  const isTooLong = audience === 'channel' && request.questions > maxQuestions
  return {
    request: {
      ...request,
      audience,
      locale: audience === 'channel' ? publicLocaleIn(settings, request) : request.locale,
      questions: isTooLong ? maxQuestions : request.questions,
      seconds: request.seconds ?? (audience === 'channel' ? settings.defaultSeconds : null),
    },
    notes: [
      ...(isElsewhere ? [{ kind: 'only-private', channels: quizChannels } as const] : []),
      ...(isTooLong ? [{ kind: 'fewer-questions', max: maxQuestions } as const] : []),
    ],
  }
}

/** A channel that was chosen, a thread of one, or one in a category that was chosen. */
const isQuizChannel = (
  { channelId, parentId }: Pick<Asked, 'channelId' | 'parentId'>,
  quizChannels: readonly string[],
): boolean =>
  quizChannels.length === 0 ||
  quizChannels.includes(channelId) ||
  (parentId !== null && quizChannels.includes(parentId))

/** The language of what everyone reads: the guild's setting, else its language in Discord, else the person's. */
export const publicLocaleIn = (
  { locale }: Pick<GuildSettings, 'locale'>,
  asked: Pick<Asked, 'guildLocale' | 'locale'>,
): string => locale ?? asked.guildLocale ?? asked.locale
