import type { MailKeyView } from "@veridesk/contract/mail/keys-desk.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Chip } from "../frame/chip.tsx"
import { FormFault } from "../frame/field.tsx"
import { copyWhole, Id4Line } from "../frame/id4.tsx"
import { useNow } from "../frame/now.ts"
import { Sheet } from "../frame/sheet.tsx"
import { wholeTime } from "../frame/time.ts"
import { useAct } from "../frame/use-act.ts"
import { useSay } from "../words/words.ts"
import css from "./mail-keys.module.css"
import { revokeKey } from "./server.ts"

/** One key: whose it is, its fingerprint to compare, how long it is good, and taking it back. */
export function KeySlip({ of, changed }: { of: MailKeyView; changed(): void }) {
  const words = useSay()
  const [asking, setAsking] = useState(false)
  const { id, kind, address, fingerprint, publicPart, revokedAt, purpose } = of
  const name = address ?? words("mail-keys.authority")
  const doing = useAct(
    async () => {
      await revokeKey(id)
      changed()
    },
    () => setAsking(false),
  )
  return (
    <article className={css.slip} aria-label={`${name} ${fingerprint.slice(-8)}`}>
      <div className={css.row}>
        <h3 dir="ltr">{name}</h3>
        <Chip tone="plain">{words(`mail-keys.kind.${kind}`)}</Chip>
        <State of={of} />
      </div>
      <Id4Line value={fingerprint} what={words("mail-keys.fingerprint")} />
      <Dates of={of} />
      <FormFault error={doing.error} />
      <div className={css.row}>
        <Button small onClick={() => void copyWhole(publicPart, words("mail-keys.public"))}>
          {words("mail-keys.copy")}
        </Button>
        {!revokedAt && (
          <Button small look="quiet" onClick={() => setAsking(true)}>
            {words("mail-keys.revoke")}
          </Button>
        )}
      </div>
      {asking && (
        <Sheet
          firm
          title={words("mail-keys.revoke")}
          onClose={() => setAsking(false)}
          foot={
            <>
              <Button autoFocus onClick={() => setAsking(false)}>
                {words("cancel")}
              </Button>
              <Button
                look="danger"
                aria-busy={doing.busyWith === "revoke"}
                onClick={() => doing.run("revoke")}
              >
                {words("mail-keys.revoke.go")}
              </Button>
            </>
          }
        >
          <p>{words(`mail-keys.revoke.${purpose}`, { name })}</p>
        </Sheet>
      )}
    </article>
  )
}

function State({ of: { revokedAt, validUntil } }: { of: MailKeyView }) {
  const words = useSay()
  const now = useNow("minute")
  if (revokedAt) return <Chip tone="plain">{words("mail-keys.revoked")}</Chip>
  const isOver = validUntil !== null && Date.parse(validUntil) <= now
  return <Chip tone={isOver ? "risk" : "ok"}>{words(isOver ? "mail-keys.over" : "mail-keys.good")}</Chip>
}

function Dates({ of: { validUntil, addedBy, addedAt } }: { of: MailKeyView }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const until = validUntil
    ? words("mail-keys.until", { time: wholeTime(locale, validUntil, "minutes") })
    : words("mail-keys.for-ever")
  const added = words("mail-keys.added", {
    name: addedBy ?? "–",
    time: wholeTime(locale, addedAt, "minutes"),
  })
  return (
    <small>
      {until} · {added}
    </small>
  )
}
