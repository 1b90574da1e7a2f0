import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import { onTestFinished } from "vitest"
import { connectChainLookUp } from "../../connect-look-up.ts"
import type { LookUp } from "../../look-up.ts"

/** What the node was asked; `body` is the JSON of a POST. */
export type Asked = {
  path: string
  query: Record<string, string>
  body: Record<string, unknown>
  headers: IncomingHttpHeaders
}
/** JSON with status 200, or a whole answer, or none at all. */
export type Reply = { json: unknown; status?: number } | { text: string; status: number } | "hangs" | "breaks"

/**
 * A node on this machine that answers in the shape its interface documents. What a test has no answer for is a page of
 * a web server that knows nothing of nodes.
 */
export async function openNode(answer: (asked: Asked) => Reply | undefined) {
  const seen: Asked[] = []
  const server = createServer((request, response) => {
    void readAsked(request).then((asked) => {
      seen.push(asked)
      send(response, answer(asked) ?? { text: "<h1>404 Not Found</h1>", status: 404 })
    })
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${port}`, seen, close }
}

/** The same, for the length of one test. */
export async function recordedNode(answer: (asked: Asked) => Reply | undefined) {
  const node = await openNode(answer)
  onTestFinished(node.close)
  return node
}

/** One look-up on `chain` at a node with these answers. */
export async function lookAt(
  chain: ChainId,
  txid: string,
  answer: (asked: Asked) => Reply | undefined,
): Promise<LookUp> {
  const { url } = await recordedNode(answer)
  return connectChainLookUp({ nodes: { [chain]: { url } } }).findTransaction(chain, txid)
}

/** Answers by JSON-RPC method. */
export function byMethod(results: Record<string, unknown>): (asked: Asked) => Reply | undefined {
  return ({ body: { method, id } }) => {
    const result = results[String(method)]
    if (result === undefined) return undefined
    const isError = typeof result === "object" && result !== null && "error" in result
    return { json: { jsonrpc: "2.0", id, ...(isError ? result : { result }) } }
  }
}

/** Answers by path. */
export function byPath(answers: Record<string, Reply>): (asked: Asked) => Reply | undefined {
  return ({ path }) => answers[path]
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const url = new URL(request.url ?? "/", "http://node")
  const text = Buffer.concat(chunks).toString()
  return {
    path: decodeURIComponent(url.pathname),
    query: Object.fromEntries(url.searchParams),
    body: text ? (JSON.parse(text) as Record<string, unknown>) : {},
    headers: request.headers,
  }
}

function send(response: ServerResponse, reply: Reply) {
  if (reply === "hangs") return
  if (reply === "breaks") return response.destroy()
  const text = "json" in reply ? JSON.stringify(reply.json) : reply.text
  response.writeHead(reply.status ?? 200).end(text)
}
