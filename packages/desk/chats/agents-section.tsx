import { MOST_CHATS_AT_ONCE, type DeskChats } from "@veridesk/contract/chat/desk.ts"
import { Refused } from "../data/api.ts"
import { useCell } from "../data/cell.ts"
import { deskChats } from "../data/chats.ts"
import { me } from "../data/state.ts"
import { takeLive } from "../data/sync.ts"
import { tell } from "../frame/toasts.ts"
import { useSay } from "../words/words.ts"
import presence from "./presence.module.css"
import { setCapacity } from "./server.ts"
import css from "./settings.module.css"

type Agent = Pick<DeskChats["colleagues"][number], "id" | "name" | "presence" | "load" | "capacity">

const CHOICES = Array.from({ length: MOST_CHATS_AT_ONCE + 1 }, (_, n) => n)

/** Who is there, how many chats each has, and how many each may have at once. */
export function AgentsSection() {
  const words = useSay()
  const chats = useCell(deskChats)
  const person = useCell(me)
  const mine: Agent[] = chats && person ? [{ id: person.id, name: person.name, ...chats.me }] : []
  const agents = [...mine, ...(chats?.colleagues ?? [])].sort((a, b) => a.name.localeCompare(b.name))
  return (
    <section aria-labelledby="chat-agents">
      <h2 id="chat-agents">{words("chat-settings.agents")}</h2>
      <p className={css.about}>{words("chat-settings.agents.about")}</p>
      {agents.length === 0 ? (
        <p>{words("chat-settings.agents.none")}</p>
      ) : (
        <table className={css.agents}>
          <thead>
            <tr>
              <th scope="col">{words("chat-settings.agent")}</th>
              <th scope="col">{words("chat-settings.presence")}</th>
              <th scope="col">{words("chat-settings.load")}</th>
              <th scope="col">{words("chat-settings.capacity")}</th>
            </tr>
          </thead>
          <tbody>
            {agents.map((agent) => (
              <AgentRow key={agent.id} agent={agent} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function AgentRow({ agent }: { agent: Agent }) {
  const words = useSay()
  const { id, name, load, capacity } = agent
  const keep = async (n: number) => {
    try {
      takeLive((await setCapacity(id, n)).chats)
      tell(words("chat-settings.capacity.saved", { name, n }))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      tell(error.message || words("refused.unreachable"), { tone: "fault" })
    }
  }
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <span className={css.now}>
          <span className={`${presence.dot} ${presence[agent.presence]}`} aria-hidden="true" />
          {words(`presence.${agent.presence}`)}
        </span>
      </td>
      <td>{load}</td>
      <td>
        <select
          aria-label={words("chat-settings.capacity.of", { name })}
          value={capacity}
          onChange={(event) => void keep(Number(event.target.value))}
        >
          {CHOICES.map((n) => (
            <option key={n} value={n}>
              {n}
            </option>
          ))}
        </select>
      </td>
    </tr>
  )
}
