import type { ChatHome } from "@veridesk/contract/chat/widget.ts"
import type { DrawingName } from "../frame/drawings.ts"
import { useApp } from "../panel/app.ts"
import { startIntake } from "../panel/moves.ts"
import { Row } from "./row.tsx"

const pictures: Record<string, DrawingName> = {
  deposit: "in",
  withdrawal: "out",
  account: "lock",
  security: "shield",
  trade: "trade",
  compliance: "document",
  complaint: "edit",
}

const MOST = 6

/** What people come with most, first of all what the page is about that they come from. */
export function Tasks({ home }: { home: ChatHome | null }) {
  const app = useApp()
  if (!home) return <Waiting />
  const place = placeOf(app.host.context().url)
  const tasks = home.tasks
    .toSorted((a, b) => Number(b.icon === place) - Number(a.icon === place))
    .slice(0, MOST)
  return (
    <div class="rows">
      {tasks.map(({ form, title, icon, urgent }) => (
        <Row
          key={form}
          icon={pictures[icon] ?? "chat"}
          title={title}
          note={
            icon === place ? app.t(place === "deposit" ? "home.here.deposit" : "home.here.withdrawal") : null
          }
          onClick={() =>
            startIntake(app, {
              as: home.availability.state === "closed" && !urgent ? "ticket" : "chat",
              form,
            })
          }
        />
      ))}
    </div>
  )
}

function Waiting() {
  const { t } = useApp()
  return (
    <div class="rows" aria-busy="true">
      <span class="vh">{t("loading")}</span>
      {[1, 2, 3, 4].map((each) => (
        <span key={each} class="row skeleton" />
      ))}
    </div>
  )
}

/** Which of the tasks the page is about. */
function placeOf(url = ""): "deposit" | "withdrawal" | null {
  const path = URL.canParse(url) ? new URL(url).pathname : url
  if (/deposit|recharge/i.test(path)) return "deposit"
  return /withdraw/i.test(path) ? "withdrawal" : null
}
