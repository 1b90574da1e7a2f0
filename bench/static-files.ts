import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises"
import { createServer, get, type IncomingMessage, type ServerResponse } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** One answer as the product gave it, to be given again from a file. */
export type Captured = { path: string; headers: Record<string, string>; body: Buffer }
type Filed = { path: string; headers: Record<string, string>; file: string }

/** Asks for a path as a browser would, and keeps the bytes as they go over the wire. */
export async function capture(base: URL, path: string, headers: Record<string, string>): Promise<Captured> {
  const { hostname: host, port } = base
  const sent = get({
    host,
    port,
    path,
    headers: { "accept-encoding": "br", accept: "text/html", ...headers },
  })
  const [answer] = (await once(sent, "response")) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}`)
  const kept: Record<string, string> = {}
  for (const name of ["content-type", "content-encoding"]) {
    const value = answer.headers[name]
    if (typeof value === "string") kept[name] = value
  }
  return { path, headers: kept, body: Buffer.concat(chunks) }
}

/**
 * Serves the same bytes from files, out of a process of its own: the least that a server on this Node can do.
 * @returns its address and a way to stop
 */
export async function serveFiles(
  captured: Captured[],
): Promise<{ url: URL; pid: number; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "veridesk-static-"))
  const filed: Filed[] = []
  for (const [at, { path, headers, body }] of captured.entries()) {
    const file = join(folder, String(at))
    await writeFile(file, body)
    filed.push({ path, headers, file })
  }
  const child: ChildProcess = fork(import.meta.filename, [], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  })
  child.send(filed)
  const [port] = (await once(child, "message")) as [number]
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    pid: child.pid ?? 0,
    async stop() {
      child.disconnect()
      if (child.exitCode === null) await once(child, "exit")
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** As a server of files does it: look whether it is there and how long it is, read it, send it. */
async function serve(filed: Filed[]): Promise<void> {
  const known = new Map(filed.map((one) => [one.path, one]))
  const send = async (request: IncomingMessage, response: ServerResponse) => {
    const found = known.get(request.url ?? "")
    if (!found) return void response.writeHead(404).end()
    const { size } = await stat(found.file)
    response.writeHead(200, { ...found.headers, "content-length": size })
    response.end(await readFile(found.file))
  }
  const server = createServer((request, response) => void send(request, response))
  process.once("disconnect", () => {
    server.close()
    server.closeAllConnections()
  })
  server.listen({ host: "127.0.0.1", port: 0 }, () => {
    const address = server.address()
    process.send?.(typeof address === "object" ? address?.port : 0)
  })
}

if (process.argv[1] === import.meta.filename) process.once("message", (filed) => void serve(filed as Filed[]))
