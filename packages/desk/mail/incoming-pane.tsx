import { useInfiniteQuery } from "@tanstack/react-query"
import { useSay } from "../words/words.ts"
import { IncomingDetailView } from "./incoming-detail.tsx"
import { IncomingLine } from "./incoming-line.tsx"
import { MailsPane } from "./mails-pane.tsx"
import { type Fate, incomingQuery } from "./server.ts"

/** The list of mails of one fate, and beside it the one that is open. */
export function IncomingPane({ fate, id, mayAct }: { fate: Fate; id: string | null; mayAct: boolean }) {
  const words = useSay()
  return (
    <MailsPane
      tab={fate}
      id={id}
      pages={useInfiniteQuery(incomingQuery(fate))}
      line={(row, at) => <IncomingLine key={row.id} row={row} {...at} />}
      none={{ title: words(`mail.none.${fate}`), text: words(`mail.none.${fate}.next`) }}
      detail={(mail, { onBack, onGone }) => (
        <IncomingDetailView key={mail} id={mail} mayAct={mayAct} onBack={onBack} onSettled={onGone} />
      )}
    />
  )
}
