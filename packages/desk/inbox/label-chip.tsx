import { Chip } from "../frame/chip.tsx"
import { useStatusLabels } from "./status-labels.ts"

/** The installation's own status of a conversation in the list. */
export function LabelChip({ statusKey }: { statusKey: string }) {
  const name = useStatusLabels().name(statusKey)
  return name ? <Chip>{name}</Chip> : null
}
