import type { Started } from "../../packages/server/main.ts"
import { type Config, readConfig } from "../../packages/server/platform/config.ts"
import { freePort, tryPort } from "./free-port.ts"
import type { Words } from "./words.ts"

type Environment = Record<string, string | undefined>

/** The running product: what start() of the server gives, with the demo's exchange among its addresses. */
export type Opened = {
  addresses: { name: string; url: string }[]
  adminLink: string | undefined
  demo: Started["demo"]
  data: string
  close(): Promise<void>
}

/** The environment as the words of the command line change it. Throws when a setting is wrong. */
export function settingsFor({ words, env }: { words: Words; env: Environment }): Environment {
  const settings = {
    ...env,
    ...(words.data && { VERIDESK_DATA: words.data }),
    ...(words.port && { PORT: words.port }),
  }
  readConfig(settings)
  return settings
}

/**
 * Starts the server as the settings say, and for a demo the made-up exchange beside it.
 * Throws what the server throws, with nothing left running.
 */
export async function open({ settings, demo }: { settings: Environment; demo: boolean }): Promise<Opened> {
  return demo ? openDemo(settings) : openServer({ config: readConfig(settings), demo })
}

/** A demo takes the next free port by itself; a real installation is told when its port is taken. */
async function openDemo(asked: Environment): Promise<Opened> {
  const { host, port, publicUrl } = readConfig(asked)
  const env = asked["PORT"] ? asked : { ...asked, PORT: String(await freePort(host, port)) }
  if (asked["EXCHANGE_URL"]) return openServer({ config: readConfig(env), demo: true })
  const { startToyExchange } = await import("./toy-exchange.ts")
  const { exchange, settings } = await startToyExchange({
    host,
    supportUrl:
      publicUrl ?? `http://${host === "0.0.0.0" || host === "127.0.0.1" ? "localhost" : host}:${env["PORT"]}`,
  })
  try {
    const opened = await openServer({ config: readConfig({ ...env, ...settings }), demo: true })
    return {
      ...opened,
      addresses: [...opened.addresses, { name: "Toy exchange", url: exchange.url }],
      close: async () => {
        await opened.close()
        await exchange.close()
      },
    }
  } catch (error) {
    await exchange.close()
    throw error
  }
}

async function openServer({ config, demo }: { config: Config; demo: boolean }): Promise<Opened> {
  await tryPort(config.host, config.port)
  // Loaded only now, so that a wrong setting is said before the whole server is read.
  const { start } = await import("../../packages/server/main.ts")
  const started = await start({ config, demo, print: (line) => console.log(line) })
  const { addresses, adminLink, close } = started
  return { addresses, adminLink, demo: started.demo, data: config.dataDir, close }
}
