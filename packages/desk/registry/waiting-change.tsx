import { newId } from "@veridesk/contract/ids.ts"
import type { RegisterPage } from "@veridesk/contract/registry.ts"
import { useEffect, useRef } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { wholeTime } from "../frame/time.ts"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { RegisterDiff } from "./register-diff.tsx"
import css from "./registry.module.css"
import { decideRegister } from "./server.ts"

/** A change that waits: what it changes, and the two ways on. Its author can only take it back. */
export function WaitingChange(props: {
  page: RegisterPage
  waiting: NonNullable<RegisterPage["waiting"]>
  onChanged(page: RegisterPage): void
}) {
  const { page, waiting, onChanged } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever has just handed it in stands far below, where their changes were.
  useEffect(() => heading.current?.focus(), [])
  const line = page.history.find(({ id }) => id === waiting.id)
  const publish = useSubmit(
    () => decideRegister(waiting.id, { requestId: newId(), decision: "publish" }),
    (fresh) => {
      tell(words("register.published"))
      onChanged(fresh)
    },
  )
  const decline = useSubmit(
    () => decideRegister(waiting.id, { requestId: newId(), decision: "decline" }),
    onChanged,
  )
  return (
    <section className={css.waiting} aria-labelledby="waiting-h">
      <h2 id="waiting-h" ref={heading} tabIndex={-1}>
        {words("register.waiting")}
      </h2>
      {line && (
        <p>
          <b>{line.authorName}</b> · <time dateTime={line.at}>{wholeTime(locale, line.at, "minutes")}</time> ·{" "}
          {line.note}
        </p>
      )}
      <RegisterDiff before={page.entries} after={waiting.entries} />
      <FormFault error={publish.error ?? decline.error} />
      <div className={css.acts}>
        {waiting.mine && <span className={css.lead}>{words("register.waiting.mine")}</span>}
        {page.mayPropose && (
          <Button aria-busy={decline.busy} onClick={decline.run}>
            {words(waiting.mine ? "register.take-back" : "register.decline")}
          </Button>
        )}
        {waiting.mayDecide && (
          <Button look="primary" aria-busy={publish.busy} onClick={publish.run}>
            {words("register.publish")}
          </Button>
        )}
      </div>
    </section>
  )
}
