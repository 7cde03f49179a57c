import {
  ActionRowBuilder,
  ApplicationCommandManager,
  Attachment,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  ChannelType,
  CheckboxBuilder,
  CheckboxGroupBuilder,
  Client,
  ContainerBuilder,
  ContextMenuCommandBuilder,
  EmbedBuilder,
  FileBuilder,
  FileUploadBuilder,
  InteractionContextType,
  LabelBuilder,
  MediaGalleryBuilder,
  MentionableSelectMenuBuilder,
  MessageFlags,
  MessagePayload,
  type MessagePayloadOption,
  ModalBuilder,
  PermissionFlagsBits,
  PollLayoutType,
  RadioGroupBuilder,
  RoleSelectMenuBuilder,
  SectionBuilder,
  SeparatorBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  ThumbnailBuilder,
  UserSelectMenuBuilder,
} from 'discord.js'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import {
  checkAutocomplete,
  checkCommand,
  checkCommands,
  checkMessage,
  checkModal,
  type MessageContext,
} from '../../../../src/dev/local-discord/rules/index.ts'
import { checkAgainstOpenApi } from '../../../discord-openapi.ts'
import { context, file, read, times } from './read.ts'

const client = new Client({ intents: [] })
afterAll(() => client.destroy())

/** What travels: undefined fields do not. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** The body that discord.js makes of these options. */
const bodyOf = (options: MessagePayloadOption): unknown =>
  sent(new MessagePayload({ client } as never, options).resolveBody().body)

const PATHS: Record<
  MessageContext['kind'],
  [method: string, path: string, wrap: (data: unknown) => unknown]
> = {
  'create-message': ['POST', '/channels/1/messages', body => body],
  'edit-message': ['PATCH', '/channels/1/messages/2', body => body],
  followup: ['POST', '/webhooks/1/token', body => body],
  'edit-webhook': ['PATCH', '/webhooks/1/token/messages/@original', body => body],
  callback: ['POST', '/interactions/1/token/callback', data => ({ type: 4, data })],
  update: ['POST', '/interactions/1/token/callback', data => ({ type: 7, data })],
}

const button = (id: string) => new ButtonBuilder().setCustomId(id).setLabel('A').setStyle(ButtonStyle.Primary)
const row = (id = 'a') => new ActionRowBuilder<ButtonBuilder>().addComponents(button(id))
const words = (content = 'Hello') => new TextDisplayBuilder().setContent(content)

const container = () =>
  new ContainerBuilder()
    .setAccentColor(0x5865f2)
    .setSpoiler(false)
    .addTextDisplayComponents(words())
    .addSectionComponents(
      new SectionBuilder()
        .addTextDisplayComponents(words())
        .setThumbnailAccessory(
          new ThumbnailBuilder().setURL('attachment://0.png').setDescription('A map').setSpoiler(true),
        ),
    )
    .addSeparatorComponents(new SeparatorBuilder().setDivider(true).setSpacing(2))
    .addMediaGalleryComponents(
      new MediaGalleryBuilder().addItems({ media: { url: 'https://example.org/a.png' }, description: 'A' }),
    )
    .addFileComponents(new FileBuilder().setURL('attachment://0.png'))
    .addActionRowComponents(row())

const selects = [
  new StringSelectMenuBuilder()
    .setCustomId('s')
    .setPlaceholder('Choose')
    .setMinValues(0)
    .setMaxValues(2)
    .setDisabled(false)
    .addOptions(
      { label: 'A', value: 'a', default: true, emoji: { name: '🎯' } },
      { label: 'B', value: 'b', description: 'The second' },
    ),
  new UserSelectMenuBuilder().setCustomId('u').setDefaultUsers('1'),
  new RoleSelectMenuBuilder().setCustomId('r').setMaxValues(25),
  new MentionableSelectMenuBuilder().setCustomId('m').addDefaultRoles('1'),
  new ChannelSelectMenuBuilder().setCustomId('c').setChannelTypes(ChannelType.GuildText),
].map(select =>
  new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select as StringSelectMenuBuilder),
)

const embed = new EmbedBuilder()
  .setTitle('T')
  .setDescription('D')
  .setURL('https://example.org')
  .setColor('Blurple')
  .setTimestamp(0)
  .setAuthor({ name: 'A', iconURL: 'https://example.org/a.png' })
  .setFooter({ text: 'F' })
  .setImage('attachment://0.png')
  .setThumbnail('https://example.org/a.png')
  .addFields({ name: 'N', value: 'V', inline: true })

const link = new ActionRowBuilder<ButtonBuilder>().addComponents(
  new ButtonBuilder().setStyle(ButtonStyle.Link).setURL('https://example.org').setEmoji('🔗'),
  button('x').setEmoji('<:name:123456789012345678>').setDisabled(true),
  new ButtonBuilder().setStyle(ButtonStyle.Premium).setSKUId('123456789012345678'),
)

