/** Who looks at questions, and from where: someone who owns the bot, or someone who manages a server. */
export type Viewer =
  | { readonly kind: 'owner'; readonly userId: string; readonly guildId: string | null }
  | { readonly kind: 'manager'; readonly userId: string; readonly guildId: string }
