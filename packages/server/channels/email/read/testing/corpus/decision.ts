import type { Judged, Thread } from "./judged.ts"
import type { Expected } from "./row.ts"

/** Of a mail that nobody signed, from a domain whose name servers know nothing. */
const PROVES_NOTHING: Judged = {
  aligned: false,
  spf: "none",
  dkim: "none",
  dkimBy: [],
  dmarc: "none",
  policy: null,
  arc: "none",
  doubts: [],
  resembles: null,
}

/** Where it goes by its own expectation, else by what it is; one for each mailbox that it was for. */
export function threadsOf(expected: Expected): Thread[] {
  return [expected.thread ?? usual(expected)].flat()
}

/** Who it is from by its own expectation, else nobody who could be proven; null of what can't be read: nothing is said of it. */
export function judgedOf({ authenticity, unreadable, kind, marks = [] }: Expected): Judged | null {
  if (unreadable) return null
  const doubts: Judged["doubts"] = []
  if (marks.includes("several-senders")) doubts.push("several-senders")
  if (marks.includes("name-shows-address")) doubts.push("name-shows-address")
  if (kind === "list") doubts.push("list")
  return { ...PROVES_NOTHING, doubts, ...authenticity }
}

/** What a person wrote opens a conversation. */
function usual({ unreadable, kind = "person", from, marks = [] }: Expected): Thread {
  if (unreadable) return `quarantine: ${unreadable}`
  if (kind === "bounce" || kind === "feedback") return "rejected: bounce-of-nothing"
  if (from?.length === 0) return "quarantine: no-sender"
  if (marks.includes("several-senders")) return "quarantine: several-senders"
  if (kind === "out-of-office" || kind === "receipt") return "rejected: automatic"
  return "opens"
}
