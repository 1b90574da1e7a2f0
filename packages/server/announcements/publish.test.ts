import {
  type AnnouncementList,
  type IncidentStage,
  incidentStages,
  type OpenedAnnouncement,
} from "@veridesk/contract/announcements.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { content, deskOf } from "./testing/desk.ts"

let house: House
let ruben: Agent
let sune: Agent
let mei: Agent
let desk: ReturnType<typeof deskOf>
beforeAll(async () => {
  house = await openHouse()
  ruben = await house.agent({ name: "Ruben", role: "lead" })
  sune = await house.agent({ name: "Sune", role: "administrator" })
  mei = await house.agent({ name: "Mei" })
  desk = deskOf(ruben, sune)
})
afterAll(() => house.close())

/** A page as somebody reads it: times hold spaces that don’t break. */
const read = async (path: string) =>
  (await (await fetch(`${house.url}${path}`, { redirect: "manual" })).text()).replaceAll("\u00a0", " ")
const pathOf = ({ line }: OpenedAnnouncement) => line.path?.en ?? ""

describe("before it goes out", () => {
  test("a second person approves, who wrote none of it; the database says so too", async () => {
    const id = await desk.write()
    const version = 1
    expect(
      (await desk.post(id, "publish", { version, at: null, channels: [{ key: "site" }] })).body.code,
    ).toBe("announcement-not-approved")
    expect((await desk.post(id, "approve", { version, as: sune })).body.code).toBe("not-possible-now")
    await desk.post(id, "submit", { version })
    const own = await desk.post(id, "approve", { version })
    expect([own.status, own.body.code]).toEqual([403, "own-announcement"])
    expect((await desk.post(id, "approve", { version, as: mei })).status).toBe(403)
    await expect(
      house.pool.query(
        `insert into announcement_judgements (announcement_id, version, authors, approved, by_id, at)
         select announcement_id, version, authors, true, author_id, now() from announcement_versions where announcement_id = $1`,
        [id],
      ),
    ).rejects.toThrow("announcement_second_person")
    await expect(
      house.pool.query(
        "update announcement_versions set published_at = now(), published_by = author_id, signature = 'x', fingerprint = 'x' where announcement_id = $1",
        [id],
      ),
    ).rejects.toThrow("nobody has approved")
    expect((await desk.post(id, "approve", { version, as: sune })).body.line.stage).toBe("approved")
  })

  test("an edit by the approver makes them an author, and takes the approval away", async () => {
    const id = await desk.write()
    await desk.approve(id)
    const edited = await desk.post(id, "save", { basedOn: 1, content: content({ title: "Later" }), as: sune })
    expect(edited.body.line).toMatchObject({ stage: "draft", latest: 2 })
    await desk.post(id, "submit", { version: 2 })
    for (const author of [ruben, sune])
      expect((await desk.post(id, "approve", { version: 2, as: author })).body.code).toBe("own-announcement")
    const third = await house.agent({ name: "Petra", role: "lead" })
    expect((await desk.post(id, "approve", { version: 2, as: third })).status).toBe(200)
  })

  test("a refusal says why, and the next save starts over", async () => {
    const id = await desk.write()
    await desk.post(id, "submit", { version: 1 })
    expect((await desk.post(id, "refuse", { version: 1, why: "", as: sune })).status).toBe(400)
    const refused = await desk.post(id, "refuse", { version: 1, why: "Name the network.", as: sune })
    expect(refused.body.versions[0].judged).toMatchObject({
      approved: false,
      byName: "Sune",
      why: "Name the network.",
    })
    expect((await desk.post(id, "save", { basedOn: 1, content: content() })).body.line.stage).toBe("draft")
  })

  test("nobody overwrites what a colleague saved", async () => {
    const id = await desk.write()
    await desk.post(id, "save", { basedOn: 1, content: content({ title: "First" }) })
    const late = await desk.post(id, "save", { basedOn: 1, content: content({ title: "Late" }), as: sune })
    expect([late.status, late.body.detail]).toEqual([409, { version: 2 }])
  })

  test("both languages and links of ours only: the checklist stops it", async () => {
    const what = content()
    const phishing = { type: "link" as const, attrs: { href: "https://kestrel-help.example/claim" } }
    what.texts.zh.title = ""
    what.texts.en.body.content.push({
      type: "paragraph",
      content: [{ type: "text", text: "here", marks: [phishing] }],
    })
    const odd = [
      "https://[",
      "https://kestrel.example@evil.example/",
      "mailto:support@kestrel.example?cc=x%40y.example",
    ]
    const fine = ["https://help.kestrel.example/en", "mailto:support@kestrel.example"]
    what.texts.zh.body.content.push({
      type: "paragraph",
      content: [...odd, ...fine].map((href) => ({
        type: "text",
        text: "这里",
        marks: [{ type: "link", attrs: { href } }],
      })),
    })
    const id = await desk.write(what)
    const stopped = await desk.post(id, "submit", { version: 1 })
    expect([stopped.status, stopped.body.code]).toEqual([422, "announcement-incomplete"])
    const list = Object.fromEntries(
      (await desk.opened(id)).checklist.map(({ key, ok, what: about }) => [key, { ok, what: about }]),
    )
    expect(list["translations"]).toEqual({ ok: false, what: ["zh.title"] })
    expect(list["links"]).toEqual({ ok: false, what: ["https://kestrel-help.example/claim", ...odd] })
  })

  test("auditors read and write nothing", async () => {
    const auditor = await house.agent({ role: "auditor" })
    const asked = { requestId: newId(), announcementId: newId(), content: content() }
    expect((await auditor.json("POST", "/api/desk/announcements", asked)).status).toBe(403)
    const list: AnnouncementList = (await auditor.json("GET", "/api/desk/announcements")).body
    expect(list.mayWrite).toBe(false)
    expect(list.channels.map(({ key }) => key)).toContain("banner")
  })

  test("what is written shows how each place would show it", async () => {
    const looked = await ruben.json("POST", "/api/desk/announcements/look", { content: content() })
    const places = new Set(looked.body.previews.map((preview: { channel: string }) => preview.channel))
    expect([...places]).toEqual(["site", "banner", "feed", "mail", "push", "webhook"])
    const mail = looked.body.previews.find(
      (p: { channel: string; locale: string }) => p.channel === "mail" && p.locale === "zh-CN",
    )
    expect(mail.body).toContain("ETH 充提将暂停两小时。")
  })
})

