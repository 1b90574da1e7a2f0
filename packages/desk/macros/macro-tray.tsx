import { unresolvedIn } from "@veridesk/contract/macro-variables.ts"
import type { MacroUse } from "@veridesk/contract/macros.ts"
import { useCell } from "../data/cell.ts"
import { draftKey } from "../data/draft.ts"
import { drafts, write } from "../data/drafts.ts"
import { Icon } from "../frame/icon.tsx"
import { useSay } from "../words/words.ts"
import { useActionText } from "./action-text.ts"
import { selectHole } from "./holes.ts"
import { withoutAction } from "./insert.ts"
import { isLetterKey } from "./is-letter.ts"
import css from "./macro-tray.module.css"
import { variableName } from "./variable-name.ts"

const none: readonly MacroUse[] = []

/** Over a reply: what its macros will do when it is sent, each of which can be left out, and what is still to be filled in. */
export function MacroTray({ id }: { id: string }) {
  const words = useSay()
  const actionText = useActionText()
  const draft = useCell(drafts.of(draftKey(id, "reply")))
  const uses = draft?.macros ?? none
  const holes = unresolvedIn(draft?.text ?? "")
  const acts = uses.flatMap(({ key, actions }) => actions.map((action, at) => ({ key, action, at })))
  const isLetter = uses.some(({ key }) => isLetterKey(key))
  return (
    <>
      {(acts.length > 0 || isLetter) && (
        <div className={css.row}>
          {acts.length > 0 && <span className={css.label}>{words("macro.will")}</span>}
          <ul className={css.chips} aria-label={words("macro.will")}>
            {acts.map(({ key, action, at }) => (
              <li key={`${key}-${at}`} className={css.chip}>
                {actionText(action)}
                <button
                  type="button"
                  aria-label={words("macro.leave-out", { action: actionText(action) })}
                  onClick={() => write(id, "reply", { macros: withoutAction(uses, key, at) })}
                >
                  <Icon name="close" size={12} />
                </button>
              </li>
            ))}
          </ul>
          {isLetter && (
            <a
              className={css.print}
              href={`/api/desk/conversations/${id}/letter`}
              target="_blank"
              rel="noreferrer"
            >
              <Icon name="document" size={14} />
              {words("macro.print")}
            </a>
          )}
        </div>
      )}
      {holes.length > 0 && (
        <div className={`${css.row} ${css.holes}`} role="status">
          <span className={css.label}>{words("macro.missing", { n: holes.length })}</span>
          <ul className={css.chips}>
            {holes.map((name) => (
              <li key={name}>
                <button type="button" className={css.hole} onClick={() => selectHole(id, name)}>
                  {variableName(words, name)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
