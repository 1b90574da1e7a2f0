import { type Kysely, sql } from "kysely"
import { SetupFault } from "../setup-fault.ts"

/** `sha256()` and trusted extensions are older, but 15 is the oldest that is tested and still gets repairs. */
const OLDEST_MAJOR = 15

/** Throws a `SetupFault` when the database can't be reached, is too old, or does not hold UTF-8. */
export async function checkServer(db: Kysely<unknown>): Promise<void> {
  const { version, encoding } = await ask(db)
  const major = Math.floor(version / 10_000)
  if (major < OLDEST_MAJOR) throw tooOldFault(major)
  if (encoding !== "UTF8") {
    throw new SetupFault({
      code: "database-not-utf8",
      message: `The database's encoding is ${encoding}; Veridesk needs UTF8.`,
      mend: "Make the database anew with “create database … encoding 'UTF8' template template0”.",
    })
  }
}

/** The sentence about a server of a major version that is older than we can use. */
export function tooOldFault(major: number): SetupFault {
  return new SetupFault({
    code: "postgres-too-old",
    message: `The database runs PostgreSQL ${major}; Veridesk needs PostgreSQL ${OLDEST_MAJOR} or newer.`,
    mend: "Upgrade that server, point DATABASE_URL at another one, or unset it to use the PostgreSQL that comes along.",
  })
}

async function ask(db: Kysely<unknown>): Promise<{ version: number; encoding: string }> {
  try {
    const { rows } = await sql<{ version: number; encoding: string }>`
      select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding
    `.execute(db)
    const [row] = rows
    if (!row) throw new Error("it gave no answer")
    return row
  } catch (cause) {
    throw new SetupFault({
      code: "database-unreachable",
      message: `The database can't be used: ${reason(cause)}`,
      mend: "Check DATABASE_URL (host, port, user, password, name of the database) and that the server runs.",
      cause,
    })
  }
}

/** A host name with several addresses fails with one error for each and no message of its own. */
function reason(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reason).join("; ")
  return cause instanceof Error ? cause.message : String(cause)
}
