import { EMPTY_BODY } from "@veridesk/contract/announcement-body.ts"
import type { AnnouncementContent, AnnouncementKind } from "@veridesk/contract/announcements.ts"

/** What a new announcement of a kind starts with. */
export function startOf(kind: AnnouncementKind): AnnouncementContent {
  const words = () => ({ title: "", summary: "", body: EMPTY_BODY })
  return {
    kind,
    texts: { en: words(), zh: words() },
    affected: [],
    startsAt: null,
    endsAt: null,
    severity: kind === "security" || kind === "incident" ? "warning" : "info",
    audience: { to: "everybody" },
    incident: kind === "incident" ? { stage: "investigating", incidentId: null } : null,
  }
}

/** The same text as another kind: only incidents have stages. */
export function asKind(content: AnnouncementContent, kind: AnnouncementKind): AnnouncementContent {
  return {
    ...content,
    kind,
    incident: kind === "incident" ? (content.incident ?? startOf(kind).incident) : null,
  }
}
