import { createHmac } from "node:crypto"
import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import type { Db } from "../platform/db/connect.ts"
import type { CheckDeps } from "./check-channel.ts"
import { identifierOf } from "./identifier.ts"
import { likenessOf } from "./look-alike.ts"
import { matchOf } from "./match.ts"
import { readPasted } from "./read-pasted.ts"
import { addReport, keepImpostor } from "./store.ts"

export type Report = {
  /** Of the request: a retry is the same report. */
  requestId: string
  what: string
  metAt: string
  story: string
  /** A customer's id, or the network of somebody who isn't signed in: people are counted, not reports. */
  reporter: string
  signedIn: boolean
  /** Ids of uploads that belong to it. */
  fileIds: string[]
}

export type ReportDeps = CheckDeps & {
  db: Db
  secret: string
  secretsIn: (values: Readonly<Record<string, string>>) => Promise<{ field: string; kind: string }[]>
  hold: (tx: Db, o: { ids: string[]; what: string }) => Promise<unknown>
}

/** Files of a report are held under this. */
function heldAs(reportId: string): string {
  return `impostor-report ${reportId}`
}

/**
 * A report of somebody who pretends to be us; all reports of one thing meet in one impostor for the desk.
 * @returns the id of that impostor
 * @throws Refusal `secret-found` 422 with what was found where a secret was typed: nothing is kept ·
 * `report-official` 422 where the thing is one of ours
 */
export async function reportImpostor(o: ReportDeps, r: Report): Promise<string> {
  const { what, metAt, story } = r
  const secrets = await o.secretsIn({ story, what, metAt })
  if (secrets.length > 0) throw new Refusal("secret-found", 422, { detail: secrets })
  const reading = readPasted(what)
  const { entries } = await o.register.fresh()
  if (matchOf(reading, entries).found) throw new Refusal("report-official", 422)
  const likeness = likenessOf(reading, entries)
  const now = o.clock()
  return inTransaction(o.db, async (tx) => {
    const impostorId = await keepImpostor(tx, {
      ...identifierOf(reading),
      id: newId(),
      resembles: likeness?.key ?? null,
      tricks: likeness?.tricks ?? [],
      at: now,
    })
    const reporter = createHmac("sha256", o.secret).update(`impostor reporter ${r.reporter}`).digest()
    const { requestId: id, signedIn } = r
    const isNew = await addReport(tx, { id, impostorId, reporter, signedIn, metAt, story, at: now })
    if (isNew && r.fileIds.length > 0) await o.hold(tx, { ids: r.fileIds, what: heldAs(id) })
    return impostorId
  })
}
