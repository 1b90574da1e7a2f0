import { hydrate } from "preact"
import { readIsland } from "../browser/read-island.ts"
import type { TicketProps } from "../props-ticket.ts"
import { PageProvider } from "../shell/page-state.ts"
import { LiveTicket } from "./live-ticket.tsx"

const root = document.getElementById("island")
if (root) {
  const { props, page } = readIsland<TicketProps>()
  hydrate(
    <PageProvider value={page}>
      <LiveTicket first={props} />
    </PageProvider>,
    root,
  )
}
