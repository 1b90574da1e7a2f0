import { newId } from "@veridesk/contract/ids.ts"
import type { Ties } from "@veridesk/contract/merging.ts"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { useAct } from "../frame/use-act.ts"
import { useSay } from "../words/words.ts"
import { mergedInto } from "./acts.ts"
import css from "./merging.module.css"
import { merge, readTiesAgain, sayDifferent } from "./server.ts"
import { TiedTicket } from "./tied-ticket.tsx"

/** Other tickets of the customer about the same thing: why they are shown, and the two answers. */
export function PossibleDuplicates({ id, possible }: { id: string; possible: Ties["possible"] }) {
  const words = useSay()
  const merging = useAct(
    async (otherId) => {
      const { mergeId } = await merge(id, { requestId: newId(), intoId: otherId, reason: "" })
      return { mergeId, otherId }
    },
    ({ mergeId, otherId }) => {
      const other = possible.find(({ ticket }) => ticket.id === otherId)?.ticket
      if (other) mergedInto({ id }, other, mergeId)
    },
  )
  const telling = useAct(
    (otherId) => sayDifferent(id, otherId),
    () => readTiesAgain(),
  )
  if (possible.length === 0) return null
  return (
    <div className={css.possible}>
      <h4 className={css.part}>{words("ties.possible")}</h4>
      <FormFault error={merging.error ?? telling.error} />
      <ul className={css.list}>
        {possible.map(({ ticket, because }) => (
          <TiedTicket key={ticket.id} ticket={ticket} note={words(`ties.because.${because}`)}>
            <span className={css.answers}>
              <Button small onClick={() => merging.run(ticket.id)}>
                {words("ties.merge")}
              </Button>
              <Button small look="quiet" onClick={() => telling.run(ticket.id)}>
                {words("ties.different")}
              </Button>
            </span>
          </TiedTicket>
        ))}
      </ul>
    </div>
  )
}
