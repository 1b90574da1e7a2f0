import type { Outcome } from "../steps/step.ts"
import { linesOf, readSources, type Source } from "./sources.ts"

/** A thing that may not be written, where it may be written all the same, and why. */
type Ban = { pattern: RegExp; allowed: (path: string) => boolean; because: string }

// The words are put together from parts, so that this file does not find itself.
const bans: Ban[] = [
  {
    pattern: new RegExp(["process", "\\.", "env\\b"].join("")),
    allowed: (path) =>
      /^(bin|bench|e2e)\//.test(path) ||
      path === "packages/server/platform/config.ts" ||
      path === "packages/mock-exchange/main.ts",
    because: "only packages/server/platform/config.ts reads the environment; take the value from Config",
  },
  {
    pattern: new RegExp(`\\b(${"TO"}${"DO"}|${"FIX"}${"ME"}|${"X"}${"XX"})\\b`),
    allowed: () => false,
    because: "finish it, or open an issue",
  },
  {
    pattern: new RegExp(`\\b(test|it|describe)\\.${"only"}\\(`),
    allowed: () => false,
    because: "the other tests of the file would not run",
  },
]

/** Looks for words that the house keeps out of its sources; each line found is said with the reason. */
export async function checkHouseWords(sources: Source[] = readSources()): Promise<Outcome> {
  const found = sources.flatMap((source) => bans.flatMap((ban) => breaches(source, ban)))
  return { ok: found.length === 0, output: found.join("\n") }
}

function breaches(source: Source, ban: Ban): string[] {
  if (ban.allowed(source.path)) return []
  return [...linesOf(source)]
    .filter(({ line }) => ban.pattern.test(line))
    .map(({ number, line }) => `${source.path}:${number}: ${line.trim()}\n  ${ban.because}`)
}

const folderName = /^(utils?|helpers?|misc|common|managers?|services?)$/
const fileName = /(^|-)(utils?|helpers?|misc|common|manager|service)$/

/** Looks at the names of files: kebab-case, and none of the names under which everything ends up. */
export async function checkFileNames(sources: Source[] = readSources()): Promise<Outcome> {
  const found = sources.flatMap(({ path }) => {
    const parts = path.split("/")
    const base = (parts.at(-1) ?? "").split(".")[0] ?? ""
    // Migrations are numbered, and route files of a router may start with signs of their own.
    if (!/^[a-z0-9$_-]+$/.test(base) && base !== "") return [`${path}: file names are kebab-case`]
    if (fileName.test(base) || parts.slice(0, -1).some((folder) => folderName.test(folder)))
      return [`${path}: name the file for the one noun or verb it holds`]
    return []
  })
  return { ok: found.length === 0, output: found.join("\n") }
}
