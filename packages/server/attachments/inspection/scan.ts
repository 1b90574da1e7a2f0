import { createReadStream } from "node:fs"
import { connect, type Socket } from "node:net"

/** Looks for malware in a file. Throws when it can't say. */
export interface VirusScanner {
  /** @returns the name of what was found, or null for a clean file */
  scan(path: string): Promise<string | null>
}

const SILENCE_MS = 60_000
const CHUNK = 256 * 1024

/**
 * A scanner over the clamd protocol (clamd(8): `zINSTREAM`, chunks with a 32-bit length before each, an empty one last).
 * @param url `tcp://host:port` or `unix:///path/to/clamd.sock`
 */
export function clamdScanner(url: string): VirusScanner {
  return { scan: (path) => ask(dial(new URL(url)), path) }
}

function dial(url: URL): Socket {
  const socket =
    url.protocol === "unix:" ? connect(url.pathname) : connect(Number(url.port || 3310), url.hostname)
  return socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error("the virus scanner fell silent")))
}

async function ask(socket: Socket, path: string): Promise<string | null> {
  const answer = reply(socket)
  // The answer may come early, for a file that is too long for the scanner: then sending fails, and the answer counts.
  const sending = send(socket, path).catch((error: unknown) => {
    socket.destroy(error instanceof Error ? error : undefined)
  })
  try {
    return verdict(await answer)
  } finally {
    socket.destroy()
    await sending
  }
}

async function send(socket: Socket, path: string): Promise<void> {
  await write(socket, Buffer.from("zINSTREAM\0"))
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    const bytes: Buffer = chunk
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    await write(socket, Buffer.concat([length, bytes]))
  }
  await write(socket, Buffer.alloc(4))
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((done, fail) => socket.write(bytes, (error) => (error ? fail(error) : done())))
}

function reply(socket: Socket): Promise<string> {
  return new Promise((done, fail) => {
    let text = ""
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString("latin1")
      if (text.length > 4096) socket.destroy(new Error("the virus scanner talks too much"))
    })
    socket.once("end", () => done(text))
    socket.once("error", fail)
    socket.once("close", () => fail(new Error("the virus scanner hung up")))
  })
}

function verdict(text: string): string | null {
  const line = text.replace(/\0$/, "").trim()
  if (line === "stream: OK") return null
  const found = /^stream: (.{1,200}) FOUND$/.exec(line)?.[1]
  if (found) return found
  throw new Error(`the virus scanner gave no verdict: ${line.slice(0, 100)}`)
}
