import { CliError } from '../../cli/shared/args.ts'

/** What is wrong with a file of answers, each as file:line with the next step. */
export class AnswersError extends CliError {}