describe("once it is out", () => {
  test("its page has both clocks, what it affects, its history and its fingerprint", async () => {
    const out = await desk.announce()
    const html = await read(pathOf(out))
    expect(html).toContain("ETH wallet maintenance")
    expect(html).toContain("24 Nov 2030")
    expect(html).toContain("Ethereum")
    expect(html).toContain(out.versions[0]?.fingerprint ?? "none")
    expect(html).toContain('"@type":"NewsArticle"')
    const chinese = await read(out.line.path?.zh ?? "")
    expect(chinese).toContain("ETH wallet maintenance（中文）")
    expect(chinese).toContain("18:00（UTC）")
    expect(await read("/en/announcements?kind=maintenance")).toContain("ETH wallet maintenance")
    expect(await read("/en/announcements?kind=policy&asset=DOGE")).not.toContain("ETH wallet maintenance")
    expect(await read("/en")).toContain("ETH wallet maintenance")
  })

  test("a correction keeps the item, says what changed, and keeps what stood there", async () => {
    const { line } = await desk.announce(content({ title: "Fees change" }))
    const { id } = line
    const what = content({ title: "Fees of BTC change" })
    const none = await desk.post(id, "correct", {
      basedOn: 1,
      reason: "correction",
      note: { en: "", zh: "" },
      content: what,
    })
    expect(none.status).toBe(400)
    expect((await desk.post(id, "save", { basedOn: 1, content: what })).status).toBe(409)
    const note = { en: "The asset was missing.", zh: "补充了币种。" }
    await desk.post(id, "correct", { basedOn: 1, reason: "correction", note, content: what })
    expect(await read(line.path?.en ?? "")).not.toContain("The asset was missing.")
    await desk.approve(id)
    const out = await desk.publish(id)
    expect(out.line).toMatchObject({ number: line.number, published: 2 })
    const moved = await fetch(`${house.url}${line.path?.en}`, { redirect: "manual" })
    expect([moved.status, moved.headers.get("location")]).toEqual([301, pathOf(out)])
    const html = await read(pathOf(out))
    expect(html).toContain("The asset was missing.")
    expect(html).toContain("Fees of BTC change")
    const before = await read(`${pathOf(out)}?version=1`)
    expect(before).toContain("It was replaced: The asset was missing.")
    expect(before).toContain("noindex")
    await expect(
      house.pool.query("update announcement_versions set content = '{}' where announcement_id = $1", [id]),
    ).rejects.toThrow("does not change")
  })

  test("what was scheduled comes out at its time and not before", async () => {
    const id = await desk.write(content({ title: "Scheduled thing" }))
    await desk.approve(id)
    const at = new Date(house.clock().getTime() + 3_600_000).toISOString()
    expect((await desk.publish(id, { at })).line).toMatchObject({ stage: "scheduled", published: null })
    await house.app.tasks["publish-announcements"]()
    expect((await desk.opened(id)).line.published).toBeNull()
    house.moveClock(3_601_000)
    await house.app.tasks["publish-announcements"]()
    expect((await desk.opened(id)).line).toMatchObject({ stage: "published", published: 1 })
    expect(await read("/en/announcements")).toContain("Scheduled thing")
  })

  test("an edit of what is scheduled takes its time away", async () => {
    const id = await desk.write()
    await desk.approve(id)
    await desk.publish(id, { at: new Date(house.clock().getTime() + 3_600_000).toISOString() })
    const edited = await desk.post(id, "save", { basedOn: 1, content: content({ title: "Edited" }) })
    expect(edited.body.line).toMatchObject({ stage: "draft", publishAt: null })
    house.moveClock(3_601_000)
    await house.app.tasks["publish-announcements"]()
    expect((await desk.opened(id)).line.published).toBeNull()
  })

  test("what is withdrawn leaves the lists; its page stays and says why", async () => {
    const out = await desk.announce(content({ title: "Wrong thing" }))
    const why = { en: "It was never true.", zh: "内容不属实。" }
    expect((await desk.post(out.line.id, "withdraw", { why, as: mei })).status).toBe(403)
    expect((await desk.post(out.line.id, "withdraw", { why })).body.line.withdrawnAt).not.toBeNull()
    expect(await read("/en/announcements")).not.toContain("Wrong thing")
    const html = await read(pathOf(out))
    expect(html).toContain("It was never true.")
    expect(html).toContain("noindex")
    expect(
      (
        await desk.post(out.line.id, "correct", {
          basedOn: 1,
          reason: "update",
          note: why,
          content: content(),
        })
      ).body.code,
    ).toBe("announcement-withdrawn")
  })

  test("an incident is told as a timeline", async () => {
    const step = (stage: IncidentStage) =>
      content({
        kind: "incident",
        title: "TRON deposits are late",
        startsAt: null,
        endsAt: null,
        incident: { stage, incidentId: null },
      })
    const { line } = await desk.announce(step("investigating"))
    for (const [version, stage] of incidentStages.entries()) {
      if (version === 0) continue
      const note = { en: `Now ${stage}.`, zh: `现在 ${stage}。` }
      await desk.post(line.id, "correct", { basedOn: version, reason: "update", note, content: step(stage) })
      await desk.approve(line.id)
      await desk.publish(line.id)
    }
    const html = await read(line.path?.en ?? "")
    const steps = [
      "Now resolved.",
      "Now monitoring.",
      "Now identified.",
      "Deposits and withdrawals of ETH pause",
    ]
    const timeline = html.slice(html.indexOf("What happened"))
    expect(steps.map((text) => timeline.indexOf(text)).every((at, i, all) => at > (all[i - 1] ?? 0))).toBe(
      true,
    )
  })
})

