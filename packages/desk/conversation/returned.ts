import type { TimelineEvent } from "@veridesk/contract/conversation.ts"

/** What became of an answer's mail: which one, and whether it came back or could not be sent. */
export interface Returned {
  mailId: string
  how: "bounced" | "failed"
}

/** By message those whose mail failed or came back, until it went again: as it was, or as another answer. */
export function returnedOf(events: readonly TimelineEvent[]): Map<string, Returned> {
  const found = new Map<string, Returned>()
  for (const { kind, payload } of events) {
    const { about, how, mailId, resends } = payload
    if (kind === "mail.bounced" && typeof about === "string" && typeof mailId === "string") {
      if (how === "bounced" || how === "failed") found.set(about, { mailId, how })
    } else if (kind === "mail.resent" && typeof about === "string") found.delete(about)
    else if (typeof resends === "string")
      for (const [id, { mailId: failed }] of found) if (failed === resends) found.delete(id)
  }
  return found
}
