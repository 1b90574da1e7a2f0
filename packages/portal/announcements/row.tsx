import type { IconName } from "@veridesk/ui/icons.ts"
import type { AnnouncementKind } from "@veridesk/contract/announcements.ts"
import type { AnnouncementRow } from "../props-announcements.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"

export const kindPictures: Record<AnnouncementKind, IconName> = {
  listing: "add",
  campaign: "star",
  maintenance: "settings",
  security: "security",
  policy: "legal",
  incident: "incident",
}

/** One announcement in a list. The whole row is its link's target. */
export function Row({ row, short = false }: { row: AnnouncementRow; short?: boolean }) {
  const { t } = usePage()
  return (
    <li class={row.severity === "critical" ? "ann critical" : "ann"}>
      <a href={row.path}>{row.title}</a>
      {!short && <p class="sum">{row.summary}</p>}
      <p class="meta">
        <span class="kind">
          <Icon name={kindPictures[row.kind]} size="s" />
          {t(`ann.kind.${row.kind}`)}
        </span>
        {row.stage && <b>{t(`ann.stage.${row.stage}`)}</b>}
        <When at={row.at} />
        {!short && row.changed && (
          <When
            at={row.changed.at}
            say={row.changed.reason === "correction" ? "ann.corrected" : "ann.updated"}
          />
        )}
        {!short && row.affected && <span>{row.affected}</span>}
      </p>
    </li>
  )
}
