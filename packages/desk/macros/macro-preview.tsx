import { variablesIn } from "@veridesk/contract/macro-variables.ts"
import type { MacroAction } from "@veridesk/contract/macros.ts"
import type { ReactNode } from "react"
import { Chip } from "../frame/chip.tsx"
import { useSay } from "../words/words.ts"
import { useActionText } from "./action-text.ts"
import css from "./macro-picker.module.css"

interface Shown {
  text: string
  language: "en" | "zh-CN"
  otherLanguage: boolean
  actions: readonly MacroAction[]
}

/** A macro as it would be sent now: text with its holes, what it does, and a remark where the language isn't the customer's. */
export function MacroPreview({ macro }: { macro: Shown }) {
  const words = useSay()
  const actionText = useActionText()
  return (
    <div className={css.preview}>
      {macro.otherLanguage && (
        <p className={css.remark}>
          {words(macro.language === "en" ? "macro.only-english" : "macro.only-chinese")}
        </p>
      )}
      <div className={css.text} lang={macro.language} dir="auto">
        {withHoles(macro.text)}
      </div>
      {macro.actions.length > 0 && (
        <ul className={css.acts} aria-label={words("macro.will")}>
          {macro.actions.map((action) => (
            <li key={JSON.stringify(action)}>
              <Chip>{actionText(action)}</Chip>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function withHoles(text: string): ReactNode[] {
  const parts: ReactNode[] = []
  let at = 0
  for (const { start, end } of variablesIn(text)) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>)
    at = end
  }
  return [...parts, text.slice(at)]
}
