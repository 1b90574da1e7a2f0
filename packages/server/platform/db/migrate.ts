import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { Kysely, PostgresDialect, sql } from "kysely"
import { type Migration, type MigrationProvider, Migrator } from "kysely/migration"
import pg from "pg"
import { SetupFault } from "../setup-fault.ts"

/** The folder with the numbered migrations of this code. */
export const MIGRATIONS = join(import.meta.dirname, "migrations")

const OLDEST_POSTGRES = 15

/**
 * Brings the database at `url` to this code's schema: runs the `.sql` files of `folder` that it has not seen yet,
 * in the order of their names, all in one transaction under an advisory lock. Forward only. Any number of
 * processes may call it at once; one works, the others wait. Killed half-way, nothing has happened.
 *
 * Answers with the names it applied. Throws `SetupFault` for a database that can't be reached, is too old, is not
 * UTF-8, or was written by a newer Veridesk, and for a migration that fails (named with its line).
 */
export async function migrate(
  url: string,
  log: (line: string) => void,
  folder: string = MIGRATIONS,
): Promise<{ applied: string[] }> {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 5_000 })
  const db = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool }) })
  try {
    await checkServer(db)
    const files = await readMigrations(folder)
    await refuseNewer(db, [...files.keys()])
    const migrator = new Migrator({ db, provider: provider(files) })
    const { error, results } = await migrator.migrateToLatest()
    if (error) throw error instanceof Error ? error : new Error(String(error))
    const applied = (results ?? []).map((it) => it.migrationName)
    for (const name of applied) log(`Schema ${name} applied.`)
    return { applied }
  } finally {
    await db.destroy()
  }
}

async function checkServer(db: Kysely<Record<string, never>>): Promise<void> {
  const { version, encoding } = await ask(db)
  const major = Math.floor(version / 10_000)
  if (major < OLDEST_POSTGRES) {
    throw new SetupFault({
      code: "postgres-too-old",
      message: `The database runs PostgreSQL ${major}; Veridesk needs PostgreSQL ${OLDEST_POSTGRES} or newer.`,
      mend: "Upgrade that server, point DATABASE_URL at another one, or unset DATABASE_URL to use the one inside.",
    })
  }
  if (encoding !== "UTF8") {
    throw new SetupFault({
      code: "database-not-utf8",
      message: `The database's encoding is ${encoding}; Veridesk needs UTF8.`,
      mend: "Make the database anew with “create database … encoding 'UTF8' template template0”.",
    })
  }
}

async function ask(db: Kysely<Record<string, never>>): Promise<{ version: number; encoding: string }> {
  try {
    const { rows } = await sql<{ version: number; encoding: string }>`
      select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding
    `.execute(db)
    const row = rows[0]
    if (!row) throw new Error("no answer")
    return row
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause)
    throw new SetupFault({
      code: "database-unreachable",
      message: `The database can't be used: ${detail}`,
      mend: "Check DATABASE_URL (host, port, user, password, database name) and that the server runs.",
      cause,
    })
  }
}

/** The SQL of each migration by its name without the ending, e.g. "0001_events". */
async function readMigrations(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort()
  const files = new Map<string, string>()
  for (const name of names) {
    if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(name))
      throw new Error(`A migration is named NNNN_what.sql, not ${name}.`)
    files.set(name.slice(0, -4), await readFile(join(folder, name), "utf8"))
  }
  return files
}

async function refuseNewer(db: Kysely<Record<string, never>>, known: string[]): Promise<void> {
  const seen = await sql<{
    found: boolean
  }>`select to_regclass('kysely_migration') is not null as found`.execute(db)
  if (!seen.rows[0]?.found) return
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  const strange = rows
    .map((row) => row.name)
    .filter((name) => !known.includes(name))
    .at(-1)
  if (strange === undefined) return
  const number = /^\d+/.exec(strange)?.[0] ?? strange
  throw new SetupFault({
    code: "schema-newer",
    message: `This data was written by a newer Veridesk (schema ${number}); this one knows schemas up to ${known.at(-1)?.slice(0, 4) ?? "none"}.`,
    mend: "Start the newer Veridesk, or restore a backup that was made with this version.",
  })
}

function provider(files: Map<string, string>): MigrationProvider {
  return {
    async getMigrations() {
      const migrations: Record<string, Migration> = {}
      for (const [name, text] of files) migrations[name] = { up: (db) => run(db, name, text) }
      return migrations
    },
  }
}

async function run(db: Kysely<unknown>, name: string, text: string): Promise<void> {
  try {
    await sql.raw(text).execute(db)
  } catch (cause) {
    const position = cause instanceof Error && "position" in cause ? Number(cause.position) : 0
    const line = position > 0 ? text.slice(0, position).split("\n").length : null
    const detail = cause instanceof Error ? cause.message : String(cause)
    throw new SetupFault({
      code: "migration-failed",
      message: `The migration ${name}.sql failed${line ? ` at line ${line}` : ""}: ${detail}`,
      mend: "Nothing was changed. Start the version you had before, and report this sentence.",
      cause,
    })
  }
}
