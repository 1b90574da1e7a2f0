import { readConfig } from "../../packages/server/platform/config.ts"
import { freePort } from "./free-port.ts"
import { printFault } from "./print-fault.ts"
import { printWelcome } from "./print-welcome.ts"
import { start } from "./server.ts"
import { listenForStop } from "./stop-signal.ts"
import { readWords, usage, type Words } from "./words.ts"

/**
 * Starts the product as the command line and the environment say, and stays until it is asked to stop.
 * Ends the process with 0 after a clean stop, 1 when it could not start, 2 when a word was not understood.
 *
 * `prepare` is done first and answers whether it went well.
 */
export async function run({ prepare }: { prepare: () => Promise<boolean> }): Promise<never> {
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
    if (!(await prepare())) process.exit(1)
    const config = readConfig(await environmentFor(words))
    const product = await start({ config, demo: words.demo, print: (line) => console.log(line) })
    printWelcome({ ...product, adminLink: product.adminLink, data: config.dataDir })
    await wished
    console.log("Stopping ...")
    await product.close()
    process.exit(0)
  } catch (error) {
    printFault(error)
    process.exit(1)
  }
}

/** The demo takes the next free port by itself; a real installation is told when its port is taken. */
async function environmentFor(words: Words): Promise<NodeJS.ProcessEnv> {
  const env = { ...process.env }
  if (words.data !== undefined) env["VERIDESK_DATA"] = words.data
  if (words.port !== undefined) env["PORT"] = words.port
  else if (words.demo && !env["PORT"]) env["PORT"] = String(await freePort(env["HOST"] || "127.0.0.1", 8080))
  return env
}
