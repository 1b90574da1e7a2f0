import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { Kysely, PostgresDialect, sql } from "kysely"
import { type Migration, Migrator } from "kysely/migration"
import pg from "pg"
import { SetupFault } from "../setup-fault.ts"
import { checkServer } from "./check-server.ts"

/** The folder with the numbered migrations of this code. */
const MIGRATIONS = join(import.meta.dirname, "migrations")

/** A migration of this code: `name` is e.g. "0001_spine". */
type SqlFile = { name: string; text: string }

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
  // A connection that is cut while it waits is reported by the statement that needs it.
  pool.on("error", () => {})
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    await checkServer(db)
    const names = await migrationNames(folder)
    const applied = await appliedNames(db)
    refuseNewer(applied, names)
    // Nothing is missing: the library, which locks and looks again, is left out of most starts.
    if (applied.length === names.length) return { applied: [] }
    const files = await readMigrations(folder, names)
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrationsOf(files) } })
    const { error, results } = await migrator.migrateToLatest()
    if (error) throw error instanceof SetupFault ? error : failedFault("The migrations", error)
    const fresh = (results ?? []).map((it) => it.migrationName)
    for (const name of fresh) log(`Schema ${name} applied.`)
    return { applied: fresh }
  } finally {
    await db.destroy()
  }
}

async function migrationNames(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).sort()
  const strange = files.find((file) => !/^\d{4}_[a-z0-9_]+\.sql$/.test(file))
  if (strange) throw new Error(`A migration is named NNNN_what.sql, not ${strange}.`)
  return files.map((file) => file.slice(0, -".sql".length))
}

async function readMigrations(folder: string, names: string[]): Promise<SqlFile[]> {
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(folder, `${name}.sql`), "utf8") })),
  )
}

/** The migrations this database has seen, in order. */
async function appliedNames(db: Kysely<unknown>): Promise<string[]> {
  const seen = await sql<{ yes: boolean }>`select to_regclass('kysely_migration') is not null as yes`.execute(
    db,
  )
  if (!seen.rows[0]?.yes) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}

/** Refuses a database with a migration that this code does not know: an older program would damage its data. */
function refuseNewer(applied: string[], names: string[]): void {
  const known = new Set(names)
  const strange = applied.findLast((name) => !known.has(name))
  if (!strange) return
  const last = names.at(-1) ?? "none"
  throw new SetupFault({
    code: "schema-newer",
    message: `This data was written by a newer Veridesk (schema ${number(strange)}); this one knows the schemas up to ${number(last)}.`,
    mend: "Start the newer Veridesk again, or restore a backup that was made with this version.",
  })
}

function number(name: string): string {
  return /^\d+/.exec(name)?.[0] ?? name
}

function migrationsOf(files: SqlFile[]): Record<string, Migration> {
  return Object.fromEntries(files.map((file) => [file.name, { up: (db: Kysely<unknown>) => run(db, file) }]))
}

async function run(db: Kysely<unknown>, file: SqlFile): Promise<void> {
  try {
    await sql.raw(file.text).execute(db)
  } catch (cause) {
    const position = cause instanceof Error && "position" in cause ? Number(cause.position) : 0
    const line = position > 0 ? `, line ${file.text.slice(0, position).split("\n").length},` : ""
    throw failedFault(`The migration ${file.name}.sql${line}`, cause)
  }
}

function failedFault(what: string, cause: unknown): SetupFault {
  return new SetupFault({
    code: "migration-failed",
    message: `${what} failed: ${cause instanceof Error ? cause.message : "unknown error"}`,
    mend: "Nothing was changed in the database; start the version you had before, and report this sentence.",
    cause,
  })
}
