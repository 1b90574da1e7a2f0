import { createHash } from "node:crypto"
import { makeLetters } from "../packages/server/channels/email/testing/letters.ts"
import { openSender } from "../packages/server/channels/email/testing/sender.ts"

/*
 * The load of the scenario "mail", in a process of its own: sends as it is told, over connections that are open before
 * it begins. A message in: {"port", "name", "from", "count"}; one out: {"perSecond", "times", "busy"}. Words: lanes, to.
 */
const [lanes = "64", to = ""] = process.argv.slice(2)

type Order = { port: number; name: string; from: number; count: number; large?: number }

async function run(o: Order) {
  // Anew each time: receivers end connections that are idle.
  const senders = await Promise.all(Array.from({ length: Number(lanes) }, () => openSender(o.port)))
  const letter = makeLetters({ seed: 7, to, name: o.name })
  const letters = Array.from({ length: o.count }, (_, n) => (o.large ? large(o, n) : letter(o.from + n)))
  const times: number[] = []
  let next = 0
  const used = process.cpuUsage()
  const began = performance.now()
  await Promise.all(
    senders.map(async (sender) => {
      for (let mail = letters[next++]; mail; mail = letters[next++]) {
        const at = performance.now()
        const { code, text } = await sender.send(mail)
        if (code !== 250) throw new Error(`a mail was refused: ${code} ${text}`)
        times.push(performance.now() - at)
      }
    }),
  )
  const ms = performance.now() - began
  const { user, system } = process.cpuUsage(used)
  for (const sender of senders) sender.close()
  return { perSecond: (o.count / ms) * 1000, times, busy: (user + system) / 1000 / ms }
}

function large({ name, large: bytes = 0 }: Order, n: number) {
  const from = `person${n}@large.example`
  const line = createHash("sha256").update(`${name} ${n}`).digest("base64").padEnd(76, "A")
  const body = `${line}\r\n`.repeat(Math.ceil(bytes / 78))
  const head = `From: <${from}>\r\nTo: <${to}>\r\nSubject: large ${n}\r\nMessage-ID: <${name}.${n}@large.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nsee the file\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="a.bin"\r\nContent-Transfer-Encoding: base64\r\n\r\n`
  return { from, to, bytes: Buffer.from(`${head}${body}--b--\r\n`) }
}

async function answer(order: Order): Promise<void> {
  try {
    process.send?.(await run(order))
  } catch (error) {
    console.error(error)
    process.exit(1)
  }
}

process.on("message", (order: Order) => void answer(order))
process.on("disconnect", () => process.exit(0))
