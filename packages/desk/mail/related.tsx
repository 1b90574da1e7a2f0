import type { MailDetail } from "@veridesk/contract/mail/desk.ts"
import { Button } from "../frame/button.tsx"
import { goTo, mergingSheet, openId } from "../frame/place.ts"
import { useSay } from "../words/words.ts"
import css from "./mail.module.css"

/** Why a mail stands here, and where else it may belong without having proven it. */
export function Related(props: { mail: MailDetail; conversationId: string; onClose(): void }) {
  const { mail, conversationId, onClose } = props
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
                <Button
                  small
                  onClick={() => {
                    onClose()
                    goTo(id)
                  }}
                >
                  {words("mail.related.open", { number })}
                </Button>
                {openId.get() === conversationId && (
                  <Button
                    small
                    look="quiet"
                    onClick={() => {
                      onClose()
                      mergingSheet.set("merge")
                    }}
                  >
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
