import type { ChatState } from "@veridesk/contract/chat/state.ts"
import type { ChatHome } from "@veridesk/contract/chat/widget.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type House, openHouse } from "../../platform/testing/house.ts"
import { asGuest, asking, begin, ORIGIN } from "./testing/widget.ts"

/** A Saturday, when nobody of the Shanghai office works. */
const SATURDAY = new Date("2026-11-28T04:00:00Z")

let house: House
beforeAll(async () => {
  house = await openHouse({ env: { WIDGET_ORIGINS: ORIGIN }, now: SATURDAY })
  const lead = await house.agent({ role: "administrator" })
  const { policy, version } = (await lead.json("GET", "/api/desk/sla")).body
  const saved = await lead.json("POST", "/api/desk/sla", {
    requestId: newId(),
    basedOn: version,
    note: "office hours",
    policy: { ...policy, usual: "shanghai" },
  })
  expect(saved.status).toBe(200)
})
afterAll(() => house.close())

test("out of hours it says from when on somebody is there, and the same questions lead to a ticket in place", async () => {
  const session = await asGuest(house.url)
  const home = await asking(house.url, session)<ChatHome>("GET", "/api/chat/home?locale=en")
  expect(home.availability).toMatchObject({ state: "closed", opensAt: "2026-11-30T01:00:00.000Z" })
  const chat = await begin(house.url, session)
  expect(chat.phase).toBe("ticket")
  expect(chat.answerBy).not.toBeNull()
})

test("whose account may be taken over is never sent away: they wait, whatever the hour", async () => {
  const session = await asGuest(house.url)
  const chat = await begin(house.url, session, { form: "account-security" })
  expect(chat).toMatchObject({ phase: "queued", queue: { position: 1 } } satisfies Partial<
    Record<keyof ChatState, unknown>
  >)
})
