import { newId } from "@veridesk/contract/ids.ts"
import type { Ties } from "@veridesk/contract/merging.ts"
import type { MockExchange } from "@veridesk/mock-exchange"
import type { TicketProps } from "../../../portal/props-ticket.ts"
import { type Filed, fileTicket } from "../../platform/testing/file-ticket.ts"
import type { Agent, Customer, House } from "../../platform/testing/house.ts"

/** A deposit ticket as its customer fills it in; all of them are about the same transaction. */
export function depositOf(exchange: MockExchange): Record<string, string> {
  const { txid, transfers } = exchange.scene.cases.retiredAddress
  return {
    pair: "USDT/tron",
    txid,
    address: transfers[0]?.to ?? "",
    amount: "2480",
    "sent.at": "2026-11-22T13:37",
    "sent.zone": "Asia/Shanghai",
    "sent.precision": "minute",
    description: "Sent this morning, nothing has arrived.",
  }
}

/** A ticket of somebody who can't sign in any more. */
export function recovery(house: House, customer: Customer): Promise<Filed> {
  return fileTicket(house, customer, {
    type: "account-login",
    fields: { identifier: "30881492", method: "authenticator" },
  })
}

/** What people do in these tests, by the routes that the desk and the help site use. */
export function acts(house: House) {
  const ask = (agent: Agent, path: string, body: object) =>
    agent.json("POST", `/api/desk/conversations/${path}`, { requestId: newId(), ...body })
  const reply = (agent: Agent, ticket: Filed, more: { body: string; then: "stay" | "resolve" }) =>
    ask(agent, `${ticket.id}/replies`, { messageId: newId(), basedOn: 0, anyway: true, ...more })
  return {
    ask,
    merge: (agent: Agent, source: Filed, target: Filed) =>
      ask(agent, `${source.id}/merge`, { intoId: target.id, reason: "same transfer" }),
    undo: (agent: Agent, mergeId: string) =>
      agent.json("POST", `/api/desk/merges/${mergeId}/undo`, { requestId: newId() }),
    answer: (agent: Agent, ticket: Filed, body: string) => reply(agent, ticket, { body, then: "stay" }),
    resolve: (agent: Agent, ticket: Filed, body: string) => reply(agent, ticket, { body, then: "resolve" }),
    write: (customer: Customer, ticket: Filed, body: string) =>
      customer.ask(`/tickets/${ticket.number}/reply`, { requestId: newId(), act: "send", body }),
    act: (customer: Customer, ticket: Filed, what: { act: string; body?: string }) =>
      customer.ask(`/tickets/${ticket.number}/act`, { requestId: newId(), body: "", ...what }),
    page: async (customer: Customer, ticket: Filed): Promise<TicketProps> =>
      (await customer.json("GET", `/tickets/${ticket.number}`)).body,
    ties: async (agent: Agent, ticket: Filed): Promise<Ties> =>
      (await agent.json("GET", `/api/desk/conversations/${ticket.id}/ties`)).body,
    /** The columns that a merge may touch, as the database has them. */
    row: async (ticket: Filed) =>
      (
        await house.pool.query(
          `select status, priority, team_id, assignee_id, waiting_since, due_at, first_reply_at, solved_at, follow_ups,
             preview, last_side, subject, fields, merged_into, status_key from conversations where id = $1`,
          [ticket.id],
        )
      ).rows[0],
    /** Kinds of a conversation's events with what they say of others. */
    events: async (ticket: Filed): Promise<{ kind: string; payload: Record<string, unknown> }[]> =>
      (
        await house.pool.query("select kind, payload from events where conversation_id = $1 order by seq", [
          ticket.id,
        ])
      ).rows,
    /** Numbers in each list of the desk, and the badges. */
    lists: async (agent: Agent) => {
      await house.settle()
      const list = async (status: string) => {
        const path = `/api/desk/conversations?view=all&status=${status}&limit=100`
        const { body } = await agent.json("GET", path)
        return body.rows.map((row: { number: string }) => row.number).toSorted()
      }
      const { body } = await agent.json("GET", "/api/desk/counts")
      return {
        "needs-reply": await list("needs-reply"),
        waiting: await list("waiting"),
        solved: await list("solved"),
        any: await list("any"),
        counts: body.counts,
      }
    },
    /** What the badges have to say, counted anew. */
    counted: async () =>
      (await house.pool.query("select count(*)::int as n from conversations where waiting_since is not null"))
        .rows[0].n,
  }
}
