/** What a notice is about: the outcome of a report or of a suggestion, or points that a corrected key changed. */
export type NoticeKind = 'report' | 'rescored' | 'suggestion'

/** Something that a person is told once, in private, at their next interaction. */
export type Notice = {
  readonly userId: string
  readonly kind: NoticeKind
  /** What it is about: of `report` the report's id, of `rescored` the correction's, of `suggestion` the suggestion's. */
  readonly ref: string
  /** ms UTC. */
  readonly at: number
}

export type NoticeStore = {
  /** Keeps notices that their people have yet to be told. One that is there already stays. */
  addNotices(notices: readonly Notice[]): Promise<void>
  /**
   * Takes up to `max` of a person's notices of these kinds, oldest first, so that no one else tells them too. Who can't
   * tell them puts them back with `addNotices`. Costs one indexed read where there are none.
   */
  takeNotices(userId: string, kinds: readonly NoticeKind[], max: number): Promise<Notice[]>
  /** How many of them there are. */
  countNotices(userId: string, kinds: readonly NoticeKind[]): Promise<number>
}
