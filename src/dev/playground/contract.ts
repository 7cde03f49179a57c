/**
 * What the page and its server tell each other; types alone, so that both sides can import it. All times are ms
 * UTC by the playground's clock, all ids Discord's snowflakes.
 */

/** Everything that one person sees with one channel open: `GET /api/chat?as=…&in=…` sends it after every change. */
export type Chat = {
  readonly now: number
  readonly serverName: string
  readonly me: Person
  /** Whom one can act as. */
  readonly people: readonly Person[]
  /** Channels with their threads after them, then direct messages. */
  readonly places: readonly PlaceItem[]
  /** The place that is open: the one asked for, or the first where that is gone. */
  readonly here: PlaceItem
  /** Oldest first. */
  readonly messages: readonly Message[]
  /** What the composer offers here to this person, as Discord's API describes commands. */
  readonly commands: readonly CommandInfo[]
  readonly roles: readonly NamedId[]
}

export type NamedId = { readonly id: string; readonly name: string }
export type Person = NamedId & { readonly manages: boolean }
export type PlaceItem = NamedId & {
  readonly kind: 'text' | 'thread' | 'dm'
  readonly parentId: string | null
  /** Messages of others that this person has not had open. */
  readonly unread: number
  /** Whether one of those mentions this person. */
  readonly mentioned: boolean
}

export type Message = {
  readonly id: string
  readonly author: NamedId & { readonly bot: boolean; readonly avatar: string | null }
  readonly at: number
  readonly edited: boolean
  /** Only this person sees it, and may dismiss it. */
  readonly ephemeral: boolean
  /** "Proctor is thinking…": the application has acknowledged, and owes the text. */
  readonly thinking: boolean
  /** It pings this person. */
  readonly mentionsMe: boolean
  /** Whose command it answers: "Ana used /quiz". */
  readonly used: { readonly by: string; readonly command: string } | null
  readonly content: readonly MarkdownNode[]
  readonly embeds: readonly Embed[]
  readonly components: readonly Part[]
  readonly attachments: readonly Attachment[]
  /** For an interaction that Discord's client shows by itself: "The application did not respond". */
  readonly failed: string | null
}

export type Attachment = {
  readonly name: string
  readonly url: string
  readonly bytes: number
  readonly alt: string | null
  readonly isPicture: boolean
}

export type Embed = {
  readonly title: readonly MarkdownNode[]
  readonly url: string | null
  readonly description: readonly MarkdownNode[]
  /** `#rrggbb`. */
  readonly color: string | null
  readonly author: string | null
  readonly fields: readonly {
    readonly name: readonly MarkdownNode[]
    readonly value: readonly MarkdownNode[]
    readonly inline: boolean
  }[]
  readonly image: string | null
  readonly thumbnail: string | null
  readonly footer: string | null
  readonly at: number | null
}

/** Discord's markdown, parsed; text is text, never HTML. */
export type MarkdownNode =
  | { readonly type: 'text' | 'code' | 'emoji'; readonly text: string }
  | { readonly type: 'codeblock'; readonly text: string; readonly language: string | null }
  | {
      readonly type: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler' | 'quote' | 'subtext'
      readonly children: readonly MarkdownNode[]
    }
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly children: readonly MarkdownNode[] }
  | {
      readonly type: 'list'
      readonly ordered: boolean
      readonly start: number
      readonly items: readonly (readonly MarkdownNode[])[]
    }
  /** http and https alone; anything else stays text. */
  | { readonly type: 'link'; readonly href: string; readonly children: readonly MarkdownNode[] }
  /** A person, role, channel, command or everyone, by the name to show ("@Ana", "#general", "/quiz"). */
  | { readonly type: 'mention'; readonly text: string; readonly me: boolean; readonly placeId: string | null }
  /** `<t:…>`: Discord's style letter, "f" where none is given. */
  | { readonly type: 'time'; readonly at: number; readonly style: string }
  | { readonly type: 'break' }

/** Components, of Components V2 and of before, with texts parsed and files at addresses of the page. */
export type Part =
  | { readonly type: 'row'; readonly parts: readonly Part[] }
  | Button
  | Select
  | {
      readonly type: 'container'
      readonly accent: string | null
      readonly spoiler: boolean
      readonly parts: readonly Part[]
    }
  | { readonly type: 'section'; readonly parts: readonly Part[]; readonly accessory: Part }
  | { readonly type: 'text'; readonly marks: readonly MarkdownNode[] }
  | { readonly type: 'separator'; readonly line: boolean; readonly wide: boolean }
  | ({ readonly type: 'thumbnail' } & Media)
  | { readonly type: 'gallery'; readonly items: readonly Media[] }
  | {
      readonly type: 'file'
      readonly name: string
      readonly url: string
      readonly bytes: number
      readonly spoiler: boolean
    }

export type Media = { readonly url: string; readonly alt: string | null; readonly spoiler: boolean }

