import type { Status } from "@veridesk/contract/conversation.ts"
import type { BothSides, MacroAction, MacroContent } from "@veridesk/contract/macros.ts"

/** What texts of the catalogue may say; `shipped.ts` reads it by the contract's schema, which is narrower. */
type ShippedAction = MacroAction | { do: "status"; status: Status } | { do: "tag"; tag: string }

/** A macro of the default catalogue: text and what it is for; the rest is the installation's. */
export type ShippedMacro = {
  key: string
  group: BothSides
  title: BothSides
  body: BothSides
  forms: string[]
  actions: readonly ShippedAction[]
  compliance?: boolean
}

/** A letter of the default catalogue. */
export type ShippedLetter = Omit<ShippedMacro, "group"> & { letter: NonNullable<MacroContent["letter"]> }
