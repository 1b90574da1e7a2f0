import type { Kin } from "@veridesk/contract/merging.ts"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { FormFault, SelectField } from "../frame/field.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { link, readTiesAgain } from "./server.ts"
import { type Pick, TicketPicker } from "./ticket-picker.tsx"
import { useRequestId } from "./use-request-id.ts"

const KINS: readonly Kin[] = ["related", "parent", "child", "duplicate", "original"]

/** Which other ticket has to do with this one, and how. */
export function LinkSheet({ id, onClose }: { id: string; onClose(): void }) {
  const words = useSay()
  const [other, setOther] = useState<Pick | null>(null)
  const [as, setAs] = useState<Kin>("related")
  const requestId = useRequestId(`${other?.id} ${as}`)
  const { busy, error, run } = useSubmit(
    () => link(id, { requestId, otherId: other?.id ?? "", as }),
    () => {
      onClose()
      readTiesAgain(id)
      tell(words("link.done", { number: other?.number ?? "" }))
    },
  )
  return (
    <Sheet
      wide
      title={words("link.title")}
      onClose={onClose}
      foot={
        <>
          <Button
            look="primary"
            aria-disabled={!other || busy}
            title={other ? undefined : words("pick.first")}
            onClick={() => other && run()}
          >
            {words(busy ? "link.busy" : "link.go")}
          </Button>
          <Button onClick={onClose}>{words("cancel")}</Button>
        </>
      }
    >
      <FormFault error={error} />
      <TicketPicker id={id} chosen={other} onChoose={setOther} />
      <SelectField
        label={words("link.as")}
        value={as}
        onChange={(event) => setAs(KINS.find((kin) => kin === event.target.value) ?? "related")}
      >
        {KINS.map((kin) => (
          <option key={kin} value={kin}>
            {words(`kin.${kin}`)}
          </option>
        ))}
      </SelectField>
    </Sheet>
  )
}
