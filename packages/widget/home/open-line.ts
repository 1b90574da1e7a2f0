import type { ChatHome } from "@veridesk/contract/chat/widget.ts"
import type { App } from "../panel/app.ts"

/** One line, and a true one: how long it takes just now, how many wait, or when somebody is there again. */
export function openLine(
  { t, times }: App,
  { state, waiting, from, to, opensAt }: ChatHome["availability"],
): string {
  if (state === "closed") {
    if (!opensAt) return t("open.closed")
    const hours = Math.max(1, Math.round((Date.parse(opensAt) - Date.now()) / 3_600_000))
    return t("open.opens", { time: times.short(opensAt), zone: times.zone, n: hours })
  }
  if (state === "busy") return t("open.busy", { n: waiting })
  if (from !== null && to !== null) return t("open.range", { from, to })
  return waiting > 0 ? t("open.waiting", { n: waiting }) : t("open.now")
}
