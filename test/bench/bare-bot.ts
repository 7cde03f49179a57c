import { Client, Events, MessageFlags } from 'discord.js'

/** The yardstick: a discord.js bot that does nothing but answer every click with the same private sentence. */
const client = new Client({ intents: [], rest: { api: process.env.DISCORD_API_URL! } })
const buttons = ['A', 'B', 'C', 'D'].map(label => ({
  type: 2 as const,
  style: 1 as const,
  label,
  custom_id: label,
}))

client.on(Events.InteractionCreate, async interaction => {
  if (interaction.isButton())
    await interaction.reply({ content: 'Thank you, your answer was taken.', flags: MessageFlags.Ephemeral })
  else if (interaction.isChatInputCommand())
    await interaction.reply({ content: 'Which one?', components: [{ type: 1, components: buttons }] })
})
client.once(Events.ClientReady, async ready => {
  await ready.application.commands.set([{ name: 'quiz', description: 'Asks' }])
  console.log('connected to Discord')
})
await client.login(process.env.DISCORD_TOKEN!)
