import type { AlertKind } from '../../quiz/items/alerts.ts'

/** That someone should look at a question. `questionId`: the stable id. */
export type Alert = { readonly questionId: string; readonly kind: AlertKind }

/** Where the bot's owners are told. `gone`: Discord refused a message there. */
export type AlertChannel = {
  /** Null outside of guilds. */
  readonly guildId: string | null
  readonly channelId: string
  /** Discord locale of the messages. */
  readonly locale: string
  readonly gone?: true
}

/** A message about alerts: how many there are of each kind. */
export type AlertMessage = {
  readonly id: string
  /** When it was made, ms UTC. */
  readonly at: number
  /** When it was sent; null while no one knows whether it was. */
  readonly sentAt: number | null
  readonly counts: Readonly<Partial<Record<AlertKind, number>>>
}

export type AlertStore = {
  /** All alerts that stand. */
  alerts(): Promise<Alert[]>
  /**
   * Makes these the alerts that stand, in one transaction; those that stood before stay told. Resolves with whether
   * something changed.
   */
  replaceAlerts(alerts: readonly Alert[], at: number): Promise<boolean>
  alertChannel(): Promise<AlertChannel | null>
  setAlertChannel(channel: AlertChannel | null): Promise<void>
  /**
   * The message that is to be sent: one that was made but perhaps not sent, or else a new one about all alerts that no one
   * was told, in one transaction. At most one per `everyMs`: `wait` says until when. Null where there is nothing to tell.
   */
  nextAlertMessage(message: {
    readonly id: string
    readonly at: number
    readonly everyMs: number
  }): Promise<AlertMessage | { readonly waitUntil: number } | null>
  markAlertSent(id: string, at: number): Promise<void>
  /** Drops a message that can't be sent: its alerts are told with the next one. */
  dropAlertMessage(message: AlertMessage): Promise<void>
}
