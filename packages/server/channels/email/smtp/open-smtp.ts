import type { AddressInfo } from "node:net"
import type { SMTPServerDataStream, SMTPServerSession } from "smtp-server"
import { type DoorLog, type HandIn, type MailboxesFor, mailboxOf } from "../door.ts"
import { makeTally, type SmtpBounds } from "./bounds.ts"
import { type DataFault, makeDataCheck } from "./data-check.ts"
import { makePatience } from "./patience.ts"

export type Smtp = {
  port: number
  /** Lets the mails end that are on their way, and sends away who isn't in the middle of one. */
  close(): Promise<void>
}

const CLOSE_MS = 5000
/** RFC 5321 §4.5.3.1.4 asks for 512, and extensions for somewhat more. */
const COMMAND_BYTES = 4096

/**
 * Opens our own mail receiver (RFC 5321): for our mailboxes only, without sign-in. A mail is answered with 250 once it
 * is durable; what can't be kept is told 4xx and comes again, what may not come in 5xx.
 * @throws Error `EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL` where it can't listen
 */
export async function openSmtp(o: {
  host: string
  port: number
  /** What it calls itself: a host name. */
  name: string
  /** PEM; null: without STARTTLS. */
  tls: { key: Buffer; cert: Buffer } | null
  bounds: SmtpBounds
  mailboxesFor: MailboxesFor
  handIn: HandIn
  log: DoorLog
  clock: () => Date
}): Promise<Smtp> {
  const { bounds } = o
  const tally = makeTally()
  const patience = makePatience(bounds)
  const sessions = new WeakMap<SMTPServerSession, Session>()
  const of = (session: SMTPServerSession): Session => {
    const known = sessions.get(session) ?? { counted: null, unknown: 0, mailboxIds: [] }
    sessions.set(session, known)
    return known
  }

  // Read when a receiver is opened.
  const { SMTPServer } = await import("smtp-server")
  const server = new SMTPServer({
    name: o.name,
    banner: "Veridesk",
    size: bounds.maxBytes,
    maxClients: bounds.connections,
    maxRecipients: bounds.recipients,
    maxCommandLength: COMMAND_BYTES,
    socketTimeout: bounds.idleMs,
    closeTimeout: CLOSE_MS,
    disableReverseLookup: true,
    disabledCommands: ["AUTH", "WIZ", "SHELL", "KILL", "XCLIENT", "XFORWARD", ...(o.tls ? [] : ["STARTTLS"])],
    hideENHANCEDSTATUSCODES: true,
    logger: false,
    ...o.tls,

    onConnect(session, done) {
      const { remoteAddress: address } = session
      const known = of(session)
      patience.begin(session.id, () => end(session))
      if (bounds.trusted(address)) return done()
      known.counted = address
      if (tally.opened(address) > bounds.connectionsPerAddress)
        return done(reply(421, "4.7.0 too many connections from there, come again later"))
      done()
    },

    onMailFrom(_address, session, done) {
      of(session).mailboxIds = []
      const { remoteAddress: address } = session
      if (!bounds.trusted(address) && tally.counted(address) > bounds.mailsPerMinutePerAddress)
        return done(reply(450, "4.7.1 too many mails from there, come again later"))
      done()
    },

    onRcptTo({ address }, session, done) {
      void answer(done, () => accept(address, session))
    },

    onData(stream, session, done) {
      void answer(done, () => receive(stream, session))
    },

    onClose(session) {
      const known = of(session)
      if (known.counted !== null) tally.closed(known.counted)
      patience.over(session.id)
    },
  })
  // Whoever speaks no SMTP or leaves in the middle is nothing to tell of; without a listener it would end the process.
  server.on("error", () => {})
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject)
    server.listen({ host: o.host, port: o.port }, () => {
      server.server.off("error", reject)
      resolve()
    })
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(resolve))
      patience.endIdle()
      await closed
      patience.stop()
    },
  }

  async function answer(done: (error?: Error | null, text?: string) => void, work: () => Promise<void>) {
    let refused: Error | null = null
    try {
      await work()
    } catch (error) {
      refused = asReply(error)
    }
    if (refused) done(refused)
    else done(null, "2.6.0 kept")
  }

  async function accept(address: string, session: SMTPServerSession): Promise<void> {
    const id = await mailboxOf(address, o.mailboxesFor)
    const known = of(session)
    if (id !== null) return void known.mailboxIds.push(id)
    known.unknown += 1
    if (known.unknown > bounds.unknownRecipients) throw reply(421, "4.7.0 too many unknown recipients")
    throw reply(550, "5.1.1 there is no such mailbox here")
  }

  async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const { mailFrom, rcptTo } = session.envelope
    const { mailboxIds } = of(session)
    patience.is(session.id, "data")
    try {
      const kept = await o.handIn({
        way: "smtp",
        envelope: {
          from: mailFrom ? mailFrom.address : null,
          to: rcptTo.map(({ address }) => address),
          ip: session.remoteAddress,
          helo: session.hostNameAppearsAs || null,
          tls: session.secure,
        },
        source: checked(stream, session),
        mailboxIds,
        receivedAt: o.clock(),
      })
      if ("ids" in kept) return
      if (kept.later === "full") throw reply(452, "4.3.1 there is no room now, come again later")
      throw reply(451, "4.3.0 this can't be kept now, come again later")
    } finally {
      // What is left of it is read, so that nothing of it is taken for commands.
      if (!stream.destroyed && stream.readable) stream.resume()
      patience.is(session.id, "commands")
    }
  }

  /** The bytes of a mail; what may not come in is read to its end, so that nothing of it is taken for commands. */
  async function* checked(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
  ): AsyncGenerator<Uint8Array> {
    const check = makeDataCheck(bounds)
    let fault: DataFault | null = null
    const chunks: AsyncIterable<Buffer> = stream.iterator({ destroyOnReturn: false })
    for await (const chunk of chunks) {
      fault = check.pass(chunk)
      if (!fault) yield chunk
      // Nobody sends that much by mistake.
      else if (stream.byteLength > 2 * bounds.maxBytes) end(session)
    }
    fault = check.end()
    if (fault) throw REFUSED[fault]()
    patience.is(session.id, "ours")
  }

  /** Who left in the middle is told nothing; what nobody expected says no more than that. */
  function asReply(error: unknown): Error {
    if (error instanceof Error && "responseCode" in error) return error
    if (!(error instanceof Error && "code" in error && error.code === "ECONNECTION"))
      o.log.error({ code: "smtp", err: String(error) }, "a mail could not be taken in")
    return reply(451, "4.3.0 this can't be kept now, come again later")
  }

  function end(session: SMTPServerSession): void {
    for (const connection of server.connections)
      if (connection.session === session) return connection.send(421, "4.4.2 this took too long", false)
  }
}

type Session = { counted: string | null; unknown: number; mailboxIds: string[] }

const REFUSED: Record<DataFault, () => Error> = {
  "bare-line-end": () => reply(550, "5.6.11 a line ends with CR and LF, never with one of them"),
  "line-too-long": () => reply(554, "5.6.0 a line is too long"),
  "header-too-large": () => reply(552, "5.3.4 the header is too large"),
  "too-large": () => reply(552, "5.3.4 the mail is too large"),
}

/** What the library answers for us. */
function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
