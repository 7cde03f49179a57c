import type { Insertable, Selectable } from 'kysely'
import type { Suggestion } from '../../play/ports/suggestions.ts'
import type { SuggestedQuestion } from '../../quiz/suggestion/suggested-question.ts'
import type { SuggestionsTable } from '../schema.ts'

/** The mapping between the rows of suggestions and their type. */

export const suggestionFromRow = (row: Selectable<SuggestionsTable>): Suggestion => ({
  id: row.id,
  guildId: row.guild_id,
  authorId: row.author_id,
  authorName: row.author_name,
  content: JSON.parse(row.content) as SuggestedQuestion,
  state: row.state,
  version: row.version,
  createdAt: row.created_at,
  ownWordsAt: row.own_words_at,
  sentAt: row.sent_at,
  claim:
    row.claimed_by === null || row.claimed_until === null
      ? null
      : { by: row.claimed_by, until: row.claimed_until },
  decision:
    row.decided_by === null || row.decided_at === null
      ? null
      : { by: row.decided_by, at: row.decided_at, reason: row.reason },
})

export const rowFromSuggestion = (suggestion: Suggestion): Insertable<SuggestionsTable> => ({
  id: suggestion.id,
  guild_id: suggestion.guildId,
  author_id: suggestion.authorId,
  author_name: suggestion.authorName,
  content: JSON.stringify(suggestion.content),
  state: suggestion.state,
  version: suggestion.version,
  created_at: suggestion.createdAt,
  own_words_at: suggestion.ownWordsAt,
  sent_at: suggestion.sentAt,
  claimed_by: suggestion.claim?.by ?? null,
  claimed_until: suggestion.claim?.until ?? null,
  decided_by: suggestion.decision?.by ?? null,
  decided_at: suggestion.decision?.at ?? null,
  reason: suggestion.decision?.reason ?? null,
})
