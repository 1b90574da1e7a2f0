import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { answer } from "./answer.ts"
import { PreviewChats } from "./chats.ts"
import { serveFile } from "./files.ts"
import { openSockets } from "./sockets.ts"
import { lengthen, tell } from "./state.ts"

/*
 * node packages/desk/preview/serve.ts [--port 4180] [--many 500] [--long 10000]
 * The built desk before a made-up server in memory, for looking at screens. Build the desk first. It is no test
 * double of the server: it keeps nothing and checks little.
 */
const { values } = parseArgs({
  options: {
    dist: { type: "string", default: join(import.meta.dirname, "..", "dist") },
    port: { type: "string", default: "4180" },
    many: { type: "string", default: "0" },
    long: { type: "string", default: "0" },
    signedOut: { type: "boolean", default: false },
  },
})

const kept = tell(Number(values.many))
const world = { kept, chats: new PreviewChats(kept), signedIn: !values.signedOut, live: openSockets() }
const first = [...world.kept.values()][0]
if (first && Number(values.long) > 0) lengthen(first, Number(values.long))

// An offer runs out by itself, and that is told.
setInterval(() => {
  if (world.chats.offer && world.chats.offer.until < Date.now()) world.live.tellChats(world)
}, 500).unref()

const server = createServer((request, response) => {
  handle(request, response).catch((error: Error) => {
    response.writeHead(500).end(error.message)
  })
})
server.on("upgrade", (request, socket, head) => world.live.upgrade(world, request, [socket, head]))
server.listen(Number(values.port), "127.0.0.1", () => {
  process.stdout.write(`http://127.0.0.1:${values.port}/desk/\n`)
})

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://preview")
  if (!url.pathname.startsWith("/api/") && !url.pathname.startsWith("/preview/"))
    return serveFile(values.dist, url.pathname, response)
  const body = await read(request)
  const { status, json, text } = await answer(world, {
    method: request.method ?? "GET",
    url,
    body,
    headers: request.headers,
  })
  if (text) response.writeHead(status, { "content-type": "image/svg+xml" }).end(text)
  else if (json === undefined) response.writeHead(status).end()
  else response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json))
}

async function read(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const text = Buffer.concat(parts).toString("utf8")
  return text.startsWith("{") ? JSON.parse(text) : {}
}
