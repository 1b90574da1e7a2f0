import type { WaitingChat } from "@veridesk/contract/chat/desk.ts"
import { Chip } from "../frame/chip.tsx"
import { useSay } from "../words/words.ts"

/** What may be lost; what is ordinary is not said. */
export function RiskChip({ risk }: { risk: WaitingChat["risk"] }) {
  const words = useSay()
  if (risk === "ordinary") return null
  return (
    <Chip tone={risk === "security" ? "risk" : "warn"} icon={risk === "security" ? "security" : "warning"}>
      {words(`risk.${risk}`)}
    </Chip>
  )
}
