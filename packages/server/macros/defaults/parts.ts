import type { MacroAction } from "@veridesk/contract/macros.ts"

/** Says the customer has to do something; the clock of the answer stands meanwhile. */
export const waitForCustomer: MacroAction = { do: "status", status: "waiting-customer" }
/** Chain, bank, the other platform or another department has to do something. */
export const waitForOthers: MacroAction = { do: "status", status: "waiting-third-party" }
export const solved: MacroAction = { do: "status", status: "solved" }
export const takeIt: MacroAction = { do: "assign-me" }
