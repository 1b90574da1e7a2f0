import type { Status } from "@veridesk/contract/conversation.ts"

/** What a macro does beside its text; shown as chips before it is sent. */
export type MacroAction =
  | { do: "status"; status: Status }
  | { do: "priority"; priority: 0 | 1 | 2 | 3 | 4 }
  | { do: "team"; team: string }
  | { do: "assign-me" }
  | { do: "tag"; tag: string }

export type DefaultMacro = {
  key: string
  title: { en: string; zh: string }
  body: { en: string; zh: string }
  /** Keys of the forms it is for; all of them where none is named. */
  forms: string[]
  actions: MacroAction[]
  /** Text that compliance answers for. */
  compliance?: boolean
  group: { en: string; zh: string }
}

/** Says the customer has to do something; the clock of the answer stands meanwhile. */
export const waitForCustomer: MacroAction = { do: "status", status: "waiting-customer" }
/** Chain, bank, the other platform or another department has to do something. */
export const waitForOthers: MacroAction = { do: "status", status: "waiting-third-party" }
export const solved: MacroAction = { do: "status", status: "solved" }
export const takeIt: MacroAction = { do: "assign-me" }
