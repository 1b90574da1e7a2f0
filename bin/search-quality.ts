import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { keepArticles } from "../packages/server/articles/index.ts"
import { connect } from "../packages/server/platform/db/connect.ts"
import { startEmbedded } from "../packages/server/platform/db/embedded/index.ts"
import { migrate } from "../packages/server/platform/db/migrate.ts"
import { indexDocuments, keepDocuments, openSearch } from "../packages/server/search/index.ts"
import {
  type Answered,
  ask,
  LEAST_AT_3,
  meanReciprocalRank,
  successAt,
} from "../packages/server/search/testing/quality.ts"
import { type QuestionSet, readSets } from "../packages/server/search/testing/questions.ts"
import { toolDocuments } from "../packages/server/site/index.ts"

/*
 * npm run search-quality: asks the questions of packages/server/search/questions of the articles and tools that come
 * with the product, on a database of its own, and prints how often an article that answers came first, and among the
 * first three; the mean reciprocal rank; and what was missed. Ends with 1 where a set is below 90 % at three.
 * Names of sets ask only those. What a held-out set misses is listed with --missed only.
 */
const given = process.argv.slice(2)
const names = given.filter((one) => !one.startsWith("--"))
const folder = await mkdtemp(join(tmpdir(), "veridesk-search-"))
const server = await startEmbedded({ dataDir: folder, log: () => {} })
const connection = connect(server.url, { max: 4, name: "search-quality" })
try {
  await migrate(server.url, () => {})
  const { db } = connection
  await keepArticles(db, new Date(), { indexDocuments })
  await keepDocuments(db, "tool", toolDocuments())
  const search = await openSearch(db, new Date())
  const sets = (await readSets()).filter(({ name }) => names.length === 0 || names.includes(name))
  for (const set of sets) {
    const answered = await ask(search, set.questions)
    report(set, answered)
    if (successAt(3, answered) < LEAST_AT_3) process.exitCode = 1
  }
} finally {
  await connection.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

function report({ name, heldOut }: QuestionSet, answered: Answered[]): void {
  console.log(`\n${name}${heldOut ? " (held out)" : ""}: ${line(answered)}`)
  for (const kind of new Set(answered.map((one) => one.kind)))
    console.log(`  ${kind.padEnd(8)} ${line(answered.filter((one) => one.kind === kind))}`)
  const times = answered.map(({ ms }) => ms).sort((a, b) => a - b)
  console.log(`  median ${at(times, 0.5).toFixed(1)} ms, p95 ${at(times, 0.95).toFixed(1)} ms`)
  if (heldOut && !given.includes("--missed")) return
  for (const { text, slugs, found, rank } of answered.filter((one) => one.rank === 0 || one.rank > 3))
    console.log(
      `  missed (${rank || "–"}) ${text}\n      wanted ${slugs.join(", ")}; got ${found.slice(0, 3).join(", ") || "nothing"}`,
    )
}

function line(answered: Answered[]): string {
  const percent = (first: number) => `${(100 * successAt(first, answered)).toFixed(1)} %`
  return `${answered.length} questions, success@1 ${percent(1)}, success@3 ${percent(3)}, MRR ${meanReciprocalRank(answered).toFixed(3)}`
}

function at(sorted: number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
