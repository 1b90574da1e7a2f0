import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import pg from "pg"
import { SetupFault } from "../setup-fault.ts"
import { startEmbedded } from "./embedded/index.ts"
import { migrate } from "./migrate.ts"
import { schemaText } from "./schema-text.ts"

const FILE = join(import.meta.dirname, "schema.sql")

/** Runs all migrations on a PostgreSQL of its own and answers with the schema they amount to. */
async function currentSchema(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "veridesk-schema-"))
  const server = await startEmbedded({ dataDir, log: () => {} })
  try {
    await migrate(server.url, () => {})
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    try {
      return await schemaText(client)
    } finally {
      await client.end()
    }
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Writes `schema.sql`, or with `--check` compares it; answers with the exit status. */
async function main(words: string[]): Promise<number> {
  const schema = await currentSchema()
  const file = relative(process.cwd(), FILE)
  if (!words.includes("--check")) {
    await writeFile(FILE, schema)
    say(`${file} written.`)
    return 0
  }
  const committed = await readFile(FILE, "utf8").catch(() => "")
  if (committed === schema) return 0
  const [was, is] = [committed.split("\n"), schema.split("\n")]
  const at = is.findIndex((line, index) => line !== was[index])
  say(`${file} is not what the migrations amount to; from line ${at + 1} on it says`)
  say(`    ${was[at] ?? "(nothing)"}\nwhere the migrations make\n    ${is[at] ?? "(nothing)"}`)
  say(`Run “node ${relative(process.cwd(), import.meta.filename)}” and commit the file.`)
  return 1
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (cause) {
  if (!(cause instanceof SetupFault)) throw cause
  say(`${cause.message} ${cause.mend}`)
  process.exitCode = 1
}
