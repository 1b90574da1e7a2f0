import { Callout } from "../frame/paper.tsx"
import css from "../mail/sheets.module.css"
import { useSay } from "../words/words.ts"

/** Somebody outside would read along who hasn't until now: said aloud, and confirmed by hand. */
export function ConfirmDomains(props: { domains: string[]; isSure: boolean; onSure(now: boolean): void }) {
  const { domains, isSure, onSure } = props
  const words = useSay()
  return (
    <Callout tone="danger">
      <p>{words("outbox.confirm-domain", { domains: domains.join(", ") })}</p>
      <label className={css.sure}>
        <input type="checkbox" checked={isSure} onChange={(event) => onSure(event.target.checked)} />
        <span>{words("outbox.confirm-domain.yes")}</span>
      </label>
    </Callout>
  )
}
