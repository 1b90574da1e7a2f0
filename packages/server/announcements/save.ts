import type { AnnouncementContent, BothSides } from "@veridesk/contract/announcements.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import { assetsOf } from "./announcement.ts"
import type { Writing } from "./deps.ts"
import { addVersion, insertItem } from "./store.ts"
import { checkStanding, checkWriter, heldAt, writeOnce } from "./write.ts"

const NOTHING: BothSides = { en: "", zh: "" }

/** A new announcement, which nobody sees outside the desk. @returns its id, the client's own */
export async function makeAnnouncement(
  ctx: Writing,
  m: { requestId: string; id: string; content: AnnouncementContent },
): Promise<string> {
  checkWriter(ctx.actor)
  return writeOnce(ctx, m, async (tx) => {
    const { id, content } = m
    const { actor, now } = ctx
    await insertItem(tx, { id, kind: content.kind, assets: assetsOf(content), now })
    const author = { authorId: actor.id, authors: [actor.id] }
    await addVersion(tx, { id, version: 1, reason: "first", note: NOTHING, content, ...author, now })
  })
}

/**
 * Writes on: a new version, a draft again whatever the one before had come to.
 * @throws Refusal `changed-meanwhile` 409 where somebody saved since · `not-possible-now` 409 where the newest is out: that is corrected, which says why
 */
export async function saveAnnouncement(
  ctx: Writing,
  s: {
    requestId: string
    id: string
    basedOn: number
    content: AnnouncementContent
    note?: BothSides | undefined
  },
): Promise<string> {
  checkWriter(ctx.actor)
  return writeOnce(ctx, s, async (tx) => {
    const { item, newest } = await heldAt(tx, { id: s.id, version: s.basedOn })
    checkStanding(item)
    if (item.stage === "published")
      throw new Refusal("not-possible-now", 409, { values: { from: "published", to: "draft" } })
    const { reason } = newest
    const note = reason === "first" ? NOTHING : (s.note ?? newest.note)
    if (reason !== "first" && !(note.en && note.zh))
      throw new Refusal("announcement-incomplete", 422, { detail: ["note"] })
    await addVersion(tx, {
      id: s.id,
      version: item.latest + 1,
      reason,
      note,
      content: s.content,
      authorId: ctx.actor.id,
      authors: [...new Set([...newest.authors, ctx.actor.id])],
      now: ctx.now,
    })
  })
}

/**
 * Begins a new version of what is out, because something in it was wrong or something has happened since. What is out
 * stays until the new one has been approved and published, and keeps its place in the history then.
 */
export async function correctAnnouncement(
  ctx: Writing,
  c: {
    requestId: string
    id: string
    basedOn: number
    reason: "correction" | "update"
    note: BothSides
    content: AnnouncementContent
  },
): Promise<string> {
  checkWriter(ctx.actor)
  return writeOnce(ctx, c, async (tx) => {
    const { item } = await heldAt(tx, { id: c.id, version: c.basedOn })
    checkStanding(item)
    if (item.stage !== "published")
      throw new Refusal("not-possible-now", 409, { values: { from: item.stage, to: c.reason } })
    const { id, reason, note, content } = c
    const author = { authorId: ctx.actor.id, authors: [ctx.actor.id] }
    await addVersion(tx, { id, version: item.latest + 1, reason, note, content, ...author, now: ctx.now })
  })
}
