/** Discord's rules for what a bot may send, as pure functions: null, or the refusal that Discord would give. */
export { checkAutocomplete } from './autocomplete.ts'
export { checkCommand, checkCommands } from './commands.ts'
export type { MessageContext } from './context.ts'
export type { ErrorBody, FormErrors } from './errors.ts'
export { checkDefer, checkMessage } from './message.ts'
export { checkModal } from './modal.ts'
export { checkGuildPage, checkMessagePage } from './pages.ts'
export { checkThread } from './thread.ts'
