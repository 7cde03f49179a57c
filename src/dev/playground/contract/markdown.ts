/** Parsed Discord Markdown; text is never HTML. */
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
  /** A mention with its display name: "@Ana", "#general", "/quiz", "@everyone". */
  | { readonly type: 'mention'; readonly text: string; readonly me: boolean; readonly placeId: string | null }
  /** `<t:…>` with Discord's style letter, "f" by default. */
  | { readonly type: 'time'; readonly at: number; readonly style: string }
  | { readonly type: 'break' }
