import { once } from 'node:events'
import { createGzip } from 'node:zlib'
import {
  EXPORT_SECTIONS,
  type ExportHeader,
  type ExportPage,
} from '../../../play/privacy/export-personal-data.ts'

/** A file this small can be read on a phone without unpacking it, bytes. */
const MAX_PLAIN_BYTES = 512 * 1024

/** Discord takes 10 MiB (Discord, "Uploading Files"). The rest is room for what gzip has not written yet, bytes. */
export const MAX_PART_BYTES = 8 * 2 ** 20

export type ExportFile = { readonly name: string; readonly data: Buffer }

/** One file of an export, being written: JSON, packed as it grows. Holds at most one packed file in memory. */
export type ExportPart = {
  add(page: ExportPage): Promise<void>
  /** Whether the file is as large as a message takes. */
  isFull(): boolean
  /** `isWhole`: it is the only part. */
  finish(isWhole: boolean): Promise<ExportFile>
}

/** Every part has all sections, so that each is a JSON document of the same shape; a section may go on in the next one. */
export const createExportPart = async (
  header: ExportHeader,
  number: number,
  maxBytes = MAX_PART_BYTES,
): Promise<ExportPart> => {
  const gzip = createGzip()
  const packed: Buffer[] = []
  let packedBytes = 0
  gzip.on('data', (chunk: Buffer) => {
    packed.push(chunk)
    packedBytes += chunk.length
  })
  let plain: string | null = ''
  const write = async (text: string): Promise<void> => {
    plain = plain !== null && plain.length + text.length <= MAX_PLAIN_BYTES ? plain + text : null
    await new Promise<void>((resolve, reject) =>
      gzip.write(text, error => (error ? reject(error) : resolve())),
    )
  }
  let section = -1
  let isEmpty = true
  const goTo = async (index: number): Promise<void> => {
    while (section < index) {
      const end = section < 0 ? '' : '\n]'
      section += 1
      isEmpty = true
      await write(`${end},\n"${EXPORT_SECTIONS[section]}":[`)
    }
  }
  await write(JSON.stringify({ ...header, part: number }).slice(0, -1))
  return {
    async add({ section, entries }) {
      await goTo(EXPORT_SECTIONS.indexOf(section))
      const lines = entries.map(entry => JSON.stringify(entry)).join(',\n')
      await write(`${isEmpty ? '\n' : ',\n'}${lines}`)
      isEmpty = false
    },
    isFull: () => packedBytes >= maxBytes,
    async finish(isWhole) {
      await goTo(EXPORT_SECTIONS.length - 1)
      await write('\n]}\n')
      const end = once(gzip, 'end')
      gzip.end()
      await end
      if (isWhole && plain !== null) return { name: 'my-data.json', data: Buffer.from(plain) }
      return { name: isWhole ? 'my-data.json.gz' : `my-data-${number}.json.gz`, data: Buffer.concat(packed) }
    },
  }
}
