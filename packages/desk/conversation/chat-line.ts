import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import { prefs } from "../data/prefs.ts"
import type { DeskIcon } from "../frame/icon-names.ts"
import { clockTime } from "../frame/time.ts"
import { isWordKey, type Say } from "../words/words.ts"

const icons: Record<string, DeskIcon> = {
  "chat.queued": "queue",
  "chat.offered": "chat",
  "chat.offer-over": "clock",
  "chat.joined": "chat",
  "chat.left": "queue",
  "chat.transferred": "handoff",
  "chat.to-ticket": "ticket",
  "chat.ended": "check-circle",
  "chat.warned": "warning",
  "chat.paused": "warning",
  "chat.resumed": "reopen",
  "chat.watched": "show",
}

/** What happened to a live conversation; null for what is none of its events. */
export function chatLine(
  { kind, payload }: TimelineEvent,
  words: Say,
  { who, names }: { who: string; names: { staff(id: string | null): string } },
): { icon: DeskIcon; text: string } | null {
  const icon = icons[kind]
  const how = `event.${kind}${variant(kind, payload)}`
  if (!icon || !isWordKey(how)) return null
  const id = payload["is"] ?? payload["was"]
  const name = names.staff(typeof id === "string" ? id : null) || "–"
  const until = typeof payload["until"] === "string" ? clockTime(prefs.get().locale, payload["until"]) : "–"
  const to = typeof payload["toName"] === "string" ? payload["toName"] : "–"
  return { icon, text: words(how, { who, name, until, to }) }
}

/** What of an event changes its sentence. */
function variant(kind: string, payload: Record<string, unknown>): string {
  if (kind === "chat.queued") return payload["again"] === true ? ".again" : ""
  if (kind === "chat.left" || kind === "chat.offer-over") return `.${String(payload["why"])}`
  if (kind === "chat.ended")
    return payload["reason"] === "conduct" ? ".conduct" : payload["by"] === "idle" ? ".idle" : ""
  return ""
}
