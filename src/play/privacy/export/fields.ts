import type { Post } from '../../record.ts'

/** ISO 8601, UTC. */
export const iso = (at: number): string => new Date(at).toISOString()
export const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at))

const SEEN_BY = { channel: 'everyone there', direct: 'only you', private: 'only you' } as const

/** Outside of guilds `guildId` holds the channel's id. */
export const channelFields = (record: Pick<Post, 'guildId' | 'channelId' | 'audience'>) => ({
  server: record.guildId === record.channelId ? null : record.guildId,
  channel: record.channelId,
  seenBy: SEEN_BY[record.audience],
})
