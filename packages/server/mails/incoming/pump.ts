import type { Db } from "../../platform/db/connect.ts"
import type { Log } from "../../platform/log.ts"
import type { Metrics } from "../../platform/metrics.ts"
import { isAway } from "./away.ts"
import type { Place } from "./incoming.ts"
import { settle } from "./settle.ts"
import { type Claimed, claim, giveBack, renew, type StoredRaw } from "./store.ts"

export type Pump = {
  /** Looks at once whether something waits; called after a mail was kept. */
  ring(): void
  /** Takes no more and waits until what is being placed has been. */
  stop(): Promise<void>
}

const NIL = "00000000-0000-0000-0000-000000000000"
/** A process that dies holds its mails so long; one that lives says so three times as often. */
const LEASE_MS = 6000
const RENEW_MS = LEASE_MS / 3
/** As often without a ring: what another process has kept or left, what is due again. */
const POLL_MS = 1000
const RUSH_LOOK_MS = 100
/** Taken at once for each lane: so many that asking for more is rare, so few that other processes find theirs. */
const AHEAD = 4
/** So often placing a mail may fail. */
const FAULTS = 3
/**
 * So often a mail is begun where the process ended meanwhile. It is most likely not its fault: mails are read in threads
 * whose end is no end of the process, and whoever restarts us again and again would put innocent ones into quarantine.
 */
const BEGINNINGS = 25
const PAUSES_MS = [2000, 15_000]
/** Whoever hasn't placed a mail by then is no longer waited for. */
const DEADLINE_MS = 120_000

/**
 * Hands mails that wait to `place`, in the order in which they came: those of one sender one after the other, others
 * beside each other, at most `lanes` of them at once; no more than `bytes` are in memory. What `place` throws is tried again after a while;
 * what failed three times, or has ended the process 25 times, waits in quarantine (`not-applied`). Any
 * number of processes share the work; a mail may be begun twice after a process died, and settles once.
 */
export function startPump(o: {
  db: Db
  log: Log
  metrics: Metrics
  place: Place
  /** The bytes of a mail (`unseal`). */
  bytesOf: (raw: StoredRaw) => Promise<Uint8Array>
  lanes: number
  bytes: number
  /** How many of the lanes may be used just now, of 1 (rush.ts). */
  share?: () => number
  /** How long to wait after the first and the second attempt. */
  pausesMs?: readonly number[]
}): Pump {
  const pausesMs = o.pausesMs ?? PAUSES_MS
  const underWay = new Map<string, number>()
  // Taken, and begun when a lane is free.
  const ready: Claimed[] = []
  const works = new Set<Promise<void>>()
  let stopped = false
  let looking: Promise<void> | null = null
  let rung = false
  let soon: NodeJS.Timeout | null = null
  const poll = setInterval(ring, POLL_MS)
  const renewing = setInterval(() => void keepLeases(), RENEW_MS)
  poll.unref()
  renewing.unref()

  function ring(): void {
    rung = true
    looking ??= look().finally(() => {
      looking = null
    })
  }

  async function look(): Promise<void> {
    while (rung && !stopped) {
      rung = false
      try {
        await take()
      } catch (error) {
        // The next poll tries again; a database that is away is told of by health.
        if (!isAway(error))
          o.log.error({ code: "pump", err: String(error) }, "waiting mails could not be taken")
      }
    }
  }

  /** Takes ahead when little is left of that, window by window of those that wait. */
  async function take(): Promise<void> {
    let after: string | null = NIL
    while (after !== null && !stopped && ready.length < lanes()) {
      const most = lanes() * AHEAD - ready.length
      const bytes = o.bytes - sizeOf([...underWay.values()]) - sizeOf(ready.map(({ size }) => size))
      if (bytes <= 0) return
      const alone = underWay.size + ready.length === 0
      const { claimed, next } = await claim(o.db, { after, most, bytes, alone, leaseMs: LEASE_MS })
      ready.push(...claimed)
      beginReady()
      after = claimed.length < most ? next : null
    }
  }

  function lanes(): number {
    const share = o.share?.() ?? 1
    if (share < 1) againSoon()
    return Math.ceil(o.lanes * share)
  }

  function beginReady(): void {
    while (!stopped && ready.length > 0 && underWay.size < lanes()) {
      const mail = ready.shift()
      if (mail) begin(mail)
    }
  }

  /** What waits for a rush to end is looked for without a ring. */
  function againSoon(): void {
    soon ??= setTimeout(() => {
      soon = null
      beginReady()
      ring()
    }, RUSH_LOOK_MS).unref()
  }

  function begin(mail: Claimed): void {
    underWay.set(mail.id, mail.size)
    const work = handle(mail).finally(() => {
      underWay.delete(mail.id)
      works.delete(work)
      beginReady()
      if (ready.length < o.lanes) ring()
    })
    works.add(work)
  }

  async function handle(mail: Claimed): Promise<void> {
    if (mail.attempts > BEGINNINGS) return giveUp(mail, mail.fault ?? "the process ended each time")
    try {
      const { lane: _, fault: __, faults: ___, raw, ...incoming } = mail
      await withDeadline(async () => o.place(incoming, await o.bytesOf(raw)))
    } catch (error) {
      await putOff(mail, error)
    }
  }

  async function putOff(mail: Claimed, error: unknown): Promise<void> {
    const fault = String(error).slice(0, 500)
    const away = isAway(error)
    o.log.warn(
      { code: "mail-not-placed", id: mail.id, attempts: mail.attempts, away },
      "a mail could not be placed",
    )
    if (!away && mail.faults + 1 >= FAULTS) return giveUp(mail, fault)
    const pauseMs = pausesMs[Math.min(mail.faults + 1, pausesMs.length) - 1] ?? 0
    // Where it can't be given back, its lease runs out.
    await giveBack(o.db, { id: mail.id, pauseMs, begun: !away, fault }).catch(() => {})
  }

  async function giveUp(mail: Claimed, fault: string): Promise<void> {
    try {
      const details = { fault, attempts: mail.attempts }
      const fate = { fate: "quarantine", reason: "not-applied", details, sameAs: null } as const
      const gist = { address: null, name: null, subject: null }
      await settle(o.db, { id: mail.id, fate, gist })
      o.log.error(
        { code: "mail-not-applied", id: mail.id },
        "a mail went to quarantine, since it could not be placed",
      )
    } catch (error) {
      o.log.error({ code: "pump", err: String(error) }, "a mail could not be put into quarantine")
    }
  }

  async function keepLeases(): Promise<void> {
    const held = [...underWay.keys(), ...ready.map(({ id }) => id)]
    if (held.length > 0) await renew(o.db, held, LEASE_MS).catch(() => {})
  }

  ring()
  return {
    ring,
    async stop() {
      stopped = true
      clearInterval(poll)
      if (soon) clearTimeout(soon)
      await looking
      // What was not begun is there for others at once; if the database is away, its leases run out.
      for (const { id, fault } of ready.splice(0))
        await giveBack(o.db, { id, pauseMs: 0, begun: false, fault }).catch(() => {})
      await Promise.all(works)
      clearInterval(renewing)
    },
  }
}

function sizeOf(sizes: number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function withDeadline(work: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("placing it took too long")), DEADLINE_MS)
  })
  try {
    await Promise.race([work(), late])
  } finally {
    clearTimeout(timer)
  }
}
