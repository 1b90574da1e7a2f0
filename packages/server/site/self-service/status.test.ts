import type { IncidentStage } from "@veridesk/contract/announcements.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { createMockExchange, type MockExchange } from "@veridesk/mock-exchange"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { content, deskOf } from "../../announcements/testing/desk.ts"
import { fileTicket } from "../../platform/testing/file-ticket.ts"
import { type House, openHouse } from "../../platform/testing/house.ts"

const NOW = new Date("2026-11-22T06:05:00Z")
const MINUTE = 60_000
/** Longer than a snapshot and a drawn page are kept. */
const KEPT_MS = 16_000

let exchange: MockExchange
let house: House
let ahead = 0
beforeAll(async () => {
  exchange = await createMockExchange({ clock: () => new Date(NOW.getTime() + ahead) })
  house = await openHouse({
    clock: () => new Date(NOW.getTime() + ahead),
    env: {
      EXCHANGE_URL: exchange.supportApiUrl,
      EXCHANGE_TOKEN: exchange.token,
      CHAIN_LOOKUP_URL: exchange.chainApiUrl,
    },
  })
})
afterAll(async () => {
  await house.close()
  await exchange.close()
})

const look = async () => {
  await house.app.tasks["look-around"]()
  ahead += MINUTE
}
type Json = {
  measuredAt: string
  load: { label: string; waiting: number; reply: { from: number; to: number } | null }[]
  open: { title: string; state: string; href: string | null }[]
  past: { title: string; state: string }[]
  components: {
    key: string
    state: string
    share: number | null
    since: string
    history: { day: string; share: number | null; downMinutes: number }[]
  }[]
}
async function status(query = ""): Promise<Json> {
  ahead += KEPT_MS
  return (await house.visitor().json("GET", `/api/status${query}`)).body
}
const part = (all: Json, key: string) => all.components.find((one) => one.key === key)
const text = async (path: string) =>
  (await (await house.visitor().get(path)).text()).replaceAll("\u00a0", " ")

describe("what the site reaches", () => {
  test("is unknown before the first look, and nothing is claimed", async () => {
    expect((await status()).components).toEqual([])
    expect(await text("/en/status")).toContain("Nothing has been measured yet")
  })

  test("is counted once a minute, a part that doesn't answer apart from those that do", async () => {
    await look()
    exchange.switches.chains.set("tron", "fails")
    await look()
    await look()
    const now = await status()
    expect(part(now, "exchange")).toMatchObject({ state: "ok", share: 100 })
    expect(part(now, "files")).toMatchObject({ state: "ok", share: 100 })
    expect(part(now, "chain:ethereum")).toMatchObject({ state: "ok", share: 100 })
    expect(part(now, "chain:tron")).toMatchObject({ state: "down", share: 33.33 })
    expect(part(now, "chain:tron")?.history.at(-1)).toEqual({
      day: "2026-11-22",
      share: 33.33,
      downMinutes: 2,
    })
    // Without a mail server there is nothing that could be down.
    expect(part(now, "mail")).toBe(undefined)
    expect(part(now, "chain:tron")?.since).toBe(new Date(NOW.getTime() + KEPT_MS + MINUTE).toISOString())
  })

  test("is told in words beside every bar, and the outage in the first line", async () => {
    const html = await text("/en/status?days=90")
    expect(html).toContain("One service doesn’t answer")
    expect(html).toContain("2026-11-22: 33.33 % answered, 2 min without an answer")
    expect(html).toContain("Days with outages: 1 of 1 measured")
  })

  test("a job that ran twice in a minute counts once, and the state goes on over midnight", async () => {
    const before = part(await status(), "chain:tron")?.history.at(-1)
    ahead += MINUTE
    await Promise.all([house.app.tasks["look-around"](), house.app.tasks["look-around"]()])
    expect(part(await status(), "chain:tron")?.history.at(-1)?.downMinutes).toBe(
      (before?.downMinutes ?? 0) + 1,
    )
    const since = part(await status(), "chain:tron")?.since
    ahead += 86_400_000
    await look()
    const tron = part(await status(), "chain:tron")
    expect(tron?.since).toBe(since)
    expect(tron?.history.slice(-2).map(({ day }) => day)).toEqual(["2026-11-22", "2026-11-23"])
  })

  test("is unknown when nobody has looked for a while", async () => {
    ahead += 10 * MINUTE
    expect(part(await status(), "exchange")?.state).toBe("unknown")
  })

  test("days older than ninety are forgotten", async () => {
    exchange.switches.chains.clear()
    ahead += 91 * 86_400_000
    await look()
    const { rows } = await house.pool.query("select distinct day from service_days")
    expect(rows).toHaveLength(1)
  })
})

