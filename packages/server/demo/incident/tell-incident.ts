import type { StaffActor } from "@veridesk/contract/people.ts"
import { declareIncident, editIncident, incidentById } from "../../incidents/index.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { Day } from "../day.ts"
import { stableId } from "../stable-id.ts"

const title = { en: "USDT deposits over TRON were late", zh: "TRON 网络 USDT 充值到账延迟" }
const about = {
  en: "One of our TRON nodes fell behind the chain. Deposits were late for 45 minutes; all of them are credited.",
  zh: "一个 TRON 节点同步落后，充值延迟 45 分钟，现已全部入账。",
}

/** The desk's side of the incident that the announcements tell of: declared at its start, over before the demo's present. */
export async function tellIncident(o: { db: Db; day: Day; by: StaffActor }): Promise<void> {
  const id = stableId("incident tron")
  const at = (minutes: number) => ({ db: o.db, actor: o.by, now: o.day.at(minutes), announce: () => {} })
  await declareIncident(at(-105), {
    requestId: stableId("incident tron declare"),
    incidentId: id,
    title,
    about,
  })
  // A demo that was broken off here and is told again has it over already.
  const told = await incidentById(o.db, id)
  if (told?.state !== "declared") return
  await editIncident(at(-60), { id, title, about, state: "resolved", basedOn: told.updatedAt.toISOString() })
}
