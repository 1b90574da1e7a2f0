import type { Status } from "@veridesk/contract/conversation.ts"
import type { CustomerKey, StaffKey } from "./people.ts"
import type { Drawing } from "./pictures/drawings.ts"

/** One ticket of the demo from the form to now. Times are minutes from the moment the demo is made, most of them past. */
export type Story = {
  /** Ids are made of it: unique, and never changed. */
  key: string
  at: number
  from: { customer: CustomerKey } | { lockedOut: LockedOut }
  form: string
  /** What was typed into the form, by field. */
  values: Record<string, string>
  /** A field that asks when, and when it was. */
  when?: { field: string; at: number }
  text: string
  files: Picture[]
  steps: Step[]
}

/** Somebody who could not sign in, as they call themselves. */
export type LockedOut = { identifier: string; email: string; problem: string; locale: "en" | "zh-CN" }
export type Picture = { name: string; drawing: Drawing }

export type Step = { at: number } & (
  | { act: "write"; text: string; files: Picture[] }
  | { act: "follow-up" }
  | { act: "fixed" }
  | { act: "reopen"; text: string }
  | { act: "reply"; by: StaffKey; text: string; then: "stay" | "resolve" }
  | { act: "note"; by: StaffKey; text: string }
  | { act: "assign"; by: StaffKey; to: StaffKey }
  | { act: "move"; by: StaffKey; team: string }
  | { act: "prioritise"; by: StaffKey; priority: number }
  | { act: "status"; by: StaffKey; status: Status }
  | { act: "read"; by: StaffKey }
  | { act: "draft"; by: StaffKey; text: string }
)

type Ticket = Omit<Story, "from" | "form" | "files" | "steps"> & { files?: Picture[]; steps?: Step[] }
type Filed = Ticket & { who: CustomerKey }

export const deposit = (o: Filed) => filed("deposit-not-credited", o)
export const withdrawal = (o: Filed) => filed("withdrawal-delayed", o)
export const login = (o: Filed) => filed("account-login", o)
export const other = (o: Omit<Filed, "values" | "when"> & { topic: string }) => {
  const { topic, ...rest } = o
  return filed("other", { ...rest, values: { topic } })
}
export const lockedOut = (o: Omit<Ticket, "values" | "when" | "files"> & { person: LockedOut }): Story => {
  const { person, ...rest } = o
  return { steps: [], ...rest, files: [], values: {}, form: "account-login", from: { lockedOut: person } }
}

function filed(form: string, { who, ...rest }: Filed): Story {
  return { files: [], steps: [], ...rest, form, from: { customer: who } }
}

/** What the customer does. */
export const writes = (at: number, text: string, ...files: Picture[]): Step => ({
  at,
  act: "write",
  text,
  files,
})
export const followsUp = (at: number): Step => ({ at, act: "follow-up" })
export const saysFixed = (at: number): Step => ({ at, act: "fixed" })
export const reopens = (at: number, text: string): Step => ({ at, act: "reopen", text })

/** What staff do. */
export const replies = (at: number, by: StaffKey, text: string): Step => ({
  at,
  act: "reply",
  by,
  text,
  then: "stay",
})
export const resolves = (at: number, by: StaffKey, text: string): Step => ({
  at,
  act: "reply",
  by,
  text,
  then: "resolve",
})
export const notes = (at: number, by: StaffKey, text: string): Step => ({ at, act: "note", by, text })
export const takes = (at: number, by: StaffKey): Step => ({ at, act: "assign", by, to: by })
export const assigns = (at: number, by: StaffKey, to: StaffKey): Step => ({ at, act: "assign", by, to })
export const moves = (at: number, by: StaffKey, team: string): Step => ({ at, act: "move", by, team })
export const ranks = (at: number, by: StaffKey, priority: number): Step => ({
  at,
  act: "prioritise",
  by,
  priority,
})
export const waitsForOthers = (at: number, by: StaffKey): Step => ({
  at,
  act: "status",
  by,
  status: "waiting-third-party",
})
export const reads = (at: number, by: StaffKey): Step => ({ at, act: "read", by })
export const drafts = (at: number, by: StaffKey, text: string): Step => ({ at, act: "draft", by, text })