describe("how busy support is", () => {
  test("counts who waits for us by kind of problem, and gives no time from too few replies", async () => {
    const waiting = (all: Json, label: string) => all.load.find((one) => one.label === label)?.waiting
    const before = waiting(await status("?lang=en"), "Other") ?? 0
    await fileTicket(house, await house.customer())
    const now = await status("?lang=en")
    expect(waiting(now, "Other")).toBe(before + 1)
    expect(now.load.every((one) => one.reply === null)).toBe(true)
    expect(await text("/en/status")).toContain("not enough data")
  })

  test("gives half to four fifths of the first replies once there are enough", async () => {
    await house.pool.query(
      `insert into reply_figures (form_key, metric, n, p50_ms, p80_ms, p90_ms, counted_at)
       values ('deposit-not-credited', 'first', 40, 7200000, 18000000, 20000000, $1)`,
      [house.clock()],
    )
    await house.app.tasks["count-replies"]()
    const { load } = await status("?lang=en")
    expect(load.find((one) => one.label === "Deposits")?.reply).toEqual({ from: 120, to: 300 })
    ahead += KEPT_MS
    expect(await text("/en/contact")).toMatch(/first reply\s*<b>2–5 h/)
  })

  test("costs one statement however many ask", async () => {
    ahead += KEPT_MS
    const visitors = Array.from({ length: 20 }, () => house.visitor())
    const answers = await Promise.all(visitors.map((one) => one.json("GET", "/api/status")))
    expect(new Set(answers.map(({ body }) => body.measuredAt)).size).toBe(1)
    expect((await visitors[0]?.json("GET", "/api/status"))?.headers.get("access-control-allow-origin")).toBe(
      "*",
    )
  })
})

describe("incidents", () => {
  test("are public from being declared on, in the words for customers, and move on when they are over", async () => {
    const lead = await house.agent({ name: "Ruben", role: "lead", teams: ["deposits"] })
    const declared = await lead.json("POST", "/api/desk/incidents", {
      requestId: newId(),
      incidentId: newId(),
      title: { en: "USDT deposits on TRON are slow", zh: "TRON 的 USDT 充值变慢" },
      about: { en: "A node is late. Nothing is lost.", zh: "节点延迟，资产安全。" },
    })
    expect(declared.status).toBe(200)
    const { incident } = declared.body
    const change = (state: string, basedOn: string) =>
      lead.json("POST", `/api/desk/incidents/${incident.id}`, {
        title: incident.title,
        about: incident.about,
        state,
        basedOn,
      })
    expect((await status()).open).toMatchObject([{ state: "declared" }])
    const open = await change("identified", incident.updatedAt)
    expect(open.status).toBe(200)
    expect((await status("?lang=zh-CN")).open).toMatchObject([
      { title: "TRON 的 USDT 充值变慢", state: "identified" },
    ])
    // A page that is drawn for many readers may be a quarter of a minute old; this reader has it drawn for her.
    const odile = await house.customer()
    const page = await (await odile.get("/en/status")).text()
    expect(page).toContain("One incident is open")
    expect(page).toContain("Nothing is lost.")
    await change("resolved", open.body.incident.updatedAt)
    const over = await status()
    expect(over.open).toEqual([])
    expect(over.past).toMatchObject([{ title: "USDT deposits on TRON are slow", state: "resolved" }])
  })

  test("are told as their announcement tells them, once it is out, with the way to it", async () => {
    const lead = await house.agent({ name: "Ruben", role: "lead", teams: ["deposits"] })
    const incidentId = newId()
    const title = { en: "node 3 stuck, see runbook", zh: "节点 3 卡住" }
    const about = { en: "Deposits are late.", zh: "充值延迟。" }
    await lead.json("POST", "/api/desk/incidents", { requestId: newId(), incidentId, title, about })
    const desk = deskOf(lead, await house.agent({ name: "Petra", role: "administrator" }))
    const tell = (stage: IncidentStage) =>
      content({ kind: "incident", title: "TRON deposits are late", incident: { stage, incidentId } })
    const { line } = await desk.announce(tell("identified"), ["site"])
    const { open } = await status()
    expect(open).toMatchObject([{ title: "TRON deposits are late", state: "identified" }])
    const href = open[0]?.href ?? ""
    expect((await house.visitor().get(href)).status).toBe(200)
    // Published at once as its next step: what is over, is over here too.
    const version = (await desk.opened(line.id)).line.latest
    const note = { en: "Over.", zh: "已恢复。" }
    const next = { basedOn: version, reason: "update", note, content: tell("resolved") }
    expect((await desk.post(line.id, "correct", next)).status).toBe(200)
    await desk.approve(line.id)
    await desk.publish(line.id, { channels: ["site"] })
    const over = await status()
    expect(over.open).toEqual([])
    expect(over.past[0]).toMatchObject({ title: "TRON deposits are late", state: "resolved", href })
  })
})

describe("contact", () => {
  test("begins with the stolen account, without sign-in, and has a way for every problem", async () => {
    const html = await text("/en/contact")
    expect(html.indexOf("/locked-out?problem=taken-over")).toBeLessThan(html.indexOf("/en/tools/deposit"))
    expect(html).toContain("We never write first on Telegram")
    for (const href of [
      "/en/tools/deposit",
      "/en/tools/withdrawal",
      "/en/tools/api-errors",
      "/tickets/new?type=complaint",
    ])
      expect(html).toContain(`href="${href}"`)
  })

  test("E2, E23: names the mailboxes that the register vouches for, each with a mail already begun, and no other", async () => {
    const section = async (path: string) => /id="mail-h"[\s\S]*?<\/section>/.exec(await text(path))?.[0] ?? ""
    const html = await section("/en/contact")
    expect(html).toContain("support@kestrel.example")
    // It is there, but two people have not said yet that it is official.
    expect(html).not.toContain("legal@kestrel.example")
    const href = /href="(mailto:[^"]+)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? ""
    const mail = new URL(href)
    expect(mail.pathname).toBe("support@kestrel.example")
    expect(mail.searchParams.get("subject")).toContain("Customer service")
    expect(mail.searchParams.get("body")).toMatch(/^In one sentence:\r\n\r\nUID:\r\n/)
    expect(await section("/zh-cn/contact")).toContain("用模板写邮件")
  })
})
