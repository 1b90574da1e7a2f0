import { globSync, readFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { portal } from "@veridesk/ui/messages/portal.ts"
import { messagesFor, say } from "@veridesk/ui/say.ts"
import { format } from "@veridesk/ui/say-lite.ts"
import { expect, test } from "vitest"
import { type IslandName, islandMessages } from "./island-data.ts"
import { islands } from "./islands.ts"

const root = import.meta.dirname

/** The sources an island is made of, found by following its imports; lazy ones too. */
function sourcesOf(entry: string, seen = new Set<string>()): Set<string> {
  const file = join(root, entry)
  if (seen.has(file)) return seen
  seen.add(file)
  const code = readFileSync(file, "utf8").replaceAll(/import type [^"]+"[^"]+"/g, "")
  for (const [, path = ""] of code.matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g))
    sourcesOf(relative(root, join(dirname(file), path)), seen)
  return seen
}

test.each(Object.keys(islandMessages) as IslandName[])(
  "every message that the island %s can say is sent with its page",
  (name) => {
    const prefixes: readonly string[] = islandMessages[name]
    const missing = new Set<string>()
    for (const file of sourcesOf(islands[name])) {
      const code = readFileSync(file, "utf8")
      // Whole keys, and the fixed beginning of those that are put together.
      for (const [, key = ""] of code.matchAll(/["`]([a-z-]+\.[a-z0-9.-]*)(?:["`]|\$\{)/g))
        if (
          Object.keys(portal).some((known) => known.startsWith(key)) &&
          !prefixes.some((prefix) => key.startsWith(prefix))
        )
          missing.add(`${key} (${relative(root, file)})`)
    }
    expect([...missing]).toEqual([])
  },
)

test("what is sent is said alike in the browser and on the server", () => {
  const values = { n: 3, max: 10, percent: 62, name: "a.png", time: "14:05", zone: "UTC+8", size: 25 }
  const rest = new Proxy(values as Record<string, string | number>, {
    get: (known, key) => known[String(key)] ?? "x",
  })
  for (const locale of ["en", "zh-CN"] as const)
    for (const name of Object.keys(islandMessages) as IslandName[])
      for (const [key, raw] of Object.entries(messagesFor(locale, portal, islandMessages[name]))) {
        expect(raw, key).not.toContain("'")
        for (const n of [0, 1, 2, 1200]) {
          const given = Object.fromEntries(
            [...raw.matchAll(/\{(\w+)/g)].map(([, word = ""]) => [
              word,
              word === "n" ? n : (rest[word] ?? "x"),
            ]),
          )
          expect(format(locale, raw, given), key).toBe(say(locale, portal, key as keyof typeof portal, given))
        }
      }
})

test("no two sources are islands by mistake", () => {
  const entries = globSync("islands/*.{ts,tsx}", { cwd: root }).filter((path) =>
    (Object.values(islands) as string[]).includes(path),
  )
  expect(entries.toSorted()).toEqual(Object.values(islands).toSorted())
})
