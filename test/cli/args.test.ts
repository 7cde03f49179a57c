import { expect, test } from 'vitest'
import { type CliCommand, formatHelp, parseCliArgs } from '../../src/cli/shared/args.ts'

const command = {
  name: 'water',
  description: 'Waters the plants.',
  positionals: ['plant'],
  options: {
    litres: { type: 'string', default: '1', placeholder: 'number', description: 'how much (default: 1)' },
    slowly: { type: 'boolean', default: false, description: 'one drop at a time' },
  },
} as const

const HELP = `Usage: npm run water -- <plant> [--litres number] [--slowly]

Waters the plants.

  --litres number   how much (default: 1)
  --slowly          one drop at a time`

test('the help is made from what is parsed', () => {
  expect(formatHelp(command)).toBe(HELP)
  const bare: CliCommand = { ...command, positionals: [], options: {} }
  expect(formatHelp(bare)).toBe('Usage: npm run water\n\nWaters the plants.')
})

test('arguments are parsed with their defaults', () => {
  const args = parseCliArgs(command, ['--litres', '3', 'fern'])
  expect([args?.positionals, args?.values.litres, args?.values.slowly]).toEqual([['fern'], '3', false])
})

test.each([[['--help']], [['-h']], [['fern', '--nonsense', '--help']]])('%j asks for the help', args => {
  expect(parseCliArgs(command, args)).toBeNull()
})

test.each([
  [['fern', '--fast'], "Unknown option '--fast'. See --help."],
  [['fern', '--litres'], "Option '--litres <value>' argument missing. See --help."],
  [[], HELP],
  [['fern', 'ivy'], HELP],
])('%j is refused in a sentence', (args, sentence) => {
  expect(() => parseCliArgs(command, args)).toThrow(
    expect.objectContaining({ name: 'CliError', message: sentence }),
  )
})
