import type { BothSides, MacroAction, MacroContent } from "@veridesk/contract/macros.ts"

/** A macro of the default catalogue: text and what it is for; the rest is the installation's. */
export type ShippedMacro = {
  key: string
  group: BothSides
  title: BothSides
  body: BothSides
  forms: string[]
  actions: readonly MacroAction[]
  compliance?: boolean
}

/** A letter of the default catalogue. */
export type ShippedLetter = Omit<ShippedMacro, "group"> & { letter: NonNullable<MacroContent["letter"]> }
