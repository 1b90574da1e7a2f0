import { expect, test } from "vitest"
import { targetsFor } from "./transfer-targets.ts"

const one = (name: string, more: object) => ({
  id: name,
  name,
  presence: "online" as const,
  load: 0,
  capacity: 3,
  teamIds: ["deposits"],
  languages: ["en"],
  ...more,
})
const given = {
  chats: {
    colleagues: [
      one("Mei", {}),
      one("Petra", { presence: "away" as const, languages: ["zh"] }),
      one("Ilse", { load: 1 }),
      one("启航", { load: 2, languages: ["zh", "en"], teamIds: ["withdrawals"] }),
      one("慧敏", { load: 3, languages: ["zh"], teamIds: ["withdrawals"] }),
      one("Jonna", { presence: "busy" as const, load: 1 }),
    ],
  },
  teams: [
    { id: "deposits", key: "deposits", name: "Deposits" },
    { id: "withdrawals", key: "withdrawals", name: "Withdrawals" },
  ],
  myId: "Mei",
  language: "zh-CN",
  text: "",
}
const names = (text: string) => targetsFor({ ...given, text }).map(({ name }) => name)

test("whoever is online, has room and speaks the language stands first; oneself is not offered", () => {
  expect(names("")).toEqual(["启航", "Ilse", "慧敏", "Jonna", "Petra", "Deposits", "Withdrawals"])
})

test.each([
  ["il", ["Ilse"]],
  ["zh", ["启航", "慧敏", "Petra"]],
  ["draw", ["Withdrawals"]],
  ["nobody", []],
])("%j narrows to %j", (text, expected) => {
  expect(names(text)).toEqual(expected)
})

test("somebody who is away can't be chosen, and a team tells how many are there", () => {
  expect(targetsFor(given)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: "Petra", isOff: true }),
      expect.objectContaining({ name: "Withdrawals", online: 2 }),
    ]),
  )
})
