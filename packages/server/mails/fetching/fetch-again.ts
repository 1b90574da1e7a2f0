import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { Fetching } from "@veridesk/contract/mail/mailbox-desk.ts"
import type { Mailbox } from "@veridesk/contract/mail/mailbox.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../../platform/context.ts"
import { inTransaction } from "../../platform/db/transaction.ts"
import { once } from "../../platform/writes/once.ts"
import { askAgain, stateOfFolders } from "./store.ts"

export type FetchDeps = {
  mailboxByKey: (key: string) => Mailbox | null
  /** How a mailbox is fetched just now, as the channel sees it; null where nothing is fetched at all. */
  healthOf: (key: string) => Pick<Fetching, "state" | "lastAt" | "fault"> | null
  /** Has the channel look at once. */
  wake: (mailboxId: string) => void
}

/**
 * Has a mailbox elsewhere looked through again from a moment on: what is not here is taken in, what is stays once. Once for
 * its request; the channel reads by itself what is asked for. @throws Refusal `forbidden`, `not-found`,
 * `mailbox-not-fetched`, `fetch-from-future`, `mailbox-not-read-yet`
 */
export async function fetchAgain(
  ctx: Context<StaffActor>,
  o: FetchDeps,
  a: { key: string; requestId: string; since: string },
): Promise<Fetching> {
  const box = fetchedBox(ctx, o, a.key)
  const { actor, now } = ctx
  const since = new Date(a.since)
  if (since > now) throw new Refusal("fetch-from-future", 422)
  const input = { mailbox: box.id, since: a.since }
  await inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: actor.id, key: a.requestId, input }, async () => {
      const folders = await askAgain(tx, { mailboxId: box.id, since, by: actor.id, at: now })
      if (folders === 0) throw new Refusal("mailbox-not-read-yet", 409)
      return { folders }
    }),
  )
  o.wake(box.id)
  return fetchingOf(ctx, o, a.key)
}

/** How a mailbox elsewhere is fetched: folder by folder, and what came of looking through it again. */
export async function fetchingOf(ctx: Context<StaffActor>, o: FetchDeps, key: string): Promise<Fetching> {
  const box = fetchedBox(ctx, o, key)
  const { folders, waiting } = await stateOfFolders(ctx.db, box.id)
  const iso = (at: Date | null) => at?.toISOString() ?? null
  const health = o.healthOf(box.key) ?? { state: "off" as const, lastAt: null, fault: null }
  const wanted = new Set(box.imap?.folders)
  return {
    ...health,
    waiting,
    folders: folders
      .filter(({ folder }) => wanted.has(folder))
      .map((f) => ({
        folder: f.folder,
        checkedAt: iso(f.checkedAt),
        lastUid: f.lastUid,
        missed: f.missed,
        fault: f.fault,
        failingSince: iso(f.failingSince),
        again:
          f.againFrom && f.againAt
            ? {
                from: f.againFrom.toISOString(),
                askedBy: f.againBy,
                askedAt: f.againAt.toISOString(),
                found: f.againFound,
                taken: f.againTaken,
                doneAt: iso(f.againDoneAt),
              }
            : null,
      })),
  }
}

function fetchedBox({ actor }: Context<StaffActor>, o: FetchDeps, key: string): Mailbox {
  if (actor.role !== "administrator") throw new Refusal("forbidden", 403)
  const box = o.mailboxByKey(key)
  if (!box) throw notFound()
  if (!box.imap) throw new Refusal("mailbox-not-fetched", 409)
  return box
}
