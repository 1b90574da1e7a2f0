import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { connect } from "../packages/server/platform/db/connect.ts"
import { startEmbedded } from "../packages/server/platform/db/embedded/index.ts"
import { inTransaction } from "../packages/server/platform/db/transaction.ts"
import { migrate } from "../packages/server/platform/db/migrate.ts"
import { indexDocuments, openSearch, type Search } from "../packages/server/search/index.ts"
import { type Question, readSets } from "./search-quality/questions.ts"
import { readArticles } from "./search-quality/read-articles.ts"

/** Success at 3 below this is a failure of the product. */
const LEAST = 0.9
const LOOKED_AT = 10

/*
 * npm run search-quality: asks the questions of packages/server/search/questions of the product's own articles, on a
 * database of its own, and prints how often an article that answers came first, and among the first three; the mean
 * reciprocal rank; and what was missed. Ends with 1 where a set is below 90 % at three.
 */
const root = new URL("../packages/server/", import.meta.url).pathname
const articles = process.env["SEARCH_ARTICLES"]?.split(":") ?? [join(root, "articles/content")]
const only = process.argv.slice(2)
const folder = await mkdtemp(join(tmpdir(), "veridesk-search-"))
const server = await startEmbedded({ dataDir: folder, log: () => {} })
const connection = connect(server.url, { max: 4, name: "search-quality" })
try {
  await migrate(server.url, () => {})
  const documents = (await Promise.all(articles.map(readArticles))).flat()
  await inTransaction(connection.db, (tx) => indexDocuments(tx, documents))
  const search = await openSearch(connection.db, new Date())
  console.log(`${documents.length} texts`)
  const known = new Set(documents.map(({ key }) => key))
  let good = true
  for (const { name, questions } of await readSets(
    process.env["SEARCH_QUESTIONS"] ?? join(root, "search/questions"),
  )) {
    if (only.length > 0 && !only.includes(name)) continue
    const answered = await ask(search, questions)
    good = report(name, answered, known) && good
  }
  process.exitCode = good ? 0 : 1
} finally {
  await connection.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

type Answered = Question & { rank: number; found: string[]; ms: number }

async function ask(search: Search, questions: Question[]): Promise<Answered[]> {
  const answered: Answered[] = []
  for (const question of questions) {
    const began = performance.now()
    const { found } = await search.find({
      question: question.text,
      locale: question.locale,
      audiences: ["public"],
      perPage: LOOKED_AT,
    })
    const ms = performance.now() - began
    const keys = found.map(({ key }) => key)
    answered.push({
      ...question,
      found: keys,
      ms,
      rank: keys.findIndex((key) => question.slugs.includes(key)) + 1,
    })
  }
  return answered
}

function report(name: string, answered: Answered[], known: Set<string>): boolean {
  console.log(`\n${name}: ${line(answered)}`)
  for (const kind of new Set(answered.map((one) => one.kind)))
    console.log(`  ${kind.padEnd(8)} ${line(answered.filter((one) => one.kind === kind))}`)
  const times = answered.map(({ ms }) => ms).sort((a, b) => a - b)
  console.log(`  median ${at(times, 0.5).toFixed(1)} ms, p95 ${at(times, 0.95).toFixed(1)} ms`)
  for (const { text, slugs, found, rank } of answered.filter((one) => one.rank === 0 || one.rank > 3))
    console.log(
      `  missed (${rank || "–"}) ${text}\n      wanted ${slugs.map((slug) => (known.has(slug) ? slug : `${slug}?`)).join(", ")}; got ${found.slice(0, 3).join(", ") || "nothing"}`,
    )
  return share(answered, 3) >= LEAST
}

function line(answered: Answered[]): string {
  const rank = answered.reduce((sum, one) => sum + (one.rank > 0 ? 1 / one.rank : 0), 0) / answered.length
  const percent = (first: number) => `${(100 * share(answered, first)).toFixed(1)} %`
  return `${answered.length} questions, success@1 ${percent(1)}, success@3 ${percent(3)}, MRR ${rank.toFixed(3)}`
}

function share(answered: Answered[], first: number): number {
  return answered.filter(({ rank }) => rank > 0 && rank <= first).length / Math.max(1, answered.length)
}

function at(sorted: number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
