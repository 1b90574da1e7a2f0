import { randomBytes } from "node:crypto"
import { connect, type Socket } from "node:net"

const END_OF_HEAD = Buffer.from("\r\n\r\n")
const TEXT = 1
const CLOSE = 8
const PING = 9
const PONG = 10

/**
 * A WebSocket (RFC 6455) that does as little as it may, so that thousands of them cost the load less than what is
 * measured: a frame is handed over as bytes, pings are answered, and the mask is of zeros.
 */
export class ThinSocket {
  onText: (text: Buffer) => void = () => {}
  onEnd: () => void = () => {}
  #socket: Socket
  #have: Buffer = Buffer.alloc(0)

  private constructor(socket: Socket) {
    this.#socket = socket
  }

  /** @throws Error where the upgrade is refused */
  static open(url: URL, path: string, headers: Record<string, string>): Promise<ThinSocket> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: "127.0.0.1", port: Number(url.port), noDelay: true })
      const thin = new ThinSocket(socket)
      const lines = [
        `GET ${path} HTTP/1.1`,
        `host: ${url.host}`,
        "connection: Upgrade",
        "upgrade: websocket",
        "sec-websocket-version: 13",
        `sec-websocket-key: ${randomBytes(16).toString("base64")}`,
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      ]
      socket.write(`${lines.join("\r\n")}\r\n\r\n`)
      socket.on("error", reject)
      socket.on("close", () => {
        reject(new Error("the connection ended"))
        thin.onEnd()
      })
      let head: Buffer = Buffer.alloc(0)
      socket.on("data", function upgraded(chunk: Buffer) {
        head = Buffer.concat([head, chunk])
        const end = head.indexOf(END_OF_HEAD)
        if (end < 0) return
        if (!head.toString("latin1", 0, 12).endsWith(" 101"))
          return reject(new Error(head.toString("latin1", 0, 80)))
        socket.off("data", upgraded)
        socket.on("data", (bytes: Buffer) => thin.#take(bytes))
        resolve(thin)
        if (head.length > end + 4) thin.#take(head.subarray(end + 4))
      })
    })
  }

  send(text: string): void {
    this.#write(TEXT, Buffer.from(text))
  }

  /** The network goes without a word. */
  cut(): void {
    this.onEnd = () => {}
    this.#socket.resetAndDestroy()
  }

  #write(opcode: number, payload: Buffer): void {
    const long = payload.length > 125
    const head = Buffer.alloc(long ? 8 : 6)
    head[0] = 0x80 | opcode
    head[1] = 0x80 | (long ? 126 : payload.length)
    if (long) head.writeUInt16BE(payload.length, 2)
    this.#socket.write(Buffer.concat([head, payload]))
  }

  #take(bytes: Buffer): void {
    const all = this.#have.length > 0 ? Buffer.concat([this.#have, bytes]) : bytes
    let at = 0
    while (all.length - at >= 2) {
      const short = (all[at + 1] ?? 0) & 127
      const head = short === 127 ? 10 : short === 126 ? 4 : 2
      if (all.length - at < head) break
      const length =
        short === 127 ? Number(all.readBigUInt64BE(at + 2)) : short === 126 ? all.readUInt16BE(at + 2) : short
      if (all.length - at < head + length) break
      this.#frame((all[at] ?? 0) & 15, all.subarray(at + head, at + head + length))
      at += head + length
    }
    this.#have = at < all.length ? Buffer.from(all.subarray(at)) : Buffer.alloc(0)
  }

  #frame(opcode: number, payload: Buffer): void {
    if (opcode === TEXT) this.onText(payload)
    else if (opcode === PING) this.#write(PONG, payload)
    else if (opcode === CLOSE) this.#socket.end()
  }
}
