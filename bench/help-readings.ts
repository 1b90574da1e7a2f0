import { readFile } from "node:fs/promises"
import { join } from "node:path"
import type { Pool } from "pg"
import { forgeriesOf } from "../packages/server/registry/testing/forgeries.ts"
import { spellings } from "../packages/server/registry/testing/spellings.ts"
import type { RegisterDocument } from "../packages/contract/registry.ts"

/** What readers ask for, how near to a file of the same bytes it has to be (null: nothing is asked of it), and how. */
export type Reading = {
  name: string
  paths: string[]
  goal: number | null
  /** Asked for in one turn. */
  each: number
  /** Nothing of it is kept: the edition of the public pages turns before each turn. */
  cold?: boolean
}

/** How many different articles are read again and again: the popular ones, as readers choose. */
const POPULAR = 400
const DIFFERENT = 600
const MOST_LENGTH = 500

export async function readings(pool: Pool, slugs: string[]): Promise<Reading[]> {
  const topics = await topicKeys(pool)
  const index = both(["", "/topics", ...topics.map((key) => `/topics/${key}`)])
  return [
    { name: "article", paths: both(articlePaths(slugs.slice(0, POPULAR))), goal: 0.6, each: 800 },
    {
      name: "article that nobody has read yet",
      paths: both(articlePaths(slugs.slice(POPULAR, POPULAR + DIFFERENT / 2))),
      goal: null,
      each: 40,
      cold: true,
    },
    { name: "index", paths: index, goal: 0.6, each: 800 },
    { name: "index just after a change", paths: index, goal: null, each: index.length, cold: true },
    {
      name: "search page, a minute's questions by how often they are asked, none drawn before",
      paths: popular(await searchPaths(), A_MINUTE * 5),
      goal: 0.1,
      each: A_MINUTE,
      cold: true,
    },
    // Each was asked once for its bytes: what was kept of that goes with the edition.
    {
      name: "search page, every question another",
      paths: await searchPaths(),
      goal: 0.1,
      each: 60,
      cold: true,
    },
    {
      name: "verification answer, every string another",
      paths: await verifyPaths(pool),
      goal: 0.3,
      each: 300,
    },
  ]
}

/** So many questions in the minute for which a page of results is kept. */
const A_MINUTE = 300

/** Draws from these as readers ask everywhere: the second half as often as the first, the third a third as often (Zipf). */
function popular(paths: string[], count: number): string[] {
  const reach: number[] = []
  let sum = 0
  for (let rank = 1; rank <= paths.length; rank += 1) reach.push((sum += 1 / rank))
  let seed = 1
  return Array.from({ length: count }, () => {
    // Numerical Recipes' generator: the same draws in every run.
    seed = (1_664_525 * seed + 1_013_904_223) % 2 ** 32
    const at = (seed / 2 ** 32) * sum
    return paths[reach.findIndex((end) => at < end)] ?? ""
  })
}

const both = (paths: string[]) => paths.flatMap((path) => [`/en${path}`, `/zh-cn${path}`])
const articlePaths = (slugs: string[]) => slugs.map((slug) => `/articles/${slug}`)

async function topicKeys(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ key: string }>(
    "select distinct topic_key as key from articles order by 1",
  )
  return rows.map(({ key }) => key)
}

/** The questions by which the search is judged: more of them than answers are kept in memory. */
async function searchPaths(): Promise<string[]> {
  const folder = join(import.meta.dirname, "../packages/server/search/questions")
  const sets = await Promise.all(
    ["set-1.txt", "set-2.txt"].map((name) => readFile(join(folder, name), "utf8")),
  )
  const lines = sets.flatMap((text) => text.split("\n").filter((line) => line.includes("\t")))
  return lines.slice(0, DIFFERENT).map((line) => {
    const [locale, , question = ""] = line.split("\t")
    return `/${locale === "en" ? "en" : "zh-cn"}/search?q=${encodeURIComponent(question)}`
  })
}

/** What is ours in all its spellings, and a part of what can be made to look like it, in both languages. */
async function verifyPaths(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ document: RegisterDocument }>(
    "select document from register_versions where version is not null order by version desc limit 1",
  )
  const entries = rows[0]?.document.entries ?? []
  const ours = entries.flatMap(spellings)
  const forged = entries.flatMap(forgeriesOf).map(({ text }) => text)
  const step = Math.max(1, Math.floor(forged.length / (DIFFERENT - ours.length)))
  const things = [...ours, ...forged.filter((_, at) => at % step === 0)].filter(
    (text) => text.length <= MOST_LENGTH,
  )
  const mixed = things.map((_, at) => things[(at * 7) % things.length] ?? "")
  return mixed
    .slice(0, DIFFERENT)
    .map((text, at) => `/${at % 2 ? "en" : "zh-cn"}/verify?q=${encodeURIComponent(text.toWellFormed())}`)
}
