import type { MailDetail } from "@veridesk/contract/mail/desk.ts"
import { Id4 } from "../frame/id4.tsx"
import { Callout } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import css from "./mail.module.css"

/** What protects a mail beside its domain's signature, and whether that holds. */
export function CryptoLine({ of }: { of: NonNullable<MailDetail["crypto"]> }) {
  const words = useSay()
  const { kind, encrypted, signature, fault } = of
  const isBad = fault !== null || signature?.state === "bad"
  const by = signature?.by ?? words("mail.crypto.someone")
  return (
    <Callout tone={isBad ? "danger" : signature && signature.state !== "good" ? "warn" : "info"}>
      <b>{words(`mail.crypto.${kind}`)}</b>
      {fault && <p>{words(`mail.crypto.${fault}`)}</p>}
      {encrypted && !fault && <p>{words("mail.crypto.encrypted")}</p>}
      {signature && <p>{words(`mail.crypto.${signature.state}`, { by })}</p>}
      {signature?.fingerprint && (
        <p>
          <small>{words("mail.fingerprint")}</small>{" "}
          <span className={css.code}>
            <Id4 value={signature.fingerprint} small />
          </span>
        </p>
      )}
    </Callout>
  )
}
