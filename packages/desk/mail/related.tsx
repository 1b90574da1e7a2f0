import type { MailDetail } from "@veridesk/contract/mail/desk.ts"
import { Button } from "../frame/button.tsx"
import { openId } from "../frame/place.ts"
import { useSay } from "../words/words.ts"
import css from "./mail.module.css"

/** Why a mail stands here, and where else it may belong without having proven it. */
export function Related(props: {
  mail: MailDetail
  conversationId: string
  onOpen(id: string): void
  /** Where the mail is looked at over its open conversation, which can be merged at once. */
  onMerge?(): void
}) {
  const { mail, conversationId, onOpen, onMerge } = props
  const words = useSay()
  return (
    <>
      <section>
        <h3>{words("mail.why.title")}</h3>
        <ul className={css.reasons}>
          {mail.evidence.map((one) => (
            <li key={one}>{words(`mail.evidence.${one}`)}</li>
          ))}
        </ul>
      </section>
      {mail.related.length > 0 && (
        <section>
          <h3>{words("mail.related")}</h3>
          <p className={css.hint}>{words("mail.related.about")}</p>
          <ul className={css.related}>
            {mail.related.map(({ id, number, subject }) => (
              <li key={id}>
                <span>
                  <b className={css.code}>{number}</b> <bdi>{subject}</bdi>
                </span>
                <Button small onClick={() => onOpen(id)}>
                  {words("mail.related.open", { number })}
                </Button>
                {onMerge && openId.get() === conversationId && (
                  <Button small look="quiet" onClick={onMerge}>
                    {words("mail.related.merge")}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
