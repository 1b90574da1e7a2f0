import { useEffect } from "preact/hooks"
import { Composer } from "../composer/composer.tsx"
import { useCell } from "../data/cell.ts"
import { Head } from "../frame/head.tsx"
import { useApp } from "../panel/app.ts"
import { QueueSlip } from "../queue/queue-slip.tsx"
import { WhileWaiting } from "../queue/while-waiting.tsx"
import { TicketReceipt } from "../queue/ticket-receipt.tsx"
import { Bars } from "./bars.tsx"
import { Blocked } from "./blocked.tsx"
import { EndCard } from "./end-card.tsx"
import { Log } from "./log.tsx"
import { Pinned } from "./pinned.tsx"

/** A conversation in each of its phases: waiting, talking, over, or going on as a ticket. */
export function ChatPage() {
  const app = useApp()
  const { t, host, times, talk } = app
  const chat = useCell(talk.chat)
  useEffect(() => {
    if (!chat) app.page.set({ at: "home" })
  }, [app.page, chat])
  if (!chat) return null
  const { agent, phase } = chat
  const isProven = agent && phase === "active"
  const title = isProven
    ? [agent.name, agent.team].filter(Boolean).join(" · ")
    : t("brand", { brand: host.config.brand.name })
  const line = chat.ended
    ? t("chat.ended", { time: times.short(chat.ended.at), zone: times.zone })
    : t(phase === "ticket" ? "chat.as-ticket" : phase === "queued" ? "chat.waiting" : "chat.active")
  return (
    <>
      <Head
        title={title}
        line={line}
        pair={isProven ? agent.pair : null}
        onBack={() => app.page.set({ at: "home" })}
      />
      <Pinned chat={chat} />
      <Bars />
      <Log
        above={
          phase === "queued" && chat.queue ? (
            <div class="pad close">
              <QueueSlip chat={chat} place={chat.queue} />
              <WhileWaiting chat={chat} />
            </div>
          ) : (
            phase === "ticket" && <TicketReceipt chat={chat} />
          )
        }
        below={
          <>
            <Blocked />
            {phase === "ended" && <EndCard chat={chat} />}
          </>
        }
      />
      {phase === "ended" ? null : <Composer />}
    </>
  )
}
