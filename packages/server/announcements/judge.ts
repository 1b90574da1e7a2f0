import { Refusal } from "@veridesk/contract/errors.ts"
import { checklistFor, mayStep } from "./announcement.ts"
import type { AnnouncementDeps, Writing } from "./deps.ts"
import { insertJudgement, setStage, type Version } from "./store.ts"
import { checkDecider, checkStanding, checkWriter, heldAt, writeOnce } from "./write.ts"

type Asked = { requestId: string; id: string; version: number }

/**
 * Hands the newest version to a second person.
 * @throws Refusal `announcement-incomplete` 422 with what is missing
 */
export async function submitAnnouncement(o: AnnouncementDeps, ctx: Writing, s: Asked): Promise<string> {
  checkWriter(ctx.actor)
  return writeOnce(ctx, { ...s, act: "submit" }, async (tx) => {
    const { item, newest } = await heldAt(tx, s)
    checkStanding(item)
    checkStep(item.stage, "waiting")
    checkComplete(o, newest, ctx.now)
    await setStage(tx, { id: s.id, stage: "waiting" })
  })
}

/**
 * Says as a second person that the newest version may go out, or why it may not. The database refuses it as well.
 * @throws Refusal `own-announcement` 403 for whoever wrote any of it since it was last published
 */
export async function judgeAnnouncement(
  ctx: Writing,
  j: Asked & { approved: boolean; why: string },
): Promise<string> {
  checkDecider(ctx.actor)
  return writeOnce(ctx, j, async (tx) => {
    const { item, newest } = await heldAt(tx, j)
    checkStanding(item)
    const to = j.approved ? "approved" : "refused"
    checkStep(item.stage, to)
    if (newest.authors.includes(ctx.actor.id)) throw new Refusal("own-announcement", 403)
    const { id, version, approved, why } = j
    const { authors } = newest
    await insertJudgement(tx, { id, version, authors, approved, by: ctx.actor.id, why, now: ctx.now })
    await setStage(tx, { id, stage: to })
  })
}

/** @throws Refusal `not-possible-now` 409 */
export function checkStep(from: Parameters<typeof mayStep>[0], to: Parameters<typeof mayStep>[1]): void {
  if (!mayStep(from, to)) throw new Refusal("not-possible-now", 409, { values: { from, to } })
}

/** @throws Refusal `announcement-incomplete` 422 with the checklist */
export function checkComplete(o: AnnouncementDeps, version: Version, now: Date): void {
  const { content, reason, note, judged } = version
  const list = checklistFor({
    content,
    reason,
    note,
    judged: judged?.approved ?? null,
    isOurs: o.isOurs,
    now,
  })
  if (list.some(({ ok, stops }) => stops && !ok))
    throw new Refusal("announcement-incomplete", 422, { detail: list })
}
