import { once } from "node:events"
import { connect, type Socket } from "node:net"
import { connect as connectTls } from "node:tls"

/** Somebody who speaks to a mail receiver byte by byte and reads replies line by line. */
export async function openPeer(port: number) {
  let socket: Socket = connect({ host: "127.0.0.1", port })
  let text = ""
  let ended = false
  let wake = () => {}
  const listen = () => {
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString("latin1")
      wake()
    })
    socket.on("error", () => {})
    socket.on("close", () => {
      ended = true
      wake()
    })
  }
  listen()
  /** The next whole reply, its lines joined; null once the other side has gone. */
  const read = async (): Promise<string | null> => {
    for (;;) {
      const whole = /^(?:\d{3}-[^\r\n]*\r\n)*\d{3} [^\r\n]*\r\n/.exec(text)?.[0]
      if (whole) {
        text = text.slice(whole.length)
        return whole.trimEnd()
      }
      if (ended) return null
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  const write = (bytes: string | Buffer) =>
    void socket.write(typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes)
  const say = async (line: string): Promise<string | null> => {
    write(`${line}\r\n`)
    return read()
  }
  const peer = {
    read,
    write,
    say,
    isOver: () => ended,
    /** Greeting, EHLO, sender, recipient, DATA: ready for the bytes of a mail. */
    async begin(to = "support@kestrel.example", from = "odile@mail.example"): Promise<void> {
      await read()
      await say("EHLO mail.example")
      await peer.envelope(to, from)
    },
    async envelope(to = "support@kestrel.example", from = "odile@mail.example"): Promise<string | null> {
      await say(`MAIL FROM:<${from}>`)
      await say(`RCPT TO:<${to}>`)
      return say("DATA")
    },
    /** Goes on under TLS, without checking the certificate. */
    async startTls(): Promise<void> {
      socket.removeAllListeners()
      const secure = connectTls({ socket, rejectUnauthorized: false })
      await once(secure, "secureConnect")
      socket = secure
      listen()
    },
    end: () => void socket.destroy(),
    closed: async () => {
      while (!ended)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    },
  }
  return peer
}
