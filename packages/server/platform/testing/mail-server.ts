import { once } from "node:events"
import type { AddressInfo } from "node:net"
import { SMTPServer, type SMTPServerOptions } from "smtp-server"

/** A mail as a mail server got it: envelope, headers by lower-case name (encoded words read), and its text parts. */
export type ReceivedMail = {
  from: string
  to: string[]
  headers: Map<string, string>
  /** By media type, such as "text/plain". */
  parts: Map<string, string>
  raw: string
}

/** What to do with a mail: take it, refuse it with a code at RCPT or after its data, or cut the line after its data. */
export type Verdict = "take" | "cut" | { at: "rcpt" | "data"; code: number }

/**
 * An SMTP server on a free port of the loopback. `judge` decides about each mail (`nth` counts deliveries from 1);
 * all whose data arrived are in `mails`, also those that were then refused or cut.
 */
export async function openMailServer(
  o: { judge?: (nth: number) => Verdict; options?: SMTPServerOptions } = {},
) {
  const mails: ReceivedMail[] = []
  const waiting: (() => void)[] = []
  let begun = 0
  let connections = 0
  let verdict: Verdict = "take"
  const judge = o.judge ?? (() => "take")

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    closeTimeout: 100,
    onConnect(_session, done) {
      connections += 1
      done()
    },
    onRcptTo(_address, _session, done) {
      begun += 1
      verdict = judge(begun)
      done(typeof verdict === "object" && verdict.at === "rcpt" ? refusal(verdict.code) : null)
    },
    onData(stream, session, done) {
      const mine = verdict
      const chunks: Buffer[] = []
      stream.on("data", (chunk: Buffer) => chunks.push(chunk))
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom ? mailFrom.address : ""
        const raw = Buffer.concat(chunks).toString("latin1")
        mails.push({ from, to: rcptTo.map(({ address }) => address), ...parse(raw) })
        for (const wake of waiting.splice(0)) wake()
        if (mine === "take") return done()
        if (typeof mine === "object") return done(refusal(mine.code))
        for (const connection of server.connections) connection.close()
      })
    },
    ...o.options,
  })
  server.on("error", () => {})
  server.listen(0, "127.0.0.1")
  await once(server.server, "listening")
  const { port } = server.server.address() as AddressInfo

  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    /** How many connections were opened so far. */
    connections: () => connections,
    /** Waits until so many mails have arrived. */
    async arrived(count: number): Promise<ReceivedMail[]> {
      while (mails.length < count) await new Promise<void>((resolve) => waiting.push(resolve))
      return mails
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

function refusal(code: number): Error {
  return Object.assign(new Error("not this one"), { responseCode: code })
}

/** As much of MIME as our own mails use: folded headers, encoded words, one level of multipart. */
function parse(raw: string): Pick<ReceivedMail, "headers" | "parts" | "raw"> {
  const { headers, body } = split(raw)
  const boundary = /boundary="?([^";]+)/.exec(headers.get("content-type") ?? "")?.[1]
  const pieces = boundary ? body.split(`--${boundary}`).slice(1, -1).map(split) : [{ headers, body }]
  const parts = new Map(
    pieces.map((piece) => [
      (piece.headers.get("content-type") ?? "text/plain").split(";")[0]?.trim() ?? "",
      decoded(piece.body, piece.headers.get("content-transfer-encoding") ?? ""),
    ]),
  )
  return { headers, parts, raw }
}

function split(text: string): { headers: Map<string, string>; body: string } {
  const [head = "", ...rest] = text.replace(/^\r\n/, "").split("\r\n\r\n")
  const lines = head.replace(/\r\n[ \t]+/g, " ").split("\r\n")
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":")
      return [line.slice(0, colon).toLowerCase(), words(line.slice(colon + 1).trim())]
    }),
  )
  return { headers, body: rest.join("\r\n\r\n") }
}

/** RFC 2047; neighbours are joined before they are read. */
function words(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, how: string, text: string) =>
      how.toLowerCase() === "b"
        ? Buffer.from(text, "base64").toString()
        : decoded(text.replaceAll("_", " "), "quoted-printable"),
    )
}

function decoded(body: string, encoding: string): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString()
  if (encoding !== "quoted-printable") return Buffer.from(body, "latin1").toString()
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, "latin1").toString()
}
