import { announcementContent, typedAnnouncement } from "@veridesk/contract/announcements.ts"
import { expect, test } from "vitest"
import { canSave, endsTooSoon, toLook, toSave } from "./fit-content.ts"
import { startOf } from "./start.ts"

const thing = (asset: string, en = "") => ({ asset, chain: null, effect: { en, zh: "" } })

test.each([
  ["a row that was only added", { affected: [thing("")] }, [], true],
  ["a row with a name", { affected: [thing("ETH"), thing("")] }, ["ETH"], true],
  ["a row that names no asset", { affected: [thing("", "Paused")] }, [""], false],
  [
    "an end before its start",
    { startsAt: "2030-11-24T12:00:00.000Z", endsAt: "2030-11-24T10:00:00.000Z" },
    [],
    false,
  ],
  ["an end alone", { endsAt: "2030-11-24T10:00:00.000Z" }, [], true],
] as const)("%s can always be looked at", (_name, more, saved, may) => {
  const typed = {
    ...startOf("maintenance"),
    ...more,
    affected: [...("affected" in more ? more.affected : [])],
  }
  expect(typedAnnouncement.safeParse(typed).success).toBe(true)
  expect(announcementContent.safeParse(toLook(typed)).success).toBe(true)
  expect(toSave(typed).affected.map(({ asset }) => asset)).toEqual(saved)
  expect(canSave(typed)).toBe(may)
  expect(announcementContent.safeParse(toSave(typed)).success).toBe(may)
  expect(endsTooSoon(toLook(typed))).toBe(false)
})