const picture = new AttachmentBuilder(Buffer.from('x'), { name: '0.png', description: 'A map' })
const kept = new (Attachment as unknown as new (data: object) => Attachment)({
  id: '9',
  filename: 'old.png',
  size: 1,
  url: 'https://cdn.example.org/old.png',
  proxy_url: 'https://cdn.example.org/old.png',
})

const NEW: MessageContext['kind'][] = ['create-message', 'followup', 'callback']
const EDITS: MessageContext['kind'][] = ['edit-message', 'edit-webhook', 'update']

const MESSAGES: [what: string, kinds: MessageContext['kind'][], options: MessagePayloadOption][] = [
  ['a text', [...NEW, ...EDITS], { content: 'Hello' }],
  ['an embed with a picture', NEW, { embeds: [embed], files: [picture] }],
  ['every select', [...NEW, ...EDITS], { content: 'Hi', components: selects }],
  ['every button', NEW, { content: 'Hi', components: [link] }],
  ['a container', NEW, { components: [container()], files: [picture], flags: MessageFlags.IsComponentsV2 }],
  [
    'a private answer',
    ['callback', 'followup'],
    { components: [words()], flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral },
  ],
  ['no one pinged', NEW, { content: '@everyone', allowedMentions: { parse: [], repliedUser: false } }],
  ['a nonce', ['create-message'], { content: 'Hi', nonce: '1234567890123456789', enforceNonce: true }],
  ['a reply', ['create-message'], { content: 'Hi', reply: { messageReference: '123456789012345678' } }],
  [
    'a poll',
    NEW,
    {
      poll: {
        question: { text: 'Q' },
        answers: [{ text: 'A', emoji: '🎯' }],
        duration: 24,
        allowMultiselect: false,
        layoutType: PollLayoutType.Default,
      },
    },
  ],
  ['content taken away', EDITS, { content: null, embeds: [embed.setImage(null)] } as never],
  [
    'a message turned into Components V2',
    EDITS,
    { content: null, embeds: [], components: [words()], flags: MessageFlags.IsComponentsV2 } as never,
  ],
  ['attachments kept', EDITS, { content: 'Hi', attachments: [kept] } as never],
]

const withReply = (kind: string) =>
  ({ messages: { resolveId: (id: string) => id }, client, kind }) as unknown as never

describe('what discord.js sends', () => {
  test.each(MESSAGES.flatMap(([what, kinds, options]) => kinds.map(kind => [what, kind, options] as const)))(
    'is taken: %s in a %s',
    (_, kind, options) => {
      const payload = new MessagePayload(withReply(kind), { ...options }).resolveBody()
      const body = sent(payload.body)
      const existing = EDITS.includes(kind)
        ? { flags: 0, attachments: [{ id: '9', filename: 'old.png' }] }
        : null
      const files = (options.files ?? []).map((_, index) => file(index))
      expect(read(checkMessage(body, context({ kind, existing, files })))).toEqual([])
      const [method, path, wrap] = PATHS[kind]
      expect(checkAgainstOpenApi([{ method, path, body: wrap(body) }]) ?? []).toEqual([])
    },
  )

  test('is taken with defaults that say nothing', () => {
    expect(bodyOf({ content: 'Hi' })).toEqual({ content: 'Hi', tts: false, enforce_nonce: false })
  })

  test('is refused where it is empty', () => {
    expect(read(checkMessage(bodyOf({}), context()))).toEqual(['400 50006'])
  })
})

const input = () =>
  new TextInputBuilder().setCustomId('i').setStyle(TextInputStyle.Paragraph).setMaxLength(4000)
const options = times(3, i => ({ label: `L${i}`, value: `V${i}` }))

const MODALS: [what: string, modal: ModalBuilder][] = [
  [
    'a text, a select, a radio group, checkboxes and a file',
    new ModalBuilder()
      .setCustomId('m')
      .setTitle('T')
      .addLabelComponents(
        new LabelBuilder()
          .setLabel('L')
          .setDescription('D')
          .setTextInputComponent(input().setRequired(false)),
        new LabelBuilder()
          .setLabel('L')
          .setStringSelectMenuComponent(
            new StringSelectMenuBuilder()
              .setCustomId('s')
              .setRequired(false)
              .setMinValues(0)
              .addOptions(options),
          ),
        new LabelBuilder()
          .setLabel('L')
          .setRadioGroupComponent(new RadioGroupBuilder().setCustomId('r').addOptions(options)),
        new LabelBuilder()
          .setLabel('L')
          .setCheckboxGroupComponent(
            new CheckboxGroupBuilder().setCustomId('c').setMinValues(1).setMaxValues(3).addOptions(options),
          ),
        new LabelBuilder().setLabel('L').setFileUploadComponent(new FileUploadBuilder().setCustomId('f')),
      ),
  ],
  [
    'a text to read and a checkbox',
    new ModalBuilder()
      .setCustomId('m')
      .setTitle('T')
      .addTextDisplayComponents(words())
      .addLabelComponents(
        new LabelBuilder().setLabel('L').setCheckboxComponent(new CheckboxBuilder().setCustomId('x')),
        new LabelBuilder()
          .setLabel('L')
          .setUserSelectMenuComponent(new UserSelectMenuBuilder().setCustomId('u')),
      ),
  ],
  [
    'a row, as was usual before labels',
    new ModalBuilder()
      .setCustomId('m')
      .setTitle('T')
      .addComponents(new ActionRowBuilder<TextInputBuilder>().addComponents(input().setLabel('L'))),
  ],
]

