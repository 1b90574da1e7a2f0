import { useSay } from "../words/words.ts"
import { ImapFields } from "./imap-fields.tsx"
import css from "./mailboxes.module.css"
import type { Typed } from "./typed.ts"

/** How the mailbox's mail gets here. */
export function FetchFields(props: {
  boxKey: string | null
  isKept: boolean
  at: Typed
  change(more: Partial<Typed>): void
}) {
  const { at, change } = props
  const words = useSay()
  return (
    <fieldset className={css.fetch}>
      <legend>{words("mailboxes.fetch")}</legend>
      {(["direct", "imap"] as const).map((way) => (
        <label key={way} className={css.check}>
          <input
            type="radio"
            name="fetch"
            checked={at.fetched === (way === "imap")}
            onChange={() => change({ fetched: way === "imap" })}
          />
          <span>
            {words(`mailboxes.fetch.${way}`)}
            <small>{words(`mailboxes.fetch.${way}.about`)}</small>
          </span>
        </label>
      ))}
      {at.fetched && (
        <ImapFields
          boxKey={props.boxKey}
          isKept={props.isKept}
          at={at.imap}
          change={(more) => change({ imap: { ...at.imap, ...more } })}
        />
      )}
    </fieldset>
  )
}
