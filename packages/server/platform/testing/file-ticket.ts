import { newId } from "@veridesk/contract/ids.ts"
import type { Customer, House } from "./house.ts"

export type Filed = { id: string; number: string }

/** Files a ticket by the form of the help site, of the type "other" unless `fields` say more. */
export async function fileTicket(
  house: House,
  customer: Customer,
  o: {
    requestId?: string
    language?: "en" | "zh-CN"
    type?: string
    fields?: Record<string, string | string[]>
  } = {},
): Promise<Filed> {
  const { requestId = newId(), language = "en", type = "other", fields = {} } = o
  const { status, body } = await customer.ask(`/tickets/new?lang=${language}`, {
    type,
    requestId,
    act: "submit",
    topic: "API signature error",
    description: "It says -1022 since this morning.",
    ...fields,
  })
  const number = /^\/tickets\/(\d{10})\/receipt$/.exec(body.location ?? "")?.[1]
  if (!number) throw new Error(`not filed: ${status} ${JSON.stringify(body.props?.errors ?? body)}`)
  const { rows } = await house.pool.query("select id from conversations where number = $1", [number])
  return { id: rows[0].id, number }
}
