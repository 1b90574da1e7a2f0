import css from "../mail/mail.module.css"
import views from "../mail/views.module.css"
import { useSay } from "../words/words.ts"

/** What an answer said that went out; null where the mail brought none. */
export function SentText({ text }: { text: string | null }) {
  const words = useSay()
  return (
    <section>
      <h3>{words("outbox.text")}</h3>
      {text === null ? (
        <p className={css.hint}>{words("outbox.text.none")}</p>
      ) : (
        <div className={views.text} dir="auto">
          {text}
        </div>
      )}
    </section>
  )
}
