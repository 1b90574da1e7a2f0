import { usePage } from "../shell/page-state.ts"
import { Mark } from "../shell/top-bar.tsx"

/** The seal, where something is ours. */
export function Seal() {
  const { icons } = usePage()
  return (
    <div class="rosette big" aria-hidden="true">
      <svg class="seal" viewBox="0 0 120 120">
        <use href={`${icons}#rosette`} />
      </svg>
      <Mark />
    </div>
  )
}

/** Its place, empty: nothing is said for what stands beside it. */
export function NoSeal() {
  const { t } = usePage()
  return (
    <svg class="seal none" viewBox="0 0 120 120" aria-hidden="true">
      <circle cx="60" cy="60" r="55" />
      <text x="60" y="64">
        {t("genuine.no-seal")}
      </text>
    </svg>
  )
}

/** The seal struck out. */
export function VoidSeal() {
  return (
    <svg class="seal void" viewBox="0 0 120 120" aria-hidden="true">
      <circle cx="60" cy="60" r="55" />
      <circle cx="60" cy="60" r="48" stroke-dasharray="2 3" />
      <path d="M22 22 98 98M98 22 22 98" />
    </svg>
  )
}
