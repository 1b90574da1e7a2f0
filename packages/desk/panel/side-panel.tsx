import { memo, Suspense } from "react"
import type { Timeline } from "../data/apply.ts"
import { useCell, useCellPart } from "../data/cell.ts"
import { liveChats } from "../data/chats.ts"
import { timelines } from "../data/state.ts"
import { part } from "../frame/part.tsx"
import { drawer } from "../frame/place.ts"
import { IncidentLine } from "../incidents/incident-line.tsx"
import { WorkSection } from "../tasks/work-section.tsx"
import { useSay, withChatTexts } from "../words/words.ts"
import { ChainSection } from "./chain-section.tsx"
import { CustomerSection } from "./customer-section.tsx"
import { HistorySection } from "./history-section.tsx"
import css from "./side-panel.module.css"

const ChatSection = part(() => withChatTexts(import("../chats/chat-section.tsx")).then((m) => m.ChatSection))
const RequestsSection = part(() => import("../requests/requests-section.tsx").then((m) => m.RequestsSection))
const ClocksSection = part(() => import("../sla/clocks-section.tsx").then((m) => m.ClocksSection))
const Drawer = part(() => import("./drawer.tsx").then((m) => m.Drawer))

const TiesSection = part(() => import("../merging/ties-section.tsx").then((m) => m.TiesSection))
const ChecksSection = part(() => import("./checks-section.tsx").then((m) => m.ChecksSection))

/** Who the customer is and what chain and exchange know; beside the conversation, or over it where it is narrow. */
export const SidePanel = memo(function SidePanel({
  id,
  docked,
  shown,
}: {
  id: string
  docked: boolean
  shown: boolean
}) {
  const words = useSay()
  const open = useCell(drawer)
  if (docked)
    return shown ? (
      <aside className={css.panel} aria-label={words("panel.label")}>
        <Sections id={id} />
      </aside>
    ) : null
  if (!open) return null
  return (
    <Suspense fallback={null}>
      <Drawer>
        <Sections id={id} />
      </Drawer>
    </Suspense>
  )
})

const isThere = (chat: unknown) => chat !== null
/** Some of its events say so for ever. */
const hasBeenLive = (timeline: Timeline | null) =>
  timeline?.events.some(({ kind }) => kind.startsWith("chat.")) ?? false

/** Each part is read by itself: one that fails leaves the others alone. */
function Sections({ id }: { id: string }) {
  const isLiveNow = useCellPart(liveChats.of(id), isThere)
  const wasLive = useCellPart(timelines.of(id), hasBeenLive)
  const isChat = isLiveNow || wasLive
  return (
    <div className={css.body} key={id}>
      {isChat && (
        <Suspense fallback={null}>
          <ChatSection id={id} />
        </Suspense>
      )}
      <CustomerSection id={id} />
      <Suspense fallback={null}>
        <RequestsSection id={id} />
        <ChecksSection id={id} />
        <ClocksSection id={id} />
      </Suspense>
      <ChainSection id={id} />
      <IncidentLine id={id} />
      <WorkSection id={id} />
      <Suspense fallback={null}>
        <TiesSection id={id} />
      </Suspense>
      <HistorySection id={id} />
    </div>
  )
}
