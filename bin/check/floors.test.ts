import { spawnSync } from "node:child_process"
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { repository } from "../steps/command.ts"

let house = ""
afterEach(() => rmSync(house, { recursive: true, force: true }))

/** What a file of a small house imports, and the rule that speaks up (null: the import is allowed). */
const imports: [importer: string, imported: string, rule: string | null][] = [
  ["server/platform/clock.ts", "../../contract/ids.ts", null],
  ["server/platform/clock.ts", "../staff/index.ts", "platform-knows-no-noun"],
  ["server/brands/index.ts", "../conversations/index.ts", "brands-never-looks-up"],
  ["server/conversations/reply.ts", "../brands/index.ts", null],
  ["server/conversations/reply.ts", "../brands/store.ts", "through-the-door"],
  ["server/conversations/reply.ts", "./store.ts", null],
  ["server/intake-forms/index.ts", "./form.ts", null],
  ["server/conversations/conversation.ts", "./store.ts", "rules-are-pure"],
  ["server/conversations/store.ts", "kysely", null],
  ["server/conversations/reply.ts", "kysely", "sql-lives-in-stores"],
  ["server/platform/db/connect.ts", "kysely", null],
  ["server/intake/receive.ts", "../conversations/index.ts", null],
  ["server/intake/receive.ts", "../channels/channel.ts", null],
  ["server/site/pages.ts", "../intake/receive.ts", null],
  ["server/inbox/counts.ts", "../intake/receive.ts", "inbox-never-looks-up"],
  ["server/intake/receive.ts", "../channels/email/index.ts", "intake-never-looks-up"],
  ["server/channels/email/index.ts", "../channel.ts", null],
  ["server/channels/email/index.ts", "../../intake/receive.ts", "channels-know-the-port-only"],
  ["server/channels/email/index.ts", "../chat/index.ts", "channels-know-the-port-only"],
  ["server/app.ts", "./conversations/reply.ts", "the-roof-uses-the-doors-too"],
  ["server/staff/index.ts", "../app.ts", "staff-never-looks-up"],
  ["server/staff/index.ts", "../app.ts", "only-main-and-tests-import-the-app"],
  ["server/staff/index.ts", "../platform/testing/cast.ts", "testing-is-for-tests"],
  ["server/staff/sign-in.test.ts", "../platform/testing/cast.ts", null],
  ["server/staff/sign-in.test.ts", "../inbox/testing/put.ts", null],
  ["server/site/pages.ts", "../inbox/testing/put.ts", "testing-is-for-tests"],
  ["contract/money.ts", "node:fs", "contract-does-no-io"],
  ["contract/money.ts", "../ui/say.ts", "contract-is-the-ground"],
  ["ui/say.ts", "../contract/ids.ts", null],
  ["portal/page.ts", "../server/staff/index.ts", "faces-never-import-the-server"],
  ["portal/page.ts", "../desk/page.ts", "one-face-never-imports-another"],
  ["server/site/pages.ts", "../../portal/page.ts", "one-file-loads-the-built-pages"],
  ["server/site/pages.ts", "../../portal/props.ts", null],
  ["server/site/bundle.ts", "../../portal/page.ts", null],
  ["server/app.ts", "../mock-exchange/main.ts", "nobody-imports-the-toy-exchange"],
  ["ui/say.ts", "./nowhere.ts", "no-lost-imports"],
]

test("every import that breaks a floor is named with its rule, and no other", () => {
  house = build(imports)
  const wanted = imports.flatMap(([importer, imported, rule]) => {
    return rule ? [`${importer} imports ${nameOf(importer, imported)}: ${rule}`] : []
  })
  const found = violations().filter((line) => !line.endsWith("no-circles"))
  expect(found.sort()).toEqual(wanted.sort())
})

test("a circle is found", () => {
  house = build([
    ["contract/ids.ts", "./money.ts"],
    ["contract/money.ts", "./ids.ts"],
  ])
  expect(violations()).toEqual(["contract/ids.ts imports contract/money.ts: no-circles"])
})

test("a folder that stands on no floor is refused by name", () => {
  house = build([["server/gossip/index.ts", "../../contract/ids.ts"]])
  expect(cruise().stderr).toContain("packages/server/gossip stands on no floor")
})

function build(wanted: (readonly [importer: string, imported: string, ...rest: unknown[]])[]): string {
  const top = mkdtempSync(join(tmpdir(), "veridesk-floors-"))
  cpSync(join(repository, "tsconfig.json"), join(top, "tsconfig.json"))
  append(join(top, "node_modules/kysely/package.json"), '{ "name": "kysely", "main": "index.js" }')
  append(join(top, "node_modules/kysely/index.js"), "export {}\n")
  for (const [importer, imported] of wanted) {
    append(join(top, "packages", importer), `import "${imported}"\n`)
    if (imported.startsWith(".") && imported !== "./nowhere.ts") {
      append(join(top, "packages", dirname(importer), imported), "export {}\n")
    }
  }
  return top
}

function append(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  appendFileSync(path, text)
}

/** How the cruiser names what is imported: by its path, or as it stands in the import when that leads nowhere. */
function nameOf(importer: string, imported: string): string {
  if (imported.startsWith("node:")) return imported.slice("node:".length)
  if (imported === "kysely") return "node_modules/kysely/index.js"
  return imported === "./nowhere.ts" ? imported : join(dirname(importer), imported)
}

function violations(): string[] {
  const report = JSON.parse(cruise().stdout) as {
    summary: { violations: { from: string; to: string; rule: { name: string } }[] }
  }
  return report.summary.violations.map(({ from, to, rule }) => {
    return `${from} imports ${to}: ${rule.name}`.replaceAll("packages/", "")
  })
}

function cruise(): { stdout: string; stderr: string } {
  const program = join(repository, "node_modules/.bin/depcruise")
  const words = [
    program,
    "--config",
    join(repository, ".dependency-cruiser.mjs"),
    "--output-type",
    "json",
    "packages",
  ]
  return spawnSync(process.execPath, words, { cwd: house, encoding: "utf8" })
}
