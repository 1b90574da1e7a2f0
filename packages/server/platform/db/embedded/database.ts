import pg from "pg"
import { type Cluster, SUPERUSER } from "./cluster.ts"
import { faultFromOutput } from "./faults.ts"

/** The role Veridesk works as, and the database it owns. No superuser: what works here works on a managed server. */
const NAME = "veridesk"

/** The connection URL for `pg`, over the socket in `socketDir`. */
export function socketUrl(socketDir: string, user = NAME, database = NAME): string {
  return `postgresql://${user}@localhost:5432/${database}?host=${encodeURIComponent(socketDir)}`
}

/** Makes the role and the database where they are missing. The role may make databases: the tests clone theirs. */
export async function ensureDatabase(cluster: Cluster): Promise<void> {
  const client = new pg.Client({ connectionString: socketUrl(cluster.socketDir, SUPERUSER, "postgres") })
  try {
    await client.connect()
    const role = await client.query("select 1 from pg_roles where rolname = $1", [NAME])
    if (role.rowCount === 0) await client.query(`create role ${NAME} login createdb`)
    const database = await client.query("select 1 from pg_database where datname = $1", [NAME])
    if (database.rowCount === 0) await client.query(`create database ${NAME} owner ${NAME}`)
  } catch (cause) {
    const output = cause instanceof Error ? `ERROR: ${cause.message}` : String(cause)
    throw faultFromOutput({ ...cluster, output })
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Which PostgreSQL answers on the socket, e.g. "18.4", or null when none does. */
export async function answeringVersion(socketDir: string): Promise<string | null> {
  const client = new pg.Client({
    connectionString: socketUrl(socketDir, SUPERUSER, "postgres"),
    connectionTimeoutMillis: 5_000,
  })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>(
      "select current_setting('server_version') as version",
    )
    return rows[0]?.version ?? null
  } catch {
    return null
  } finally {
    await client.end().catch(() => undefined)
  }
}
