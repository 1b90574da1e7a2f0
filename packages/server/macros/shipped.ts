import { type BothSides, type MacroContent, macroContent } from "@veridesk/contract/macros.ts"
import { defaultLetters } from "./default-letters.ts"
import { defaultMacros } from "./default-macros.ts"
import type { ShippedMacro } from "./shipped-macro.ts"

const LETTERS: BothSides = { en: "Letters", zh: "信函" }

/** Everything that comes with the product, as content of a first version. */
export function shippedMacros(): { key: string; content: MacroContent }[] {
  return [
    ...defaultMacros.map(({ key, ...macro }) => ({ key, content: contentOf({ letter: null, ...macro }) })),
    ...defaultLetters.map(({ key, ...macro }) => ({ key, content: contentOf({ group: LETTERS, ...macro }) })),
  ]
}

/** @throws ZodError where what we ship is not what the contract allows: the product doesn't start with it */
function contentOf(m: Omit<ShippedMacro, "key"> & { letter: MacroContent["letter"] }): MacroContent {
  return macroContent.parse({
    kind: m.letter ? "letter" : "macro",
    letter: m.letter,
    group: m.group,
    title: m.title,
    body: m.body,
    forms: m.forms,
    actions: m.actions,
    visibility: "everyone",
    teamIds: [],
    ownerId: null,
    reviewOn: null,
    compliance: m.compliance ?? false,
  })
}
