import { publicPaths } from "../paths-public.ts"
import type { AnnouncementRow } from "../props-announcements.ts"
import { usePage } from "../shell/page-state.ts"
import { Row } from "./row.tsx"

/** The newest three, for the front page. */
export function Latest({ rows }: { rows: AnnouncementRow[] }) {
  const { t, locale } = usePage()
  if (rows.length === 0) return null
  return (
    <section class="latest" aria-labelledby="latest-h">
      <h2 class="sec-title" id="latest-h">
        {t("ann.latest")}
        <a href={publicPaths(locale).announcements}>{t("ann.latest.all")}</a>
      </h2>
      <ul class="anns">
        {rows.map((row) => (
          <Row key={row.path} row={row} short />
        ))}
      </ul>
    </section>
  )
}
