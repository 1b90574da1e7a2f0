import type { ImapSettings } from "@veridesk/contract/mail/mailbox.ts"
import type { MailboxTested } from "@veridesk/contract/mail/mailbox-desk.ts"
import { freshToken, TokenRefused } from "./token.ts"

const CONNECT_MS = 10_000
const SOCKET_MS = 15_000
const MOST_FOLDERS = 200
const LONGEST_NAME = 200

/**
 * Signs in at a mailbox elsewhere as it would be fetched, looks which folders are there, and leaves; nothing is read or
 * changed. What is told of a failure is a code, never what a server wrote.
 */
export async function tryAccount(
  settings: ImapSettings,
  secret: string,
  o: { fetch: typeof fetch; now: Date },
): Promise<MailboxTested> {
  try {
    const folders = await foldersOf(settings, await signIn(settings, secret, o))
    const isAllThere = settings.folders.every((one) => folders.some((name) => isSame(one, name)))
    return { result: isAllThere ? "ok" : "no-folder", said: null, folders }
  } catch (error) {
    return { ...why(error), folders: [] }
  }
}

async function signIn({ sign, oauth }: ImapSettings, secret: string, o: { fetch: typeof fetch; now: Date }) {
  if (sign === "password" || !oauth) return { pass: secret }
  const { accessToken } = await freshToken(oauth, secret, o)
  return { accessToken }
}

async function foldersOf(
  { host, port, security, user }: ImapSettings,
  auth: { pass: string } | { accessToken: string },
): Promise<string[]> {
  const { ImapFlow } = await import("imapflow")
  const client = new ImapFlow({
    host,
    port,
    secure: security === "tls",
    doSTARTTLS: security === "starttls",
    auth: { user, ...auth },
    logger: false,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SOCKET_MS,
  })
  // Without a listener it would end the process; the command that waits says what is wrong.
  client.on("error", () => {})
  try {
    await client.connect()
    const all = await client.list()
    return all.slice(0, MOST_FOLDERS).map(({ path }) => path.slice(0, LONGEST_NAME))
  } finally {
    client.close()
  }
}

/** INBOX is one name however it is written (RFC 3501 §5.1). */
function isSame(a: string, b: string): boolean {
  return a === b || (a.toUpperCase() === "INBOX" && b.toUpperCase() === "INBOX")
}

const TLS = /CERT|TLS|SSL|EPROTO|SIGNED|ISSUER/

function why(error: unknown): Pick<MailboxTested, "result" | "said"> {
  if (error instanceof TokenRefused) return { result: "refused", said: error.message.slice(0, 100) }
  if (!(error instanceof Error)) return { result: "unreachable", said: null }
  const said = "code" in error && typeof error.code === "string" ? error.code.slice(0, 60) : null
  if ("authenticationFailed" in error && error.authenticationFailed) {
    const told = "serverResponseCode" in error ? String(error.serverResponseCode).slice(0, 60) : null
    return { result: "refused", said: told }
  }
  const isTls = ("tlsFailed" in error && error.tlsFailed === true) || TLS.test(said ?? "")
  return { result: isTls ? "no-tls" : "unreachable", said }
}
