import { Counter, type Registry } from 'prom-client'

const DUPLICATES = ['answer', 'question', 'acknowledgement', 'interaction', 'daily', 'message'] as const

/** What was requested or started twice and done once. */
export type Duplicate = (typeof DUPLICATES)[number]

export const duplicateMetrics = (registry: Registry) => {
  const prevented = new Counter({
    name: 'proctor_duplicates_prevented_total',
    help: "Duplicates prevented. answer: someone who had already answered pressed again; question: the next one had been asked for; acknowledgement: Discord had an answer to the interaction already; interaction: another process had taken it on; daily: another process or call had claimed the date; message: a daily's message was found and not sent again.",
    labelNames: ['what'],
    registers: [registry],
  })
  for (const what of DUPLICATES) prevented.inc({ what }, 0)
  return { duplicatePrevented: (what: Duplicate) => prevented.inc({ what }) }
}
