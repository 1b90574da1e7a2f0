import { hydrate } from "preact"
import { readIsland } from "../browser/read-island.ts"
import { valuesIn } from "../form/form-values.ts"
import { ticketFormId } from "../form/ticket-form.tsx"
import type { TicketFormProps } from "../props-form.ts"
import { PageProvider } from "../shell/page-state.ts"
import { LiveTicketForm } from "./live-ticket-form.tsx"

const root = document.getElementById("island")
if (root) {
  const { props, page } = readIsland<TicketFormProps>()
  // Typed before we came, or kept by the browser over a reload; drawing the form would put it back.
  const form = document.getElementById(ticketFormId)
  const typed = form instanceof HTMLFormElement && props.step === "fill" ? valuesIn(form) : {}
  hydrate(
    <PageProvider value={page}>
      <LiveTicketForm first={props} typed={typed} />
    </PageProvider>,
    root,
  )
}
