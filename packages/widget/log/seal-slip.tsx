import type { ChatState } from "@veridesk/contract/chat/state.ts"
import { Rosette } from "../frame/rosette.tsx"
import { useApp } from "../panel/app.ts"

/** Who has joined, with the two words by which they can be checked on a page that they don't control. */
export function SealSlip({ agent }: { agent: NonNullable<ChatState["agent"]> }) {
  const { t, times, host } = useApp()
  return (
    <article class="slip proof">
      <Rosette />
      <div>
        <p class="meta">
          <b>{[agent.name, agent.team].filter(Boolean).join(" · ")}</b>{" "}
          {t("seal.joined", { time: times.clock(agent.joinedAt) })}
        </p>
        <p class="pair">{agent.pair.join(" · ")}</p>
        <p class="meta">
          {t("seal.means")}{" "}
          <a href={`${host.config.help.verify}/agent`} target="_blank" rel="noopener">
            {t("pair.check")}
          </a>
        </p>
      </div>
    </article>
  )
}
