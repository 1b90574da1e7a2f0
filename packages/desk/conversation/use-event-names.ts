import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import { useQuery } from "@tanstack/react-query"
import { requestsQuery } from "../data/queries.ts"
import { useStatusLabels } from "../inbox/status-labels.ts"
import { useNames } from "../inbox/views.ts"
import type { EventNames } from "./event-line.ts"

/** Names that an event's sentence needs; what was asked for is read only where an event is about it. */
export function useEventNames(event: TimelineEvent | undefined): EventNames {
  const names = useNames()
  const labels = useStatusLabels()
  const { data } = useQuery({
    ...requestsQuery(event?.conversationId ?? ""),
    enabled: event?.kind.startsWith("document.") === true,
  })
  return {
    ...names,
    item: (id) => data?.items.find((item) => item.id === id)?.title ?? "",
    label: labels.name,
  }
}
