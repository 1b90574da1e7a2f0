import { useId } from "react"
import { useSay } from "../words/words.ts"
import css from "./mailboxes.module.css"
import type { Typed } from "./typed.ts"

const sides = [
  { side: "en", field: "signatureEn", lang: "en" },
  { side: "zh", field: "signatureZh", lang: "zh-CN" },
] as const

/** What stands under every answer, in both languages, each as its reader will see it. */
export function SignatureFields({ at, change }: { at: Typed; change(more: Partial<Typed>): void }) {
  const words = useSay()
  const id = useId()
  return (
    <div className={css.pair}>
      {sides.map(({ side, field, lang }) => (
        <div key={side} className={css.signature}>
          <label htmlFor={`${id}-${side}`}>{words(`mailboxes.signature.${side}`)}</label>
          <textarea
            id={`${id}-${side}`}
            rows={4}
            maxLength={2000}
            lang={lang}
            value={at[field]}
            onChange={(event) => change({ [field]: event.target.value })}
          />
          <figure>
            <figcaption>{words("mailboxes.signature.preview")}</figcaption>
            <div lang={lang} className={css.letter}>
              <p>{words(`mailboxes.signature.sample.${side}`)}</p>
              <p className={css.sign}>{at[field]}</p>
            </div>
          </figure>
        </div>
      ))}
    </div>
  )
}
