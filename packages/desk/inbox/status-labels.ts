import { useQuery } from "@tanstack/react-query"
import type { StatusCategory } from "@veridesk/contract/statuses.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { statusesQuery } from "../data/statuses.ts"

/** The labels of statuses in the reader's language; none while they are being read. */
export function useStatusLabels(): {
  name(key: string | null): string
  of(category: StatusCategory): { key: string; name: string }[]
} {
  const { data } = useQuery(statusesQuery)
  const side = useCell(prefs).locale === "zh-CN" ? "zh" : "en"
  const all = data?.statuses ?? []
  return {
    // An old conversation or event may name one that was retired.
    name: (key) => all.find((label) => label.key === key)?.label[side] ?? "",
    of: (category) =>
      all.flatMap((one) =>
        one.category === category && !one.retired ? [{ key: one.key, name: one.label[side] }] : [],
      ),
  }
}
