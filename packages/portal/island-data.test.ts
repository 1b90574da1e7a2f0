import { globSync, readFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { errors } from "@veridesk/ui/messages/errors.ts"
import { formErrors } from "@veridesk/ui/messages/form-errors.ts"
import { portal } from "@veridesk/ui/messages/portal.ts"
import { messagesFor, say } from "@veridesk/ui/say.ts"
import { format } from "@veridesk/ui/say-lite.ts"
import { expect, test } from "vitest"
import { type IslandName, islandErrors, islandMessages } from "./island-data.ts"
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

test("every fault that a field of the form can have is sent with it", () => {
  const codes = new Set<string>()
  for (const file of globSync("../server/intake-forms/{check*,faults}.ts", { cwd: root }))
    for (const [, code = ""] of readFileSync(join(root, file), "utf8").matchAll(/code: ["`]([a-z-]+)/g))
      codes.add(code)
  expect(codes.size).toBeGreaterThan(30)
  const sent = Object.keys(messagesFor("en", errors, islandErrors["ticket-form"]))
  const missing = [...codes].filter((code) => !sent.some((key) => key.startsWith(code)))
  // Offers below a field are messages of the page.
  expect(missing.filter((code) => !(`note.${code}` in portal))).toEqual([])
})

/** A value for each placeholder of a message; the counting ones take `n`. */
function valuesFor(raw: string, n: number): Record<string, string | number> {
  const words = [...raw.matchAll(/\{(\w+)/g)].map(([, word = ""]) => word)
  const counted = new Set([...raw.matchAll(/\{(\w+), plural/g)].map(([, word = ""]) => word))
  return Object.fromEntries(words.map((word) => [word, counted.has(word) ? n : word === "n" ? n : "x"]))
}

test.each(["en", "zh-CN"] as const)(
  "what is sent is said alike in the browser and on the server, in %s",
  (locale) => {
    const sent = {
      ...messagesFor(locale, portal, Object.values(islandMessages).flat()),
      ...messagesFor(locale, errors, [""]),
      ...messagesFor(locale, formErrors, [""]),
    }
    const all = { ...portal, ...errors, ...formErrors }
    for (const [key, raw] of Object.entries(sent))
      for (const n of [0, 1, 2, 1200]) {
        const values = valuesFor(raw, n)
        expect(format(locale, raw, values), key).toBe(say(locale, all, key as keyof typeof all, values))
      }
  },
)

test("no two sources are islands by mistake", () => {
  const entries = globSync("islands/*.{ts,tsx}", { cwd: root }).filter((path) =>
    Object.values<string>(islands).includes(path),
  )
  expect(entries.toSorted()).toEqual(Object.values(islands).toSorted())
})
