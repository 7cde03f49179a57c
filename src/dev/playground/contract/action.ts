import type { Modal } from './modal.ts'

/** A person's action: `POST /api/act`. */
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
  | { readonly kind: 'message-command'; readonly messageId: string; readonly name: string }
  | { readonly kind: 'user-command'; readonly userId: string; readonly name: string }
  | { readonly kind: 'locale' | 'server-locale'; readonly locale: string }
  | { readonly kind: 'dismiss'; readonly messageId: string }
  | { readonly kind: 'delete'; readonly messageId: string }
)

/** Option values by name; people, roles, channels and uploaded files by id. */
export type OptionInputs = Readonly<Record<string, string | number | boolean>>

/** The result. Actions that Discord's client would not send have status 400, and `failed` says why. */
export type ActionResult = {
  readonly failed: string | null
  readonly modal: Modal | null
  readonly suggestions: readonly { readonly name: string; readonly value: string | number }[]
}

/** `POST /api/upload?as=…&name=…` keeps a file until it is sent with a form or command. */
export type UploadResult = { readonly id: string | null; readonly failed: string | null }
