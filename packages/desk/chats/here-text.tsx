import { useSay } from "../words/words.ts"
import css from "./chat-list.module.css"

/** Whether the customer is connected now, by shape, colour and word. */
export function HereText({ here }: { here: boolean }) {
  const words = useSay()
  return (
    <span
      className={here ? css.here : `${css.here} ${css["not-here"]}`}
      title={words(here ? "here.yes.more" : "here.no.more")}
    >
      {words(here ? "here.yes" : "here.no")}
    </span>
  )
}
