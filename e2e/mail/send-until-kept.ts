import { setTimeout as pause } from "node:timers/promises"
import { makeLetters } from "../../packages/server/channels/email/testing/letters.ts"
import { openSender } from "../../packages/server/channels/email/testing/sender.ts"

/*
 * A mail server in a process of its own: sends so many mails over so many connections to a port of this machine, each
 * until it got 250, and says the digest of each that did on a line. Words: port, address, count, connections.
 */
const [port = "", to = "", count = "", lanes = ""] = process.argv.slice(2)
const letter = makeLetters({ seed: 20_261_126, to, name: "kept" })
let next = 0

async function lane(): Promise<void> {
  let sender: Awaited<ReturnType<typeof openSender>> | null = null
  for (let n = next++; n < Number(count); n = next++) {
    const mail = letter(n)
    for (;;) {
      try {
        sender ??= await openSender(Number(port))
        const { code, text } = await sender.send(mail)
        if (code === 250) break
        // What may never come in is a fault of this test.
        if (code >= 500) throw Object.assign(new Error(`refused: ${code} ${text}`), { final: true })
        await pause(20)
      } catch (error) {
        if ((error as { final?: boolean }).final) throw error
        sender?.close()
        sender = null
        await pause(50)
      }
    }
    console.log(mail.sha256)
  }
  sender?.close()
}

await Promise.all(Array.from({ length: Number(lanes) }, lane))
