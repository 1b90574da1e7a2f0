import type { Form } from "@veridesk/contract/forms/form.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { retireForm } from "../data/forms.ts"
import { Button } from "../frame/button.tsx"
import { refusalText } from "../frame/outcomes.ts"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"

/** Takes a form out of the list that customers choose from, or puts it back. */
export function RetireButton({ form, name, onDone }: { form: Form; name: string; onDone(): void }) {
  const words = useSay()
  const act = form.retired ? "unretire" : "retire"
  const { key, version: basedOn, retired } = form
  const note = words(`forms.${act}.note`)
  const submit = useSubmit(
    () => retireForm(key, { requestId: newId(), basedOn, retired: !retired, note }),
    () => {
      tell(words(`forms.${act}.done`, { name }))
      onDone()
    },
  )
  return (
    <>
      <Button aria-busy={submit.busy} onClick={submit.run}>
        {words(`forms.${act}`)}
      </Button>
      {submit.error && <span role="alert">{refusalText(submit.error)}</span>}
    </>
  )
}
