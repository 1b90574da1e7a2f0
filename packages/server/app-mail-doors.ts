import { readFile } from "node:fs/promises"
import type { MailStatus } from "@veridesk/contract/mail/desk.ts"
import {
  type Account,
  hookRoutes,
  type Imap,
  openImap,
  openSmtp,
  pipeSecret,
  tryAccount,
  usualBounds,
} from "./channels/email/doors.ts"
import type { MailboxesFor } from "./channels/email/door.ts"
import { postmasterFor, type TestImap } from "./mails/mailboxes/index.ts"
import { fetchingMemory, type Keep } from "./mails/index.ts"
import type { App } from "./platform/http/app.ts"
import { boundInMemory } from "./platform/realm/bound-in-memory.ts"
import { SetupFault } from "./platform/setup-fault.ts"
import type { Features } from "./app-features.ts"
import type { Services } from "./services.ts"

const LOOPBACK = /^(127\.|::1$)/
const TOKEN_MS = 15_000

/** A further part of the roof: the ways in by which mails come, between their channel and what keeps them. */
export function makeMailDoors({ http, keep }: { http: App; keep: Keep }, s: Services, f: Features) {
  const { config, clock, log } = s
  const { maxBytes } = config.mail.in
  const mailboxesFor: MailboxesFor = async (addresses) =>
    new Map(addresses.map((one) => [one, boxOf(one)?.id ?? null]))
  const boxOf = (one: string) => f.mailboxes.forAddress(one) ?? postmasterFor(f.mailboxes.all(), one)
  hookRoutes(http, {
    secrets: [pipeSecret(s.secret), ...(config.mail.hookSecret ? [config.mail.hookSecret] : [])],
    maxBytes,
    mailboxesFor,
    handIn: keep,
    clock,
    bound: boundInMemory({ points: 30, seconds: 60 }),
  })
  const closing: (() => Promise<void>)[] = []
  const memory = fetchingMemory({
    db: s.connection.db,
    seal: f.mailboxes.seal,
    secretOf: f.mailboxes.secretOf,
  })
  let imap: Imap | null = null
  let receiving = false

  return {
    /** How the ways in are, for the desk's tile. */
    ways: (): MailStatus["ways"] => [
      { way: "smtp", mailbox: null, state: receiving ? "ok" : "off", lastAt: null, note: null },
      ...(imap?.health() ?? []).map(({ key, state, lastAt, fault }) => ({
        way: "imap" as const,
        mailbox: key,
        state,
        lastAt: lastAt?.toISOString() ?? null,
        note: fault,
      })),
      { way: "hook", mailbox: null, state: config.mail.hookSecret ? "ok" : "off", lastAt: null, note: null },
    ],
    /** How a mailbox elsewhere is fetched just now; null where none is. */
    healthOf(key: string) {
      const health = imap?.health().find((one) => one.key === key)
      return health
        ? { state: health.state, lastAt: health.lastAt?.toISOString() ?? null, fault: health.fault }
        : null
    },
    /** Reads a mailbox elsewhere now. */
    wake: (mailboxId: string): void => imap?.wake(mailboxId),
    /** Begins to take mails in. @returns where the receiver listens, null without one. @throws SetupFault */
    async open(): Promise<string | null> {
      imap = openImap({
        accounts: () => accountsOf(f),
        memory,
        handIn: keep,
        maxBytes,
        log,
        clock,
        fetch: tokenFetch,
      })
      closing.push(imap.close)
      const { port, host } = config.mail.in
      if (!port) return null
      const bounds = { ...usualBounds, maxBytes, trusted: (address: string) => LOOPBACK.test(address) }
      const name = new URL(s.publicUrl).hostname
      const tls = await tlsOf(config.mail.in.tls)
      const smtp = await openSmtp({
        host,
        port,
        name,
        tls,
        bounds,
        mailboxesFor,
        handIn: keep,
        log,
        clock,
      }).catch(cantListen(host, port))
      closing.push(smtp.close)
      receiving = true
      return `smtp://${host}:${smtp.port}`
    },
    async close() {
      for (const end of closing.splice(0)) await end()
    },
  }
}

function accountsOf(f: Features): Account[] {
  return f.mailboxes
    .all()
    .flatMap(({ id, key, address, imap: settings, version }) =>
      settings ? [{ mailboxId: id, key, address, settings, version }] : [],
    )
}

/** Whether a mailbox elsewhere can be fetched as an administrator has typed it. */
export const testImap: TestImap = (imap, secret) =>
  tryAccount(imap, secret, { fetch: tokenFetch, now: new Date() })

/** For token servers, whose addresses administrators have written: they answer in time or not at all. */
const tokenFetch: typeof fetch = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(TOKEN_MS) })

async function tlsOf(
  files: { key: string; cert: string } | undefined,
): Promise<{ key: Buffer; cert: Buffer } | null> {
  if (!files) return null
  try {
    const [key, cert] = await Promise.all([readFile(files.key), readFile(files.cert)])
    return { key, cert }
  } catch (cause) {
    throw new SetupFault({
      code: "mail-tls-unreadable",
      message: "The key or the certificate of the mail receiver can't be read.",
      mend: "Check MAIL_IN_TLS_KEY and MAIL_IN_TLS_CERT, and that this account may read the files.",
      cause,
    })
  }
}

function cantListen(host: string, port: number): (cause: unknown) => never {
  return (cause) => {
    throw new SetupFault({
      code: "mail-port",
      message: `Mails can't be received at ${host}:${port} (${String((cause as { code?: unknown }).code)}).`,
      mend: "Free that port, or name another one in MAIL_IN_PORT (0: none).",
      cause,
    })
  }
}
