import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import type { AgentRow } from "./agents/agent.ts"
import { agentRows, holdAgent, noteOffered } from "./agents/store.ts"
import type { ChatDeps } from "./deps.ts"
import { LINE, onChatWithin } from "./on-chat.ts"
import { planOffers } from "./plan-offers.ts"
import { passOver, waitingRows } from "./store.ts"
import type { WaitingRow } from "./waiting.ts"

/**
 * Offers whoever waits to whoever is free, in the order of the line. An offer reserves a place at the agent until it is
 * accepted, let pass, or over. @returns whether it wrote events
 */
export async function offerAll(d: ChatDeps & { skillsOf(formKey: string): string[] }): Promise<boolean> {
  const waiting = await waitingRows(d.db)
  if (waiting.every((row) => row.offeredTo !== null)) return false
  const now = d.clock()
  const agents = await agentRows(d.db, { now, atOnce: d.settings.now().atOnce })
  const { offers, passed } = planOffers({ waiting, agents, skillsOf: d.skillsOf })
  let wrote = false
  for (const { row, agent } of offers) if (await offer(d, row, agent)) wrote = true
  if (wrote) {
    await passOver(d.db, passed)
    d.announce()
  }
  return wrote
}

async function offer(d: ChatDeps, row: WaitingRow, agent: AgentRow): Promise<boolean> {
  return inTransaction(d.db, async (tx) => {
    const now = d.clock()
    const { offerSeconds, atOnce } = d.settings.now()
    const done = await onChatWithin(
      tx,
      { actor: LINE, now, conversationId: row.conversationId },
      async (_held, chat) => {
        if (
          chat.phase !== "queued" ||
          chat.offeredTo !== null ||
          !(await hasRoom(tx, agent, { now, atOnce }))
        )
          return { chat: {} }
        await noteOffered(tx, agent.id, now)
        const until = new Date(now.getTime() + offerSeconds * 1000)
        return {
          facts: [{ kind: "chat.offered", payload: { is: agent.id, until: until.toISOString() } }],
          chat: { offeredTo: agent.id, offeredUntil: until, actsAt: until },
        }
      },
    )
    return done.toSeq >= done.fromSeq
  })
}

/** Counted once their row is held, so that two processes never offer one person more than they can carry. */
async function hasRoom(tx: Db, agent: AgentRow, o: { now: Date; atOnce: number }): Promise<boolean> {
  await holdAgent(tx, agent.id)
  const [fresh] = await agentRows(tx, { ...o, only: agent.id })
  return fresh?.presence === "online" && fresh.load < fresh.capacity
}
