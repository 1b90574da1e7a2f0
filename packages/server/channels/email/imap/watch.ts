import type { ImapFlow } from "imapflow"
import type { DoorLog, HandIn } from "../door.ts"
import type { Account, Memory } from "./account.ts"
import { readFolder } from "./read-folder.ts"
import { freshToken, isGoodStill, type Token } from "./token.ts"

export type WatchDeps = {
  memory: Memory
  handIn: HandIn
  maxBytes: number
  log: DoorLog
  clock: () => Date
  fetch: typeof fetch
  /** As often a folder is looked at, whatever IDLE says or doesn't. */
  pollMs?: number
  /** How long to wait after the first, second, … failure in a row. */
  pausesMs?: readonly number[]
}

/** How a mailbox elsewhere is. `fault` is a code, for who looks after the installation. */
export type Health = { lastAt: Date | null; failingSince: Date | null; fault: string | null; missed: number }

export type Watch = {
  health(): Health
  /** Reads now instead of at the next occasion. */
  wake(): void
  /** Waits until it has read everything there was when this was called, or has failed. */
  readOnce(): Promise<void>
  stop(): Promise<void>
}

export const POLL_MS = 5 * 60_000
const PAUSES_MS = [1000, 5000, 15_000, 60_000, 300_000]
const CONNECT_MS = 30_000
const SOCKET_MS = 120_000
/** What a literal may have beside the mail. */
const SLACK_BYTES = 1024 * 1024

/** Follows one mailbox elsewhere: reads what is new, waits for more, and begins anew whenever the connection ends. */
export function startWatch(account: Account, o: WatchDeps): Watch {
  const pollMs = o.pollMs ?? POLL_MS
  const pausesMs = o.pausesMs ?? PAUSES_MS
  let health: Health = { lastAt: null, failingSince: null, fault: null, missed: 0 }
  let stopped = false
  let failures = 0
  let token: Token | null = null
  const losses = new Map<string, number>()
  let client: ImapFlow | null = null
  let wakeUp = () => {}
  let woken = false
  let rounds: (() => void)[] = []
  const wake = () => {
    woken = true
    wakeUp()
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const waiting = rounds
      rounds = []
      try {
        client ??= await connect()
        await read(client)
        failures = 0
        health = { ...health, lastAt: o.clock(), failingSince: null, fault: null }
      } catch (error) {
        failures += 1
        await failed(error)
      }
      for (const told of waiting) told()
      if (stopped) break
      await rest(failures > 0 ? (pausesMs[Math.min(failures, pausesMs.length) - 1] ?? 0) : pollMs)
    }
    await leave()
  }

  async function read(connected: ImapFlow): Promise<void> {
    const reader = { ...o, account, losses, stopped: () => stopped }
    // The first folder is read last, so that it is the one that says at once when something comes.
    for (const folder of account.settings.folders.toReversed()) {
      const taken = await readFolder(connected, folder, reader)
      if (taken > 0) o.log.info({ code: "imap-read", mailbox: account.key, taken }, "mails were fetched")
      await o.memory.keepFault({ mailboxId: account.mailboxId, folder }, null, o.clock())
    }
    const cursors = await Promise.all(
      account.settings.folders.map((folder) => o.memory.cursorOf({ mailboxId: account.mailboxId, folder })),
    )
    health = { ...health, missed: cursors.reduce((sum, cursor) => sum + (cursor?.missed.length ?? 0), 0) }
  }

  async function failed(error: unknown): Promise<void> {
    const fault = codeOf(error)
    const now = o.clock()
    health = { ...health, fault, failingSince: health.failingSince ?? now }
    o.log.warn(
      { code: "imap-fault", mailbox: account.key, fault, failures },
      "a mailbox elsewhere could not be read",
    )
    await leave()
    for (const folder of account.settings.folders)
      await o.memory.keepFault({ mailboxId: account.mailboxId, folder }, fault, now).catch(() => {})
  }

  async function connect(): Promise<ImapFlow> {
    const { host, port, security, user } = account.settings
    // Read when the first mailbox elsewhere is fetched.
    const { ImapFlow: Client } = await import("imapflow")
    const fresh = new Client({
      host,
      port,
      secure: security === "tls",
      doSTARTTLS: security === "starttls",
      auth: { user, ...(await signIn()) },
      logger: false,
      autoIdleDelay: 200,
      maxIdleTime: pollMs,
      connectionTimeout: CONNECT_MS,
      socketTimeout: SOCKET_MS,
      maxLiteralSize: o.maxBytes + SLACK_BYTES,
      maxResponseSize: o.maxBytes + 2 * SLACK_BYTES,
    })
    // Without a listener it would end the process; the next command says what is wrong.
    fresh.on("error", () => {})
    fresh.on("close", () => {
      if (client === fresh) client = null
      // A server that goes away is looked for at once, at the second time after a pause.
      if (!stopped) wake()
    })
    fresh.on("exists", wake)
    await fresh.connect()
    return fresh
  }

  async function signIn(): Promise<{ pass: string } | { accessToken: string }> {
    const secret = await o.memory.secretOf(account.mailboxId)
    if (secret === null) throw Object.assign(new Error("no secret"), { code: "no-secret" })
    const { oauth } = account.settings
    if (account.settings.sign === "password" || !oauth) return { pass: secret }
    if (!isGoodStill(token, o.clock())) {
      const fresh = await freshToken(oauth, secret, { fetch: o.fetch, now: o.clock() })
      if (fresh.secret !== null) await o.memory.keepSecret(account.mailboxId, fresh.secret)
      token = fresh
      o.log.info({ code: "imap-token", mailbox: account.key }, "an access token was fetched")
    }
    return { accessToken: token.accessToken }
  }

  /** Until something comes, the time is up, or somebody asks. After a failure only the time counts. */
  async function rest(ms: number): Promise<void> {
    if (woken && failures === 0) {
      woken = false
      return
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wakeUp = () => {
        if (failures > 0 && !stopped && rounds.length === 0) return
        clearTimeout(timer)
        resolve()
      }
    })
    woken = false
    wakeUp = () => {}
  }

  async function leave(): Promise<void> {
    const last = client
    client = null
    if (!last) return
    if (last.usable && failures === 0) await Promise.race([last.logout().catch(() => {}), after(2000)])
    last.close()
  }

  const running = run()
  return {
    health: () => health,
    wake,
    readOnce: () =>
      new Promise<void>((resolve) => {
        rounds.push(resolve)
        wake()
      }),
    async stop() {
      stopped = true
      wakeUp()
      await running
      for (const told of rounds) told()
    },
  }
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref())
}

/** What of an error may be shown: a code, never what a server wrote. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown"
  if ("authenticationFailed" in error && error.authenticationFailed) return "sign-in-refused"
  if ("code" in error && typeof error.code === "string") return error.code.slice(0, 60)
  return error.constructor.name === "Error"
    ? "fault"
    : `${error.constructor.name}: ${error.message}`.slice(0, 120)
}
