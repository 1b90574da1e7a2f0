import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import { Icon } from "../frame/icon.tsx"
import { useApp } from "../panel/app.ts"
import type { LineKind } from "./items.ts"

/** What happened beside what was said, in one line in the middle. */
export function SystemLine({ event }: { event: TimelineEvent & { kind: string } }) {
  const { t, times } = useApp()
  const name = event.actor.name
  return (
    <li class="sys">
      <Icon name={event.kind === "chat.transferred" ? "handoff" : "info"} size="s" />
      {t(`line.${event.kind as LineKind}`, { name, time: times.clock(event.at) })}
    </li>
  )
}
