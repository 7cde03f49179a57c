import { SECTION_NAMES, SETUP_STEPS } from '../../../src/discord/interactions/custom-id.ts'
import { exportBody } from '../../../src/discord/render/privacy.ts'
import { banksBody, banksLine, channelBanksBody } from '../../../src/discord/render/settings/banks.ts'
import { findingsSettingsBody } from '../../../src/discord/render/settings/findings.ts'
import { homeBody } from '../../../src/discord/render/settings/home.ts'
import { languageBody, zonePreviewBody } from '../../../src/discord/render/settings/language.ts'
import { playBody } from '../../../src/discord/render/settings/play.ts'
import { setupBody, setupOfferBody } from '../../../src/discord/render/settings/setup.ts'
import { CHOICE_NAMES, CHOICES } from '../../../src/play/settings/choices.ts'
import { DEFAULT_SETTINGS, type GuildSettings } from '../../../src/play/settings/guild-settings.ts'
import type { Words } from '../../../src/words/index.ts'
import { sampleBank } from '../../quiz/sample.ts'
import { sampleDaily } from '../../store/sample.ts'
import type { NamedBodies } from './every-message.ts'

/** The messages of /settings: with nothing set, and with as much as can be. */

const banks = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    sampleBank(2, { name: `τράπεζα-${n}`, title: `Τράπεζα ${'α'.repeat(200 - n)}` }),
  )

const channelIds = Array.from({ length: 25 }, (_, n) => String(200000000000000000n + BigInt(n)))

const FULL: GuildSettings = {
  ...DEFAULT_SETTINGS,
  ...Object.fromEntries(CHOICE_NAMES.map(name => [name, CHOICES[name].at(-1)])),
  zone: 'Αθήνα',
  locale: 'en-US',
  banks: Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? `τράπεζα-${n}` : `χαμένη-${n}`)),
  banksOfChannels: new Map(
    channelIds
      .slice(0, 10)
      .map((id, n) => [id, n === 0 ? ['χαμένη'] : Array.from({ length: 40 }, (_, m) => `τράπεζα-${m}`)]),
  ),
  quizChannels: channelIds,
  findingChannel: { id: channelIds[0]!, locale: 'en-US' },
}

const languages = [
  { locale: null, name: 'Αυτόματα' },
  { locale: 'en-US', name: 'Αγγλικά' },
  { locale: 'el', name: 'Ελληνικά' },
]

const settingsFile = { name: 'settings-100000000000000001.json', data: Buffer.from('{}') }

const today = '2026-11-23'

export const everySettingsMessage = (words: Words): NamedBodies => [
  ...[{ ...DEFAULT_SETTINGS, zone: 'Ρώμη' }, FULL].flatMap(
    (settings): NamedBodies => [
      ...[1, 40].flatMap(
        (count): NamedBodies =>
          [0, 1].flatMap((page): NamedBodies => {
            const view = { settings, all: banks(count), page, note: page === 1 ? words.settings.saved : null }
            return [
              ['banks', banksBody(view, words)],
              ['banks of a channel', channelBanksBody(view, channelIds[0]!, words)],
            ]
          }),
      ),
      [
        'settings',
        homeBody(
          SECTION_NAMES.map(name => ({
            name,
            line: name === 'banks' ? banksLine(settings, banks(40), words) : 'Όπως είναι.',
          })),
          words,
        ),
      ],
      ...[null, channelIds[0]!].map((refused): NamedBodies[number] => [
        'notices',
        findingsSettingsBody({ ...settings, refused, note: words.settings.saved }, words),
      ]),
      ['quizzes', playBody(settings, words.settings.saved, words)],
      ['language', languageBody(settings, { languages, today, note: null }, words)],
      ...SETUP_STEPS.flatMap(
        (step): NamedBodies =>
          [[], [sampleDaily({ zone: 'Αθήνα' })]].map(
            (dailies, page) =>
              [
                `setup, ${step}`,
                setupBody(
                  { step, steps: SETUP_STEPS, settings, banks: banks(40), page, dailies, languages },
                  words,
                ),
              ] as const,
          ),
      ),
    ],
  ),
  ...[true, false].map(
    isSameDay =>
      [
        'another zone',
        zonePreviewBody(
          {
            kind: 'preview',
            from: 'Αθήνα',
            to: 'Ρώμη',
            dateThere: today,
            isSameDay,
            dailies: isSameDay ? 0 : 3,
            hasWeekly: !isSameDay,
          },
          words,
        ),
      ] as const,
  ),
  ['settings file', exportBody(settingsFile, words.settings.download.file)],
  ['setup offer', setupOfferBody(words)],
]
