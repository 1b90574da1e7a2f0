import type { IconName } from "@veridesk/ui/icons.ts"
import type { TicketRow, TicketStatus } from "../props-ticket.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { Due } from "../shell/when.tsx"

const looks: Record<TicketStatus, { tone: string; icon: IconName }> = {
  received: { tone: "info", icon: "ticket" },
  "in-review": { tone: "info", icon: "clock" },
  "waiting-for-you": { tone: "wait", icon: "now" },
  "waiting-on-others": { tone: "calm", icon: "network" },
  solved: { tone: "ok", icon: "check-circle" },
  closed: { tone: "calm", icon: "check" },
}

/** Icon and word of a status. */
export function StatusWord({
  status,
  wording,
  missing = 0,
  on,
}: Pick<TicketRow, "status" | "wording" | "on"> & { missing?: number }) {
  const { t } = usePage()
  const { tone, icon } = looks[status]
  return (
    <span class={`st ${tone}`}>
      <Icon name={icon} size="s" />
      {status === "waiting-for-you" && missing > 0
        ? t("status.missing", { n: missing })
        : (wording ?? t(on ? `status.on.${on}` : `status.${status}`))}
    </span>
  )
}

/** Status with the promise that belongs to it: what a list has to say in one line. */
export function TicketState({ row }: { row: TicketRow }) {
  const { t } = usePage()
  const { tone, icon } = looks[row.status]
  if (!row.replyBy) return <StatusWord {...row} />
  return (
    <span class={`st ${tone}`}>
      <Icon name={icon} size="s" />
      <span>
        <Due
          at={row.replyBy}
          say="status.reply-by"
          with={{ status: row.wording ?? t(`status.${row.status}`) }}
        />
      </span>
    </span>
  )
}
