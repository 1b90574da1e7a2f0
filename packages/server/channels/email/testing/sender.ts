import { once } from "node:events"
import { connect, type Socket } from "node:net"

/** What became of a mail: the reply to its end, or what came instead of one. */
export type Sent = { code: number; text: string }

/**
 * One connection of a mail server that sends: pipelined as real ones do (RFC 2920), one mail after the other.
 * @throws Error where the connection ends in the middle
 */
export async function openSender(port: number) {
  const socket: Socket = connect({ host: "127.0.0.1", port, noDelay: true })
  const replies: Sent[] = []
  let rest = ""
  let wake = () => {}
  let ended = false
  socket.on("data", (chunk: Buffer) => {
    rest += chunk.toString("latin1")
    for (;;) {
      const line = /^(\d{3})([ -])([^\r\n]*)\r\n/.exec(rest)
      if (!line) break
      rest = rest.slice(line[0].length)
      if (line[2] === " ") replies.push({ code: Number(line[1]), text: line[3] ?? "" })
    }
    wake()
  })
  const end = () => {
    ended = true
    wake()
  }
  socket.on("error", end)
  socket.on("close", end)
  const reply = async (): Promise<Sent> => {
    for (;;) {
      const next = replies.shift()
      if (next) return next
      if (ended) throw new Error("the connection ended")
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  const expect = async (code: number): Promise<Sent | null> => {
    const got = await reply()
    return got.code === code ? null : got
  }
  await Promise.race([
    once(socket, "connect"),
    once(socket, "close").then(() => Promise.reject(new Error("not there"))),
  ])
  const greeting = await reply()
  if (greeting.code !== 220) throw new Error(`greeted with ${greeting.code}`)
  socket.write("EHLO mail.example\r\n")
  await reply()

  return {
    async send(letter: { from: string; to: string; bytes: Buffer }): Promise<Sent> {
      socket.write(`MAIL FROM:<${letter.from}>\r\nRCPT TO:<${letter.to}>\r\nDATA\r\n`)
      const refused = [await expect(250), await expect(250), await expect(354)].find((one) => one !== null)
      if (refused) {
        socket.write("RSET\r\n")
        await reply()
        return refused
      }
      // No line of ours begins with a dot, and the last one has its end.
      socket.write(letter.bytes)
      socket.write(".\r\n")
      return reply()
    },
    close: () => void socket.destroy(),
  }
}
