import { format } from './format.ts'

/** Someone does more than the others can use. Each sentence says when it works again. */
export const limitWords = {
  tooFast: (seconds: number) => `That’s a lot in a short time. You can go on <t:${seconds}:R>.`,
  coolingDown: (seconds: number) =>
    `This server leaves a pause between questions. Ask the next one <t:${seconds}:R>, or a private one any time: /quiz private:true`,
  openOfPerson: (n: number) =>
    `You have ${format.number(n)} open questions that no one has answered. Answer one, reveal one, or wait until they close.`,
  openInChannel: (n: number) =>
    `This channel has ${format.number(n)} open questions that no one has answered. Answer some of them first.`,
}
