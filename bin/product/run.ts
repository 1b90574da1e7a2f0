import { withMailPort } from "./mail-port.ts"
import { open, settingsFor } from "./open.ts"
import { printFault } from "./print-fault.ts"
import { printWelcome } from "./print-welcome.ts"
import { listenForStop } from "./stop-signal.ts"
import { readWords, usage } from "./words.ts"

/**
 * Starts the product as the command line and the environment say, and stays until it is asked to stop.
 * Ends the process with 0 after a clean stop, 1 when it could not start, 2 when a word was not understood.
 *
 * `prepare` is done before the start, once the settings are known to be right, and answers whether it went well.
 * `defaults` are settings for when the environment has none; `mailPort` is where mails come in where it names no port,
 * if that one is free.
 */
export async function run(o: {
  prepare: () => Promise<boolean>
  defaults: Record<string, string>
  mailPort?: number
}): Promise<never> {
  const words = readWords(process.argv.slice(2))
  if (words === "help") {
    console.log(usage)
    process.exit(0)
  }
  if ("fault" in words) {
    console.error(`${words.fault}\n\n${usage}`)
    process.exit(2)
  }
  const { wished } = listenForStop()
  try {
    const asked = settingsFor({ words, env: { ...o.defaults, ...process.env } })
    if (!(await o.prepare())) process.exit(1)
    const settings = await withMailPort(asked, o.mailPort)
    console.log("Starting ...")
    const product = await open({ settings, demo: words.demo })
    await printWelcome(product)
    await wished
    console.log("Stopping ...")
    await product.close()
    console.log("Stopped.")
    process.exit(0)
  } catch (error) {
    printFault(error)
    process.exit(1)
  }
}