test.each(MODALS)('a modal is taken: %s', (_, modal) => {
  const data = sent(modal)
  expect(read(checkModal(data))).toEqual([])
  const body = { type: 9, data }
  expect(checkAgainstOpenApi([{ method: 'POST', path: '/interactions/1/t/callback', body }]) ?? []).toEqual(
    [],
  )
})

const slash = new SlashCommandBuilder()
  .setName('quiz')
  .setNameLocalizations({ de: 'rätsel' })
  .setDescription('Ask')
  .setDescriptionLocalizations({ de: 'Frag' })
  .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
  .setContexts(InteractionContextType.Guild)
  .setIntegrationTypes(0)
  .setNSFW(false)
  .addStringOption(option =>
    option.setName('topic').setDescription('About').setRequired(true).setAutocomplete(true).setMaxLength(100),
  )
  .addIntegerOption(option =>
    option.setName('level').setDescription('How hard').addChoices({ name: 'Easy', value: 1 }).setMinValue(1),
  )
  .addNumberOption(option => option.setName('weight').setDescription('W').setMaxValue(0.5))
  .addBooleanOption(option => option.setName('private').setDescription('P'))
  .addChannelOption(option =>
    option.setName('channel').setDescription('C').addChannelTypes(ChannelType.GuildText),
  )
  .addUserOption(option => option.setName('user').setDescription('U'))
  .addRoleOption(option => option.setName('role').setDescription('R'))
  .addMentionableOption(option => option.setName('who').setDescription('W'))
  .addAttachmentOption(option => option.setName('file').setDescription('F'))

const nested = new SlashCommandBuilder()
  .setName('exam')
  .setDescription('Exams')
  .addSubcommand(sub =>
    sub
      .setName('start')
      .setDescription('Go')
      .addStringOption(option => option.setName('bank').setDescription('B')),
  )
  .addSubcommandGroup(group =>
    group
      .setName('admin')
      .setDescription('A')
      .addSubcommand(sub => sub.setName('stop').setDescription('S')),
  )

const menu = new ContextMenuCommandBuilder().setName('Show Score').setType(2)

test.each([
  ['options of every type', slash],
  ['subcommands', nested],
  ['a menu', menu],
])('a command is taken, built and as discord.js turns it: %s', (_, builder) => {
  const transform = (ApplicationCommandManager as unknown as { transformCommand(data: unknown): unknown })
    .transformCommand
  const plain = builder.toJSON()
  const turned = sent(transform.call(ApplicationCommandManager, { ...plain }))
  for (const body of [sent(plain), turned]) {
    expect(read(checkCommand(body))).toEqual([])
    expect(checkAgainstOpenApi([{ method: 'POST', path: '/applications/1/commands', body }]) ?? []).toEqual(
      [],
    )
  }
})

describe('whatever comes', () => {
  const shape = fc.letrec(tie => ({
    part: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom(null, '', 0, 1, 40, 'x', true, 'attachment://a'),
      tie('list'),
      tie('node'),
    ),
    list: fc.array(tie('part'), { maxLength: 4 }),
    node: fc.dictionary(
      fc.constantFrom(
        ...[
          'type',
          'components',
          'component',
          'accessory',
          'items',
          'media',
          'file',
          'url',
          'options',
          'choices',
        ],
        ...[
          'value',
          'name',
          'name_localizations',
          'content',
          'embeds',
          'fields',
          'attachments',
          'id',
          'flags',
        ],
        ...[
          'allowed_mentions',
          'parse',
          'poll',
          'custom_id',
          'min_values',
          'default_values',
          '__proto__',
          'toString',
        ],
      ),
      tie('part'),
      { maxKeys: 6 },
    ),
  })).part

  test('is judged, and never breaks the judge', () => {
    fc.assert(
      fc.property(shape, fc.constantFrom(...NEW, ...EDITS), (body, kind) => {
        const existing = EDITS.includes(kind) ? { flags: 0, attachments: [] } : null
        checkMessage(body, context({ kind, existing }))
        checkModal(body)
        checkAutocomplete(body)
        checkCommand(body)
        checkCommands(body, 'global')
      }),
      { numRuns: 2000 },
    )
    expect(Object.prototype).not.toHaveProperty('_errors')
  })
})
