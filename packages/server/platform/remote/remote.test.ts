import { createServer, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, expect, test } from "vitest"
import { z } from "zod"
import { connectRemote, type RemoteOptions } from "./index.ts"

let server: Server | undefined
afterEach(() => {
  server?.close()
  server?.closeAllConnections()
})

const answer = z.object({ n: z.number() })
const question = { name: "test", path: "/thing", answer }

/** A far side that answers as `respond` does, and counts how often it was asked. */
async function farSide(
  respond: (response: ServerResponse, asked: number) => void,
  o: Partial<RemoteOptions> = {},
) {
  const seen: { url: string; authorization: string | undefined }[] = []
  server = createServer((request, response) => {
    seen.push({ url: request.url ?? "", authorization: request.headers.authorization })
    respond(response, seen.length)
  })
  const listening = server
  await new Promise<void>((done) => listening.listen(0, "127.0.0.1", done))
  const { port } = listening.address() as AddressInfo
  return { seen, remote: connectRemote({ url: `http://127.0.0.1:${port}/base/`, token: "t0ken", ...o }) }
}

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body))
}

test("asks below the base address, with the token, without empty parameters", async () => {
  const { remote, seen } = await farSide((response) => json(response, 200, { n: 1 }))
  expect(await remote.ask({ ...question, query: { a: "x y", b: undefined } })).toEqual({
    state: "ok",
    value: { n: 1 },
  })
  expect(seen).toEqual([{ url: "/base/thing?a=x+y", authorization: "Bearer t0ken" }])
})

test.each([
  [200, { n: "one" }, "garbled"],
  [200, null, "garbled"],
  [201, { n: 1 }, "failing"],
  [401, { code: "thing.none" }, "refused"],
  [403, {}, "refused"],
  [404, { code: "route.unknown" }, "failing"],
  [404, ["thing.none"], "failing"],
  [429, {}, "busy"],
  [500, { n: 1 }, "failing"],
])("%i with %j is down: %s", async (status, body, reason) => {
  const { remote } = await farSide((response) => json(response, status, body))
  expect(await remote.find({ ...question, absent: ["thing.none"] })).toEqual({ state: "down", reason })
})

test("believes an absence only by an agreed code, and only where one is looked for", async () => {
  const { remote } = await farSide((response) => json(response, 404, { code: "thing.none" }))
  expect(await remote.find({ ...question, absent: ["thing.none"] })).toEqual({
    state: "absent",
    code: "thing.none",
  })
  expect(await remote.ask(question)).toEqual({ state: "down", reason: "failing" })
})

test("does not follow a redirect, which could carry the token away", async () => {
  const { remote, seen } = await farSide((response) => response.writeHead(302, { location: "/stolen" }).end())
  expect(await remote.ask(question)).toEqual({ state: "down", reason: "unreachable" })
  expect(seen.some((each) => each.url === "/stolen")).toBe(false)
})

test("stops reading an answer that does not end", async () => {
  let closed: Promise<void> | undefined
  const { remote } = await farSide((response) => {
    closed = new Promise((done) => response.on("close", done))
    response.writeHead(200, { "content-type": "application/json" })
    const more = () => {
      while (response.write("[".repeat(65_536)));
      response.once("drain", more)
    }
    more()
  })
  expect(await remote.ask(question)).toEqual({ state: "down", reason: "garbled" })
  await closed
})

test("the time-out covers a body that trickles", async () => {
  const { remote } = await farSide((response) => response.writeHead(200).write('{"n":'), { timeoutMs: 150 })
  expect(await remote.ask(question)).toEqual({ state: "down", reason: "time-out" })
})

test("asks a second time when the connection breaks before an answer", async () => {
  const { remote, seen } = await farSide((response, asked) => {
    if (asked === 1) response.destroy()
    else json(response, 200, { n: 2 })
  })
  expect(await remote.ask(question)).toEqual({ state: "ok", value: { n: 2 } })
  expect(seen.length).toBe(2)
})

test("turns away what is more than the bound while the far side is slow", async () => {
  const waiting: ServerResponse[] = []
  let arrived = () => {}
  const both = new Promise<void>((done) => {
    arrived = done
  })
  const { remote } = await farSide(
    (response) => {
      waiting.push(response)
      if (waiting.length === 2) arrived()
    },
    { inFlight: 2 },
  )
  const slow = [remote.ask(question), remote.ask(question)]
  await both
  expect(await remote.ask(question)).toEqual({ state: "down", reason: "busy" })
  for (const response of waiting) json(response, 200, { n: 3 })
  expect(await Promise.all(slow)).toEqual([
    { state: "ok", value: { n: 3 } },
    { state: "ok", value: { n: 3 } },
  ])
})
