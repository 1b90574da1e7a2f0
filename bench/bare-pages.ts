import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import pg from "pg"

/** One page of the yardstick: a statement by key, and bytes that are sent whatever it finds. */
export type BarePage = { path: string; databaseUrl: string; text: string; values: unknown[]; body: string }

/** Serves the pages from a process of its own, as the product is served. */
export async function serveBarePages(pages: BarePage[]): Promise<{ url: URL; stop(): Promise<void> }> {
  const child: ChildProcess = fork(import.meta.filename, [], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  })
  child.send(pages)
  const [port] = (await once(child, "message")) as [number]
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    async stop() {
      child.disconnect()
      if (child.exitCode === null) await once(child, "exit")
    },
  }
}

/** What the other process does: the least that can be done to read such rows and send such bytes. */
async function serve(pages: BarePage[]): Promise<void> {
  const pools = new Map(
    pages.map(({ databaseUrl }) => [databaseUrl, new pg.Pool({ connectionString: databaseUrl, max: 20 })]),
  )
  const known = new Map(
    pages.map((page, at) => [page.path, { ...page, name: `page ${at}`, bytes: Buffer.from(page.body) }]),
  )
  const send = async (request: IncomingMessage, response: ServerResponse) => {
    const page = known.get(request.url ?? "")
    const pool = page && pools.get(page.databaseUrl)
    if (!page || !pool) {
      response.writeHead(404).end()
      return
    }
    await pool.query({ name: page.name, text: page.text, values: page.values })
    response.writeHead(200, {
      "content-type": "application/json; charset=utf-8",
      "content-length": page.bytes.length,
    })
    response.end(page.bytes)
  }
  const server = createServer((request, response) => void send(request, response))
  process.once("disconnect", () => {
    server.close()
    server.closeAllConnections()
    void Promise.all([...pools.values()].map((pool) => pool.end()))
  })
  server.listen({ host: "127.0.0.1", port: 0 }, () => {
    const address = server.address()
    process.send?.(typeof address === "object" ? address?.port : 0)
  })
}

if (process.argv[1] === import.meta.filename)
  process.once("message", (pages) => void serve(pages as BarePage[]))
