import type { MailboxTested } from "@veridesk/contract/mail/mailbox-desk.ts"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { Icon } from "../frame/icon.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import css from "./mailboxes.module.css"
import { testMailbox } from "./server.ts"
import { imapOf, type TypedImap } from "./typed.ts"

/** Signs in as it is typed, and says in words what came of it, before anything is saved. */
export function ConnectionTest({ boxKey, at }: { boxKey: string | null; at: TypedImap }) {
  const words = useSay()
  const [tested, setTested] = useState<{ of: string; answer: MailboxTested } | null>(null)
  const asked = JSON.stringify(at)
  const form = useSubmit(
    () =>
      testMailbox({
        key: boxKey,
        imap: imapOf(at),
        ...(at.secret === "" ? {} : { imapSecret: at.secret }),
      }),
    (answer) => setTested({ of: asked, answer }),
  )
  // What was found out holds for what was typed then.
  const answer = tested?.of === asked ? tested.answer : null
  return (
    <div className={css.test}>
      <Button aria-busy={form.busy} onClick={form.run}>
        {words(form.busy ? "mailboxes.test.going" : "mailboxes.test")}
      </Button>
      <FormFault error={form.error} />
      <div role="status">{answer && <Answer answer={answer} />}</div>
    </div>
  )
}

function Answer({ answer: { result, said, folders } }: { answer: MailboxTested }) {
  const words = useSay()
  return (
    <div className={css.tested} data-result={result}>
      <Icon name={result === "ok" ? "check-circle" : "warning"} />
      <div>
        <p>{words(`mailboxes.test.${result}`, { folders: folders.join(", ") })}</p>
        {said && <p className={css.said}>{words("mailboxes.test.said", { said })}</p>}
      </div>
    </div>
  )
}
