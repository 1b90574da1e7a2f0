import { open } from "node:fs/promises"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { SMTPServer } from "smtp-server"

/*
 * The yardstick of receiving: the same library with nothing around it, each mail a file that is on the disk before its
 * 250. Says on one line at which port. Word: the folder.
 */
const [folder = ""] = process.argv.slice(2)
let number = 0
const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  disableReverseLookup: true,
  logger: false,
  onData(stream, _session, done) {
    void answer(stream, done)
  },
})

async function answer(stream: AsyncIterable<Buffer>, done: (error?: Error | null) => void): Promise<void> {
  await keep(stream)
  done(null)
}

async function keep(stream: AsyncIterable<Buffer>): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  const file = await open(join(folder, `${number++}.eml`), "wx")
  await file.write(Buffer.concat(chunks))
  await file.datasync()
  await file.close()
}

server.on("error", () => {})
server.listen({ host: "127.0.0.1", port: 0 }, () => {
  process.stdout.write(`${(server.server.address() as AddressInfo).port}\n`)
})
process.stdin.resume()
process.stdin.on("end", () => process.exit(0))
