import type { MacroLine, MacroVersion, OpenedMacro } from "@veridesk/contract/macros.ts"
import { notFound } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Db } from "../platform/db/connect.ts"
import { dayOf, isReviewDue, isUnused, mayApprove, mayEdit, maySee, missingSides } from "./macro.ts"
import { keptRow, keptRows, type MacroRow, type VersionRow, versionsOf } from "./store.ts"

/** All macros that somebody may see, for the tree. */
export async function macroLines(db: Db, actor: StaffActor, now: Date): Promise<MacroLine[]> {
  const rows = await keptRows(db, actor.id)
  return rows.filter(({ content }) => maySee(actor, content)).map((row) => lineView(row, now))
}

/** One macro with its versions. @throws Refusal `not-found` for what one may not see */
export async function openedMacro(
  db: Db,
  actor: StaffActor,
  { key, now }: { key: string; now: Date },
): Promise<OpenedMacro> {
  const [row, versions] = await Promise.all([keptRow(db, key), versionsOf(db, key)])
  const [newest] = versions
  if (!row || !newest || !maySee(actor, row.content)) throw notFound()
  return {
    line: lineView(row, now),
    versions: versions.map(versionView),
    mayEdit: mayEdit(actor, row.content),
    mayApprove: mayApprove(actor, newest),
  }
}

function lineView(row: MacroRow, now: Date): MacroLine {
  const { key, content, latest, published, retired, uses90, lastUsedOn } = row
  const { kind, group, title, visibility, ownerId, compliance, reviewOn } = content
  return {
    key,
    kind,
    group,
    title,
    missing: missingSides(content),
    visibility,
    ownerId,
    compliance,
    reviewOn,
    reviewDue: isReviewDue(reviewOn, dayOf(now)),
    latest,
    published,
    retired,
    uses90,
    lastUsedOn,
    unused: isUnused(row, now),
    editedAt: row.at.toISOString(),
    editedBy: row.authorName,
  }
}

function versionView({ at, publishedAt, ...row }: VersionRow): MacroVersion {
  return { ...row, at: at.toISOString(), publishedAt: publishedAt?.toISOString() ?? null }
}
