import type { AddressInfo } from "node:net"
import PostalMime, { type Email } from "postal-mime"
import { SMTPServer } from "smtp-server"

/** The mail server of customers: takes whatever comes for anybody, and gives it out in its order. */
export type CustomersServer = {
  /** For SMTP_URL. */
  url: string
  /** The next mail for this address that nobody has taken yet, as soon as it is there. */
  next(address: string): Promise<Received>
  /** How many have come for this address by now. */
  count(address: string): number
  /** What is said to the next mails for this address, in this order, before they are taken. */
  refusing(address: string, ...answers: { code: number; text: string }[]): void
  /** Called with each mail for this address, as a program does that answers by itself. */
  answering(address: string, answer: (mail: Received) => Promise<void>): void
  close(): Promise<void>
}

export type Received = Email & { envelope: { from: string; to: string[] }; raw: string }

export async function openCustomersServer(): Promise<CustomersServer> {
  const all: { address: string; mail: Received; taken: boolean }[] = []
  const waiting: (() => void)[] = []
  const refusals = new Map<string, { code: number; text: string }[]>()
  const robots = new Map<string, (mail: Received) => Promise<void>>()
  const take = async (raw: Buffer, envelope: Received["envelope"]) => {
    const mail: Received = { ...(await PostalMime.parse(raw)), envelope, raw: raw.toString() }
    for (const address of envelope.to) {
      all.push({ address, mail, taken: false })
      void robots.get(address)?.(mail)
    }
    for (const wake of waiting.splice(0)) wake()
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const answer = refusals.get(address.toLowerCase())?.shift()
      done(answer ? Object.assign(new Error(answer.text), { responseCode: answer.code }) : null)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on("data", (chunk: Buffer) => chunks.push(chunk))
      stream.on("end", () => {
        const raw = Buffer.concat(chunks)
        const { mailFrom, rcptTo } = session.envelope
        const to = rcptTo.map(({ address }) => address.toLowerCase())
        void take(raw, { from: mailFrom ? mailFrom.address : "", to }).finally(done)
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    async next(address) {
      for (;;) {
        const found = all.find((one) => !one.taken && one.address === address.toLowerCase())
        if (found) {
          found.taken = true
          return found.mail
        }
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
    },
    count: (address) => all.filter((one) => one.address === address.toLowerCase()).length,
    refusing: (address, ...answers) => void refusals.set(address.toLowerCase(), answers),
    answering: (address, answer) => void robots.set(address.toLowerCase(), answer),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
