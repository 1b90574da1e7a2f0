import type { Status } from "@veridesk/contract/conversation.ts"
import type { TicketStatus } from "../../../portal/props-ticket.ts"

const SHOWN: Record<Status, TicketStatus> = {
  new: "received",
  open: "in-review",
  "waiting-customer": "waiting-for-you",
  "waiting-third-party": "waiting-on-others",
  solved: "solved",
  closed: "closed",
}

/** A ticket's state in the customer's words. */
export function shownStatus(status: Status): TicketStatus {
  return SHOWN[status]
}

export function statusGroup(status: Status): "open" | "waiting-for-you" | "closed" {
  if (status === "waiting-customer") return "waiting-for-you"
  return status === "solved" || status === "closed" ? "closed" : "open"
}

/** Which states each tab of the ticket list holds. */
export const TABS: Record<"open" | "waiting" | "closed", Status[]> = {
  open: ["new", "open", "waiting-third-party"],
  waiting: ["waiting-customer"],
  closed: ["solved", "closed"],
}
export type Tab = keyof typeof TABS
