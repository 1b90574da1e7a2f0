import type { Fact } from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { asTicket, type Chat, enteringLine, type Risk } from "./chat.ts"
import { placeBehind, putChats } from "./store.ts"

/**
 * What a new conversation brings along where its customer waits for a person, for the verb that opens it: the event, and
 * the place in the line, written in the same transaction.
 */
export function beginning(o: {
  risk: Risk
  page: Record<string, string>
  teamId: string | null
  now: Date
  /** False: nobody joins, an answer comes as to a ticket. */
  waits: boolean
}): {
  further: Fact[]
  beside(tx: Db, conversationId: string): Promise<void>
} {
  const { risk, page, teamId, now, waits } = o
  return {
    further: waits
      ? [{ kind: "chat.queued", payload: { risk } }]
      : [{ kind: "chat.to-ticket", payload: { by: "customer", atOnce: true } }],
    async beside(tx, conversationId) {
      const beganAtPlace = await placeBehind(tx, { risk, teamId })
      const entering = enteringLine(now, { returned: false })
      const chat = { ...BLANK, conversationId, risk, page, beganAtPlace, ...entering, lastCustomerAt: now }
      if (!waits) Object.assign(chat, asTicket)
      await putChats(tx, [chat])
    },
  }
}

const BLANK = {
  passedOver: 0,
  passedWhy: null,
  joinedAt: null,
  waitedMs: null,
  lastStaffAt: null,
  conduct: "none",
  pausedUntil: null,
  readSeq: 0,
  customerReadSeq: 0,
  ratedAt: null,
} satisfies Partial<Chat>
