import { createHash } from 'node:crypto'
import { type Html, html, raw } from './html.ts'

export type PageParts = {
  readonly lang: string
  readonly title: string
  readonly style: string
  readonly script: string
  readonly body: Html
}

/** A page in one file that asks for nothing from anywhere: its policy allows only its own style and script. */
export const selfContainedPage = ({ lang, title, style, script, body }: PageParts): string =>
  `<!doctype html>\n${
    html`<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
${body}
<script>${raw(script)}</script>
</body>
</html>`.text
  }\n`

const policyFor = (style: string, script: string): string =>
  [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
