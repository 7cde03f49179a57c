import type { EventSummaryView, EventView, ExamEvent } from '../exam/event.ts'
import type { Post } from '../record.ts'
import type {
  AskedPost,
  QuestionView,
  ReminderView,
  RevealView,
  StandingsView,
  WeeklyPlace,
  WeeklyView,
} from '../views.ts'
import type { AlertChannel, AlertMessage } from './alerts.ts'
import type { FindingMessage } from './findings.ts'

/** Why a message can never be sent to its channel, or a thread never be opened there. */
export type DeliveryRefusal =
  | 'channel-gone'
  | 'no-access'
  | 'no-permission'
  | 'message-gone'
  | 'too-many-threads'

/** The outcome of sending a message: sent, or undeliverable because the channel or the permission is gone. */
export type Delivery = { readonly kind: 'sent'; readonly messageId: string } | Undeliverable

export type Undeliverable = { readonly kind: 'gone'; readonly why: string; readonly refusal: DeliveryRefusal }

/** A message about alerts, and where it goes. */
export type AlertView = AlertChannel & { readonly message: AlertMessage }

/** A message to a server's managers, and its Discord locale. */
export type FindingView = FindingMessage & { readonly locale: string }

/** Sends and edits messages outside of replies to interactions. Throws where trying again later may help. */
export type Publisher = {
  question(view: QuestionView): Promise<Delivery>
  count(view: QuestionView): Promise<Delivery>
  reveal(view: RevealView): Promise<Delivery>
  standings(view: StandingsView): Promise<Delivery>
  /** The message that shows a post, looked for in its channel since the post was opened; null where none is found. */
  find(post: Post): Promise<string | null>
  /** Opens a thread under a post's message. Succeeds as well where it has one. */
  thread(view: AskedPost): Promise<Delivery>
  /** The announcement of a group exam, and its summary. */
  event(view: EventView): Promise<Delivery>
  editEvent(view: EventView): Promise<Delivery>
  eventSummary(view: EventSummaryView): Promise<Delivery>
  /** One of them, looked for in its channel; null where none is found. */
  findEvent(event: ExamEvent, message: 'announcement' | 'summary'): Promise<string | null>
  /** The channel of the direct messages with a person; refused where there can be none. */
  openDirect(userId: string): Promise<{ readonly kind: 'open'; readonly channelId: string } | Undeliverable>
  /** Sends a reminder; refused where the person takes no messages of the bot. */
  reminder(view: ReminderView): Promise<Delivery>
  /** Tells the owners about questions that need someone. */
  alert(view: AlertView): Promise<Delivery>
  /** The message of an alert, looked for in its channel; null where none is found. */
  findAlert(view: AlertView): Promise<string | null>
  /** Sends a guild's weekly summary. */
  weekly(view: WeeklyView): Promise<Delivery>
  /** The message of one, looked for in its channel; null where none is found. */
  findWeekly(place: WeeklyPlace): Promise<string | null>
  /** Tells a server's managers what needs them. */
  findings(view: FindingView): Promise<Delivery>
  /** That message, looked for in its channel; null where none is found. */
  findFindings(view: FindingView): Promise<string | null>
  /** The message of a reminder, looked for in its channel; null where none is found. */
  findReminder(view: ReminderView): Promise<string | null>
}

/** Which guilds the bot is in, as Discord says. */
export type GuildList = { list(): Promise<readonly string[]> }