describe("an announcement for one brand", () => {
  const at = async (host: string, url: string) =>
    house.app.http.inject({ method: "GET", url, headers: { host, accept: "text/html" } })
  const [own, other] = ["help.merlin.example", "help.kestrel.example"] as const

  test("is told at its own site, and the others say nothing of it, not even its name", async () => {
    const boss = await house.agent({ role: "administrator" })
    const made = await boss.json("POST", "/api/desk/brands", {
      requestId: newId(),
      key: "merlin",
      brand: {
        name: "Merlin",
        shortName: "Merlin",
        legalEntity: "Kestrel Asia",
        hosts: [own],
        supportEmail: "support@merlin.example",
        accent: "#ffb000",
        mark: null,
      },
    })
    expect(made.status).toBe(200)
    const { body } = await boss.json("GET", "/api/desk/brands")
    const brandId = body.brands.find(({ key }: { key: string }) => key === "merlin").id
    const what = (title: string) =>
      content({
        title,
        audience: { to: "brand", brandId },
        affected: [{ asset: "MRLN", chain: null, effect: { en: "", zh: "" } }],
      })
    const { line } = await desk.announce(what("Merlin moves house"), ["site", "banner", "feed"])
    const old = line.path?.en ?? ""
    const note = { en: "Another day.", zh: "改日。" }
    await desk.post(line.id, "correct", {
      basedOn: 1,
      reason: "correction",
      note,
      content: what("Merlin moves later"),
    })
    await desk.approve(line.id)
    const { line: now } = await desk.publish(line.id, { channels: ["site", "banner", "feed"] })
    for (const channel of ["site", "banner", "feed"])
      await house.app.tasks["announce"]({ announcementId: line.id, version: 2, channel })

    expect((await at(own, now.path?.en ?? "")).statusCode).toBe(200)
    expect((await at(own, old)).statusCode).toBe(301)
    expect((await at(own, "/sitemaps/0.xml")).body).toContain(now.path?.en)
    expect((await at(own, "/api/announcements")).body).toContain("Merlin moves later")
    for (const path of [
      now.path?.en ?? "",
      old,
      `${now.path?.en}?version=1`,
      `/api/announcements/${now.number}`,
    ])
      expect((await at(other, path)).statusCode, path).toBe(404)
    for (const path of [
      "/en",
      "/en/announcements",
      "/en/announcements/feed/all.json",
      "/sitemaps/0.xml",
      "/api/announcements",
      "/en/search?q=merlin",
      "/en/search/suggest?q=merlin",
    ])
      expect((await at(other, path)).body, path).not.toMatch(/merlin.moves|MRLN/i)
  })
})

test("the check of a message says of an announcement whether it still stands", async () => {
  const told = async (text: string) =>
    (await (await house.visitor().form("/en/verify/message", { number: "", text })).text()).replaceAll(
      "\u00a0",
      " ",
    )
  const { line, versions } = await desk.announce(content({ title: "New deposit addresses" }), ["site"])
  const first = versions.find(({ version }) => version === 1)?.fingerprint ?? ""
  expect(await told(first)).toContain("Official announcement")
  expect(await told(first)).not.toContain("has been replaced")
  const note = { en: "Corrected.", zh: "已更正。" }
  const what = content({ title: "New deposit addresses from Monday" })
  await desk.post(line.id, "correct", { basedOn: 1, reason: "correction", note, content: what })
  await desk.approve(line.id)
  const next = await desk.publish(line.id, { channels: ["site"] })
  const second = next.versions.find(({ version }) => version === 2)?.fingerprint ?? ""
  expect(await told(first)).toContain("has been replaced")
  expect(await told(second)).not.toContain("has been replaced")
  await desk.post(line.id, "withdraw", { why: { en: "Not so.", zh: "有误。" } })
  for (const fingerprint of [first, second]) expect(await told(fingerprint)).toContain("We took it back")
})