export type Button = {
  readonly type: 'button'
  /** Null for a link. */
  readonly customId: string | null
  readonly url: string | null
  readonly label: string
  readonly emoji: string | null
  readonly style: 'primary' | 'secondary' | 'success' | 'danger' | 'link'
  readonly disabled: boolean
}

export type SelectChoice = {
  readonly label: string
  readonly value: string
  readonly description: string | null
  readonly chosen: boolean
}

export type Select = {
  readonly type: 'select'
  readonly kind: 'string' | 'user' | 'role' | 'mentionable' | 'channel'
  readonly customId: string
  readonly placeholder: string
  readonly min: number
  readonly max: number
  readonly disabled: boolean
  /** Those of a string select; people, roles or channels of the server for the other kinds, by id. */
  readonly choices: readonly SelectChoice[]
}

/** A form that answers an interaction. */
export type Modal = {
  /** Which interaction it answers; goes back with what is filled in. */
  readonly id: string
  readonly title: string
  readonly fields: readonly FormField[]
}

export type FormField =
  | { readonly type: 'text'; readonly marks: readonly MarkdownNode[] }
  | (Labelled & {
      readonly type: 'input'
      readonly long: boolean
      readonly placeholder: string
      readonly value: string
      readonly min: number
      readonly max: number
    })
  /** Selects, radio and checkbox groups, and one checkbox: what is chosen of what. */
  | (Labelled & {
      readonly type: 'select' | 'radio' | 'checkboxes' | 'checkbox'
      readonly min: number
      readonly max: number
      readonly choices: readonly SelectChoice[]
    })

type Labelled = {
  readonly customId: string
  readonly label: string
  readonly description: string | null
  readonly required: boolean
}

/** A command, subcommand or option, by Discord's own fields (application-commands). */
export type CommandInfo = {
  readonly name: string
  readonly description: string
  /** With spaces for subcommands: "daily set". One entry each; groups and parents are not listed. */
  readonly title: string
  /** Required ones first. */
  readonly options: readonly CommandOption[]
}

export type CommandOption = {
  readonly name: string
  readonly description: string
  readonly kind: 'string' | 'integer' | 'number' | 'boolean' | 'user' | 'role' | 'channel' | 'mentionable'
  readonly required: boolean
  readonly choices: readonly { readonly name: string; readonly value: string | number }[]
  readonly autocomplete: boolean
  readonly min: number | null
  readonly max: number | null
}

/** What a person does: `POST /api/act`. */
export type Action = { readonly as: string; readonly in: string } & (
  | { readonly kind: 'command'; readonly title: string; readonly values: OptionInputs }
  | {
      readonly kind: 'suggest'
      readonly title: string
      readonly option: string
      readonly typed: string
      readonly values: OptionInputs
    }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'click'; readonly messageId: string; readonly customId: string }
  | {
      readonly kind: 'select'
      readonly messageId: string
      readonly customId: string
      readonly values: readonly string[]
    }
  /** By the custom id of each field. */
  | {
      readonly kind: 'submit'
      readonly modalId: string
      readonly fields: Readonly<Record<string, string | readonly string[]>>
    }
  | { readonly kind: 'dismiss'; readonly messageId: string }
  | { readonly kind: 'delete'; readonly messageId: string }
)

/** Option values by name; people, roles and channels by id. */
export type OptionInputs = Readonly<Record<string, string | number | boolean>>

/** What came of it. What Discord's client would not send has status 400 and `failed` says why. */
export type ActionResult = {
  readonly failed: string | null
  readonly modal: Modal | null
  readonly suggestions: readonly { readonly name: string; readonly value: string | number }[]
}

/** The bank as its authors see it: `GET /api/bank?open=<bank>/<id>` sends it after every change of a file. */
export type BankView = {
  readonly banks: readonly {
    readonly name: string
    readonly title: string
    readonly questions: readonly QuestionListing[]
  }[]
  /** Files that do not play, and what does but should be looked at; by file and line. */
  readonly problems: readonly BankProblem[]
  readonly opened: Preview | null
  /** Why the bank could not be read at all; what is listed is from before. */
  readonly failed: string | null
}

export type QuestionListing = {
  /** Of the form that `open` takes. */
  readonly key: string
  readonly id: string
  readonly topic: string
  /** The first line of the question. */
  readonly title: string
  readonly file: string
  readonly warnings: number
}

export type BankProblem = {
  readonly severity: 'error' | 'warning'
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
  /** The question that it is about, where that plays. */
  readonly key: string | null
}

/** A question as the bot posts it, then what it says to who chose each option, then the reveal. */
export type Preview = {
  readonly key: string
  readonly file: string
  readonly post: Message
  readonly verdicts: readonly {
    readonly chosen: string
    readonly correct: boolean
    readonly message: Message
  }[]
  readonly reveal: Message
  readonly problems: readonly BankProblem[]
}

/** What time would bring: `POST /api/time`. */
export type TimeAction =
  | { readonly kind: 'day' }
  | { readonly kind: 'daily' }
  | { readonly kind: 'close'; readonly messageId: string }

/** `told` says in a sentence what happened or why nothing did. */
export type TimeResult = { readonly now: number; readonly sentence: string }
