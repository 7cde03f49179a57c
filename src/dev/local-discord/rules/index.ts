/** Validation of what a bot sends, as pure functions: null, or the error body that Discord would return. */
export { checkAutocomplete } from './autocomplete.ts'
export { checkCommand, checkCommands } from './commands.ts'
export type { ErrorBody, FormErrors } from './form-errors.ts'
export { checkDefer, checkMessage } from './message.ts'
export type { MessageContext } from './message-context.ts'
export { checkModal } from './modal.ts'
export { checkGuildPage, checkMessagePage } from './pagination.ts'
export { checkThread } from './thread.ts'
