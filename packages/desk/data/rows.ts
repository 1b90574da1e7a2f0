import type { ConversationRow, Status } from "@veridesk/contract/conversation.ts"
import type { ListQuery, View } from "@veridesk/contract/desk-api.ts"

/*
 * Rules of the rows a list shows: which of two versions is the newer, what belongs into which list and where.
 * The server answers the same questions for its pages; here they are asked again for what comes by socket.
 */

export type Section = "needs-reply" | "waiting" | "solved"
export type SortBy = ListQuery["sort"]

/** The part of a row that one may change from the desk, before the server has said yes. */
export type RowPatch = Partial<
  Pick<ConversationRow, "status" | "statusKey" | "assigneeId" | "teamId" | "priority">
>

const sectionOfStatus: Record<Status, Section> = {
  new: "needs-reply",
  open: "needs-reply",
  "waiting-customer": "waiting",
  "waiting-third-party": "waiting",
  solved: "solved",
  closed: "solved",
}

export function sectionOf(row: ConversationRow): Section {
  return sectionOfStatus[row.status]
}

/** The newer of two versions of one row; rows carry the seq they were made at. */
export function newerRow(known: ConversationRow | null, incoming: ConversationRow): ConversationRow {
  if (!known) return incoming
  if (incoming.lastSeq !== known.lastSeq) return incoming.lastSeq > known.lastSeq ? incoming : known
  return incoming.updatedAt >= known.updatedAt ? incoming : known
}

export function patched(row: ConversationRow, patches: readonly RowPatch[]): ConversationRow {
  return patches.length === 0 ? row : Object.assign({}, row, ...patches)
}

/** Whether a row belongs to a view, for the person who looks. */
export function inView(row: ConversationRow, view: View, myId: string): boolean {
  if (view === "all") return true
  if (view === "mine") return row.assigneeId === myId
  if (view === "unassigned") return row.assigneeId === null
  return row.teamId === view.slice("team:".length)
}

/**
 * Order within a section: negative where `a` stands above `b`. The wait and the clock exist only while a customer
 * waits for us, so the other sections are in the order of the last change. Ties are broken by id, as on the server.
 */
export function compareRows(
  section: Section,
  sort: SortBy,
): (a: ConversationRow, b: ConversationRow) => number {
  const by = section === "needs-reply" ? sort : "newest"
  return (a, b) => {
    const order =
      by === "newest"
        ? compareText(b.updatedAt, a.updatedAt)
        : compareTimes(by === "clock" ? a.dueAt : a.waitingSince, by === "clock" ? b.dueAt : b.waitingSince)
    return order || compareText(a.id, b.id)
  }
}

/** Earlier first; who has no time at all comes last. */
function compareTimes(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return compareText(a, b)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
