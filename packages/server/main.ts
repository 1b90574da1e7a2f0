import { join } from "node:path"
import { dataFolder } from "./platform/data-folder.ts"
import { startEmbedded } from "./platform/db/embedded/index.ts"
import { type Log, makeLog } from "./platform/log.ts"
import type { Opened, Order, Served } from "./serve.ts"

export type Started = Served & { databaseUrl: string; close(): Promise<void> }

/**
 * Starts Veridesk: first the database, then everything on top of it (serve.ts), each in the order in which it needs the
 * one before, and stops them in the reverse. What it opened before a fault is closed again.
 * @throws SetupFault with what is wrong and what to do
 */
export async function start(o: Order): Promise<Started> {
  const { config } = o
  const opened: Opened = []
  const close = async () => {
    for (const end of opened.splice(0).reverse()) await end()
  }
  // Reading the program keeps this process busy for most of a start; PostgreSQL comes up beside it meanwhile.
  let program: ReturnType<typeof readProgram> | null = null
  const read = () => {
    program ??= readProgram()
    return program
  }
  try {
    const log = makeLog({ level: config.logLevel })
    await dataFolder(config.dataDir)
    const databaseUrl = config.databaseUrl ?? (await embedded(join(config.dataDir, "postgres"), log))
    const { serve } = await read()
    return { ...(await serve(o, { log, databaseUrl, opened })), databaseUrl, close }
  } catch (error) {
    await close()
    throw error
  }

  async function embedded(dataDir: string, log: Log): Promise<string> {
    const server = await startEmbedded({
      dataDir,
      log: (line) => log.info({ source: "postgres" }, line),
      meanwhile: () => void read().catch(() => {}),
    })
    opened.push(server.stop)
    for (const note of server.notes) o.print(note)
    return server.url
  }
}

function readProgram() {
  return import("./serve.ts")
}
