import { once } from "node:events"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { type AddressInfo, createServer, type Server, type Socket } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, expect, test } from "vitest"
import { browser, openSite } from "../testing/site.ts"
import { clamdScanner } from "./scan.ts"

let folder: string
let path: string
const contents = Buffer.concat([Buffer.alloc(600_000, "evidence\n"), Buffer.from("INFECTED")])

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "veridesk-scan-"))
  path = join(folder, "file")
  await writeFile(path, contents)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A scanner's wire: reads one INSTREAM as clamd does, keeps the bytes, and answers what it is told to. */
async function clamd(
  answer: (received: Buffer) => string | null,
  listenOn: string | number = 0,
): Promise<Server> {
  const server = createServer((socket) => void serve(socket, answer))
  server.listen(typeof listenOn === "number" ? { port: listenOn, host: "127.0.0.1" } : { path: listenOn })
  await once(server, "listening")
  return server
}

async function serve(socket: Socket, answer: (received: Buffer) => string | null): Promise<void> {
  let bytes = Buffer.alloc(0)
  const chunks: Buffer[] = []
  const command = Buffer.from("zINSTREAM\0")
  let isOpen = false
  for await (const data of socket) {
    bytes = Buffer.concat([bytes, data])
    if (!isOpen && bytes.length >= command.length) {
      if (!bytes.subarray(0, command.length).equals(command)) return void socket.end("UNKNOWN COMMAND\0")
      bytes = bytes.subarray(command.length)
      isOpen = true
    }
    while (isOpen && bytes.length >= 4 && bytes.length >= 4 + bytes.readUInt32BE(0)) {
      const length = bytes.readUInt32BE(0)
      if (length === 0) {
        const said = answer(Buffer.concat(chunks))
        return void (said === null ? socket.resetAndDestroy() : socket.end(said))
      }
      chunks.push(bytes.subarray(4, 4 + length))
      bytes = bytes.subarray(4 + length)
    }
  }
}

const urlOf = (server: Server) => `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`

test("the scanner gets every byte, and its verdict comes back", async () => {
  const received: Buffer[] = []
  const server = await clamd((bytes) => {
    received.push(bytes)
    return bytes.includes("INFECTED") ? "stream: Kestrel.Test FOUND\0" : "stream: OK\0"
  })
  expect(await clamdScanner(urlOf(server)).scan(path)).toBe("Kestrel.Test")
  await writeFile(join(folder, "clean"), "nothing")
  expect(await clamdScanner(urlOf(server)).scan(join(folder, "clean"))).toBeNull()
  expect(received.map(String)).toEqual([contents.toString(), "nothing"])
  server.close()
})

test("a unix socket will do", async () => {
  const socket = join(folder, "clamd.sock")
  const server = await clamd(() => "stream: OK\0", socket)
  expect(await clamdScanner(`unix://${socket}`).scan(path)).toBeNull()
  server.close()
})

test.each([
  ["an error", "INSTREAM size limit exceeded. ERROR\0", "no verdict: INSTREAM size limit"],
  ["nothing", "", "no verdict"],
  ["a broken connection", null, "ECONNRESET"],
  ["chatter", "x".repeat(10_000), "talks too much"],
])("%s is no verdict", async (_what, answer, message) => {
  const server = await clamd(() => answer)
  await expect(clamdScanner(urlOf(server)).scan(path)).rejects.toThrow(message)
  server.close()
})

test("a file passes only with the scanner's word: clean, infected, and out of reach", async () => {
  const server = await clamd((bytes) =>
    bytes.includes("INFECTED") ? "stream: Kestrel.Test FOUND\0" : "stream: OK\0",
  )
  const site = await openSite({ clamdUrl: urlOf(server) })
  const he = browser(site, `customer ${newId()}`)
  const send = (text: string) => he.upload({ id: newId(), name: "a.log", bytes: Buffer.from(text) })
  expect((await send("clean")).attachment?.facts).toEqual({ scanned: true })
  expect((await send("INFECTED")).refusal?.code).toBe("virus")
  server.close()
  expect((await send("clean too")).refusal?.code).toBe("scan-unavailable")
  await site.close()
})
