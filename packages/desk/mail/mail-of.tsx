import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { MailSign } from "@veridesk/contract/mail/desk.ts"
import { useQuery } from "@tanstack/react-query"
import { type ReactNode, useId, useState } from "react"
import { Icon } from "../frame/icon.tsx"
import { openedMail } from "../frame/place.ts"
import { type Say, useSay } from "../words/words.ts"
import { asksForCare, isMachine, signOf } from "./sign.ts"
import { Person } from "./person.tsx"
import { mailQuery } from "./server.ts"
import css from "./sign.module.css"

/** A message that came by mail: above it who wrote it and why it stands here, below it the way to all of it. */
export function MailOf({
  event,
  messageId,
  children,
}: {
  event: TimelineEvent
  messageId: string
  children: ReactNode
}) {
  const words = useSay()
  const sign = signOf(event.payload)
  if (!sign) return children
  const open = () => openedMail.set({ messageId, conversationId: event.conversationId })
  return (
    <>
      <SignLine sign={sign} messageId={messageId} onWhole={open} />
      {children}
      {sign.folded && (
        <button type="button" className={css.fold} aria-haspopup="dialog" onClick={open}>
          <span aria-hidden="true">···</span>
          {words("mail.sign.folded")}
        </button>
      )}
    </>
  )
}

function SignLine(props: { sign: MailSign; messageId: string; onWhole(): void }) {
  const { sign, messageId, onWhole } = props
  const words = useSay()
  const machine = isMachine(sign)
  const care = !machine && asksForCare(sign)
  return (
    <div
      className={care ? `${css.sign} ${css.care}` : css.sign}
      role="group"
      aria-label={words("mail.sign.label")}
    >
      <Icon name={machine ? "mail" : care ? "warning" : "check-circle"} />
      <div>
        {!machine && sign.fromOther && <FromOther messageId={messageId} />}
        {machine ? <span>{words(`mail.kind.${sign.kind}`)}</span> : <Verdict sign={sign} care={care} />}
        <Acts sign={sign} onWhole={onWhole} />
      </div>
    </div>
  )
}

/** Whoever got a copy and answered: nobody may take it for the customer's word. */
function FromOther({ messageId }: { messageId: string }) {
  const words = useSay()
  const { data } = useQuery(mailQuery(messageId))
  return (
    <b>
      {words("mail.sign.other")} {data && <Person person={data.from} />}
    </b>
  )
}

function Verdict({ sign, care }: { sign: MailSign; care: boolean }) {
  const words = useSay()
  const { aligned, doubts, crypto } = sign
  const parts = doubts.map((doubt) => words(`mail.doubt.${doubt}`))
  if (crypto) parts.push(protectionOf(crypto, words))
  const head = words(aligned ? "mail.auth.proven.plain" : "mail.auth.unproven")
  if (!care) return <span>{[head, ...parts].join(" · ")}</span>
  return (
    <>
      <b>{head}</b>
      {parts.length > 0 && (
        <ul>
          {parts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </>
  )
}

function protectionOf(crypto: NonNullable<MailSign["crypto"]>, words: Say): string {
  const { fault, encrypted, signature } = crypto
  if (fault) return words(`mail.sign.crypto.${fault}`)
  const kind = words(`mail.crypto.${crypto.kind}`)
  const is = encrypted ? (signature ? "both" : "encrypted") : "signed"
  const head = words("mail.sign.crypto", { is, kind })
  return signature ? `${head}, ${words(`mail.sign.crypto.${signature}`)}` : head
}

function Acts({ sign, onWhole }: { sign: MailSign; onWhole(): void }) {
  const words = useSay()
  const [isWhy, setWhy] = useState(false)
  const id = useId()
  return (
    <>
      <span className={css.acts}>
        <button type="button" className="link" aria-haspopup="dialog" onClick={onWhole}>
          {words("mail.sign.whole")}
        </button>
        {sign.evidence.length > 0 && (
          <button
            type="button"
            className="link"
            aria-expanded={isWhy}
            aria-controls={id}
            onClick={() => setWhy(!isWhy)}
          >
            {words("mail.sign.why")}
          </button>
        )}
      </span>
      <ul id={id} className={css.why} hidden={!isWhy}>
        {sign.evidence.map((one) => (
          <li key={one}>{words(`mail.evidence.${one}`)}</li>
        ))}
      </ul>
    </>
  )
}
