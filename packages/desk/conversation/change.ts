import { newId } from "@veridesk/contract/ids.ts"
import type { ConversationRow, Status, WaitingOn } from "@veridesk/contract/conversation.ts"
import { sendChange } from "../data/outbox.ts"
import type { Change } from "../data/server.ts"
import { me, rows } from "../data/state.ts"
import { tell } from "../frame/toasts.ts"
import { clearGone } from "../inbox/list.ts"
import { openChildren, tellOfParent } from "../merging/acts.ts"
import { say } from "../words/words.ts"

/*
 * The changes one makes to a conversation. Each shows at once, can be taken back for a while, and gives way where
 * the server says no.
 */

type SettableStatus = Exclude<Status, "new" | "closed">

/** Where each state may go from the desk; the server's table is the one that counts. */
export const nextStatuses: Record<Status, readonly SettableStatus[]> = {
  new: ["open", "waiting-customer", "waiting-third-party", "solved"],
  open: ["waiting-customer", "waiting-third-party", "solved"],
  "waiting-customer": ["open", "waiting-third-party", "solved"],
  "waiting-third-party": ["open", "waiting-customer", "solved"],
  solved: ["open"],
  closed: [],
}

/** `label` is one of the installation's own of that status. */
export function setStatus(
  id: string,
  status: SettableStatus,
  { on, label }: { on?: WaitingOn; label?: { key: string; name: string } } = {},
): void {
  const row = rows.get(id)
  const key = label?.key ?? null
  if (!row || (row.status === status && row.statusKey === key && !on)) return
  const before = { status: row.status, key: row.statusKey }
  send(id, { kind: "status", status, ...(on && { on }), ...(key && { key }) })
  const named = label?.name ?? (on ? say("status.for", { on: say(`on.${on}`) }) : say(`status.${status}`))
  const text = status === "solved" ? say("did.resolved") : say("did.status", { status: named })
  const undo = () => returnTo(id, before)
  const children = status === "solved" ? openChildren(id) : 0
  if (children === 0) return tell(text, { undo })
  // What was the matter with the parent may still be the matter with them: nobody closes them, but somebody may look.
  tell(say("ties.resolved", { n: children }), {
    undo,
    action: { label: say("ties.tell.short"), run: () => void tellOfParent(id) },
  })
}

/** Resolves, or opens again what was resolved. */
export function toggleResolved(id: string): void {
  const status = rows.get(id)?.status
  if (status) setStatus(id, status === "solved" ? "open" : "solved")
}

export function assign(id: string, assigneeId: string | null, name: string): void {
  const row = rows.get(id)
  if (!row || row.assigneeId === assigneeId) return
  const before = row.assigneeId
  send(id, { kind: "assign", assigneeId })
  tell(assigneeId ? say("did.assigned", { name }) : say("did.unassigned"), {
    undo: () => send(id, { kind: "assign", assigneeId: before }),
  })
}

export function assignToMe(id: string): void {
  const person = me.get()
  if (person) assign(id, person.id, person.name)
}

/** Hands a ticket to another team, with what its people should know. */
export function handOff(id: string, to: { teamId: string; name: string; reason: string }): void {
  const row = rows.get(id)
  if (!row || row.teamId === to.teamId) return
  const { teamId: before, assigneeId } = row
  send(id, { kind: "team", teamId: to.teamId, reason: to.reason, noteId: newId() })
  tell(say("did.moved", { name: to.name }), {
    undo: () => {
      send(id, { kind: "team", teamId: before })
      // Moving may have taken the conversation from its person; the way back gives it again.
      if (assigneeId) send(id, { kind: "assign", assigneeId })
    },
  })
}

export function prioritise(id: string, priority: ConversationRow["priority"], name: string): void {
  const row = rows.get(id)
  if (!row || row.priority === priority) return
  const before = row.priority
  send(id, { kind: "priority", priority })
  tell(say("did.prioritised", { name }), { undo: () => send(id, { kind: "priority", priority: before }) })
}

/** Back to an earlier state, by the steps the state machine has: what is solved first has to be open again. */
function returnTo(id: string, { status, key }: { status: Status; key: string | null }): void {
  const now = rows.get(id)?.status
  const label = key === null ? {} : { key }
  const to = status === "new" || status === "closed" ? "open" : status
  if (now === "solved" && to !== "solved" && to !== "open") send(id, { kind: "status", status: "open" })
  send(id, { kind: "status", status: to, ...label })
}

/** One's own act may change the list at once: it is no surprise. */
function send(id: string, change: Change): void {
  sendChange(id, change)
  queueMicrotask(clearGone)
}
