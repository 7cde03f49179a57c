import { Client, Events, MessageFlags } from 'discord.js'
import { loadLibrary } from '../../src/bank/load.ts'
import { questionBody } from '../../src/discord/render/question/question.ts'
import { payloadOf } from '../../src/discord/rest/respond.ts'
import { en } from '../../src/words/en/index.ts'
import { samplePost } from '../store/sample.ts'

/**
 * The yardstick: a discord.js bot that does nothing but answer every click with the same private sentence.
 * It shows a question like Proctor's, so that the same event comes with each click.
 */
const client = new Client({ intents: [], rest: { api: process.env.DISCORD_API_URL! } })
const questions = loadLibrary('questions').banks.flatMap(bank => bank.questions)
const question = questions.find(({ answer, image }) => answer.length === 1 && image === null)!
const message = payloadOf(questionBody({ post: samplePost(), question, answered: 0, daily: null }, en))

client.on(Events.InteractionCreate, async interaction => {
  if (interaction.isButton())
    await interaction.reply({ content: 'Thank you, your answer was taken.', flags: MessageFlags.Ephemeral })
  else if (interaction.isChatInputCommand())
    await interaction.reply({ components: message.components, flags: MessageFlags.IsComponentsV2 })
})
client.once(Events.ClientReady, async ready => {
  await ready.application.commands.set([{ name: 'quiz', description: 'Asks' }])
  console.log('connected to Discord')
})
await client.login(process.env.DISCORD_TOKEN!)
