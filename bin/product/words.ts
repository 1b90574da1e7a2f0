import { parseArgs } from "node:util"

/** What was asked for on the command line of `up` and `start`. */
export type Words = { demo: boolean; port: string | undefined; data: string | undefined }

export const usage = `npm run up -- [--demo] [--port N] [--data FOLDER]

  --demo         with a made-up exchange, its customers, its staff and a day of their work
  --port N       listen on port N (without it: PORT, or 8080)
  --data FOLDER  keep the data there (without it: VERIDESK_DATA, or .data in this folder)

Further settings come from the environment; docs/configuration.md lists them.`

/**
 * Reads the words after the command.
 * @returns "help" when help was asked for, or a sentence that says which word is not known
 */
export function readWords(words: string[]): Words | "help" | { fault: string } {
  try {
    const { values } = parseArgs({
      args: words,
      options: {
        demo: { type: "boolean", default: false },
        port: { type: "string" },
        data: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    })
    if (values.help) return "help"
    return { demo: values.demo, port: values.port, data: values.data }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}
