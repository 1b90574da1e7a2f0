import type { MacroUse, OfferedMacro } from "@veridesk/contract/macros.ts"
import { variablesIn } from "@veridesk/contract/macro-variables.ts"
import { flushSync } from "react-dom"
import { draftKey } from "../data/draft.ts"
import { drafts, write } from "../data/drafts.ts"
import { timelines } from "../data/state.ts"
import { fieldOf } from "./holes.ts"
import { pickings } from "./picking.ts"

const MOST_USES = 5

/** Puts a macro's text where the slash stood, and the cursor on the first thing to fill in. */
export function insert(id: string, macro: OfferedMacro): void {
  const picking = pickings.get(id)
  const draft = drafts.get(draftKey(id, "reply"))
  const text = draft?.text ?? ""
  const { start, end } = picking ?? { start: text.length, end: text.length }
  const next = text.slice(0, start) + macro.text + text.slice(end)
  flushSync(() => {
    pickings.set(id, null)
    write(id, "reply", {
      text: next,
      macros: withUse(draft?.macros ?? [], macro),
      basedOn: timelines.get(id)?.cursor ?? 0,
    })
  })
  const hole = variablesIn(next).find((one) => one.start >= start)
  const after = start + macro.text.length
  const field = fieldOf(id)
  field?.focus()
  field?.setSelectionRange(hole?.start ?? after, hole?.end ?? after)
}

/** A macro counts once in a reply, however often its text was put in. */
export function withUse(
  uses: readonly MacroUse[],
  { key, version, actions }: Pick<OfferedMacro, "key" | "version" | "actions">,
): MacroUse[] {
  return [...uses.filter((use) => use.key !== key), { key, version, actions }].slice(-MOST_USES)
}

/** Without one action; the use itself stays, since its text does. */
export function withoutAction(uses: readonly MacroUse[], key: string, at: number): MacroUse[] {
  return uses.map((use) =>
    use.key === key ? { ...use, actions: use.actions.filter((_, index) => index !== at) } : use,
  )
}
