/** Discord's rules for what a bot may send, as pure functions: null, or the refusal that Discord would give. */
export { checkAutocomplete } from './autocomplete.ts'
export { checkCommand, checkCommands } from './commands.ts'
export type { ErrorBody, FormErrors } from './form-errors.ts'
export { checkDefer, checkMessage } from './message.ts'
export type { MessageContext } from './message-context.ts'
export { checkModal } from './modal.ts'
export { checkGuildPage, checkMessagePage } from './pagination.ts'
export { checkThread } from './thread.ts'
