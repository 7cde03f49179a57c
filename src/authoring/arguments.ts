import { type ParseArgsConfig, parseArgs } from 'node:util'

/** What a command line says; a sentence where it is not understood. */
export const readArguments = <Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> | string => {
  try {
    return parseArgs(config)
  } catch (error) {
    // Node's second sentence explains how to pass a file name that begins with a dash.
    return `${(error as Error).message.split('. ')[0]}.`
  }
}
