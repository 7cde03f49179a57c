import type { Config } from '../config.ts'

/** Shown at a start without a token, usually the first one. */
export const setupInstructions = ({ database }: Config): string =>
  `Proctor needs a bot token to connect to Discord. One-time setup, about three minutes:

  1. Open https://discord.com/developers/applications, press "New Application" and give it a name.
  2. On its "Bot" page press "Reset Token" and copy the token.
  3. cp .env.example .env    and paste the token after DISCORD_TOKEN=
  4. npm start               The first lines show the link that invites the bot to your server.

Answers will be stored in ${database.kind === 'sqlite' ? database.file : 'your PostgreSQL database'}.`
