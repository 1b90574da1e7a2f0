import type { Account } from "./account.ts"
import { type Health, POLL_MS, startWatch, type Watch, type WatchDeps } from "./watch.ts"

export type AccountHealth = Health & { key: string; state: "ok" | "late" | "down" }

export type Imap = {
  health(): AccountHealth[]
  /** Reads a mailbox elsewhere now: somebody has asked for something. */
  wake(mailboxId: string): void
  /** Waits until every mailbox has been read once more, or has failed. */
  readOnce(): Promise<void>
  close(): Promise<void>
}

const LOOK_MS = 10_000
/** What hasn't been read for so many times the usual is late. */
const LATE = 3
const DOWN_MS = 15 * 60_000

/** Follows all mailboxes that are fetched elsewhere, and whichever is added, changed or taken away meanwhile. */
export function openImap(o: WatchDeps & { accounts: () => Account[] }): Imap {
  const watches = new Map<string, { account: Account; watch: Watch }>()
  const ending = new Set<Promise<void>>()
  const timer = setInterval(look, LOOK_MS)
  timer.unref()
  look()

  function look(): void {
    const wanted = new Map(o.accounts().map((account) => [account.mailboxId, account]))
    for (const [id, { account, watch }] of watches) {
      if (wanted.get(id)?.version === account.version) continue
      watches.delete(id)
      const end = watch.stop().finally(() => ending.delete(end))
      ending.add(end)
    }
    for (const [id, account] of wanted)
      if (!watches.has(id)) watches.set(id, { account, watch: startWatch(account, o) })
  }

  return {
    health: () =>
      [...watches.values()].map(({ account, watch }) => {
        const health = watch.health()
        return { ...health, key: account.key, state: stateOf(health, o.clock(), o.pollMs ?? POLL_MS) }
      }),
    wake: (mailboxId) => watches.get(mailboxId)?.watch.wake(),
    async readOnce() {
      look()
      await Promise.all([...watches.values()].map(({ watch }) => watch.readOnce()))
    },
    async close() {
      clearInterval(timer)
      await Promise.all([...[...watches.values()].map(({ watch }) => watch.stop()), ...ending])
      watches.clear()
    },
  }
}

function stateOf({ lastAt, failingSince }: Health, now: Date, pollMs: number): AccountHealth["state"] {
  if (failingSince && now.getTime() - failingSince.getTime() > DOWN_MS) return "down"
  if (failingSince || (lastAt && now.getTime() - lastAt.getTime() > LATE * pollMs)) return "late"
  return "ok"
}
