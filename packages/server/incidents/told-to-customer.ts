import type { Locale } from "@veridesk/contract/locale.ts"
import type { Db } from "../platform/db/connect.ts"
import { type Incident, isGoingOn } from "./incident.ts"
import { incidentOf } from "./store.ts"

/** What the customer of a ticket reads of the incident behind it. */
export type IncidentTold = { title: string; about: string; state: Incident["state"]; updatedAt: string }

/** The incident that a ticket is part of, in the customer's language; null where there is none that goes on. */
export async function incidentToldTo(
  db: Db,
  conversationId: string,
  locale: Locale,
): Promise<IncidentTold | null> {
  const incident = await incidentOf(db, conversationId)
  if (!incident || !isGoingOn(incident.state)) return null
  const side = locale === "zh-CN" ? "zh" : "en"
  return {
    title: incident.title[side],
    about: incident.about[side],
    state: incident.state,
    updatedAt: incident.updatedAt.toISOString(),
  }
}
