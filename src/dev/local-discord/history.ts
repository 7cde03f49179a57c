import { countUpTo } from './binary-search.ts'

/** A pagination cursor; at most one of these is set. */
export type PageCursor = { readonly before?: string; readonly after?: string; readonly around?: string }

/** A channel's messages by id. Public ones are indexed in order too, so that a page costs O(page). */
export class MessageHistory<Message extends { readonly id: string; readonly visibleTo: string | null }> {
  readonly #all = new Map<string, Message>()
  readonly #publicIds: string[] = []
  readonly #privateIds = new Set<string>()

  /** The number of public messages. */
  get size(): number {
    return this.#publicIds.length
  }

  get lastId(): string | null {
    return this.#publicIds.at(-1) ?? null
  }

  get(id: string): Message | undefined {
    return this.#all.get(id)
  }

  /** All messages, private ones included, oldest first. */
  values(): IterableIterator<Message> {
    return this.#all.values()
  }

  add(message: Message): void {
    this.#all.set(message.id, message)
    if (message.visibleTo === null) this.#publicIds.push(message.id)
    else this.#privateIds.add(message.id)
  }

  /** Evicts and returns the oldest messages beyond a maximum, private and public ones counted apart. */
  shrink(most: number): Message[] {
    const surplus = this.#publicIds.slice(0, Math.max(0, this.#publicIds.length - most))
    for (const id of this.#privateIds) {
      if (this.#privateIds.size <= most) break
      this.#privateIds.delete(id)
      surplus.push(id)
    }
    return surplus.map(id => {
      const message = this.#all.get(id)!
      this.delete(id)
      return message
    })
  }

  delete(id: string): void {
    this.#all.delete(id)
    this.#privateIds.delete(id)
    const index = countUpTo(this.#publicIds, BigInt(id)) - 1
    if (this.#publicIds[index] === id) this.#publicIds.splice(index, 1)
  }

  /** A page of public messages, newest first. */
  page(place: PageCursor, limit: number): Message[] {
    const from = this.#startOf(place, limit)
    const ids = this.#publicIds.slice(Math.max(0, from), Math.max(0, from + limit))
    return ids.map(id => this.#all.get(id)!).reverse()
  }

  #startOf({ before, after, around }: PageCursor, limit: number): number {
    const upTo = (most: bigint) => countUpTo(this.#publicIds, most)
    if (before !== undefined) return upTo(BigInt(before) - 1n) - limit
    if (after !== undefined) return upTo(BigInt(after))
    if (around !== undefined) return upTo(BigInt(around) - 1n) - Math.floor(limit / 2)
    return this.#publicIds.length - limit
  }
}
