import type { Instant } from "../props.ts"
import { dayOf, tell } from "../shell/clock.ts"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"

/** A moment in the reader's clock and in UTC, which everybody shares: "22 Nov 2026, 12:20 (UTC+8) · 04:20 UTC". */
export function BothTimes({ at }: { at: Instant }) {
  const { t, locale, zone } = usePage()
  const sameDay = dayOf(zone, at) === dayOf("UTC", at)
  const universal = tell({ locale, zone: "UTC" }, at, sameDay ? "clock" : "full")
  return (
    <span class="both-times">
      <When at={at} how="full" zoned />
      {zone !== "UTC" && <small>{t("ann.utc", { time: universal })}</small>}
    </span>
  )
}
