import { useCell } from "../data/cell.ts"
import { waitingCount } from "../data/outbox.ts"
import { useSay } from "../words/words.ts"
import { Button } from "./button.tsx"
import { leave } from "./session.ts"
import { Sheet } from "./sheet.tsx"

/** Asks before a sign-out that would throw away what was not sent. */
export function SignOutSheet({ onClose }: { onClose(): void }) {
  const words = useSay()
  const n = useCell(waitingCount)
  return (
    <Sheet
      firm
      title={n > 0 ? words("sign-out.unsent", { n }) : words("sign-out.unsaved")}
      onClose={onClose}
      foot={
        <>
          <Button look="primary" autoFocus onClick={onClose}>
            {words("sign-out.stay")}
          </Button>
          <Button
            look="danger"
            onClick={() => {
              onClose()
              void leave()
            }}
          >
            {words("sign-out.anyway")}
          </Button>
        </>
      }
    >
      <p>{words("sign-out.unsent.next")}</p>
    </Sheet>
  )
}
