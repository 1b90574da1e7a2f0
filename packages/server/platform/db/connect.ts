import { Kysely, PostgresDialect } from "kysely"
import pg from "pg"
import { preparing } from "./named.ts"

/** The shared handle. Features see their own tables by `db.withTables<OwnTables>()`; only store.ts files use it. */
// biome-ignore lint/complexity/noBannedTypes: an empty schema is what "no tables yet" means to Kysely.
export type Db = Kysely<{}>

export type Pool = pg.Pool
export type Client = pg.Client

export type Connection = { db: Db; pool: pg.Pool; close(): Promise<void> }

// int8 as a number is safe for our counters and ticket numbers (far below 2^53); xid8 stays text.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))

/**
 * Opens a pool. @param url a PostgreSQL URL; a unix socket as `postgresql://user@/db?host=/path`
 * `background`: its commits don't wait for the disk. For what is done again after a crash anyway (readers, jobs): a
 * cursor and what was written with it are lost together or not at all.
 */
export function connect(
  url: string,
  options: { max: number; name: string; background?: boolean },
): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    application_name: options.name,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 30_000,
    ...(options.background ? { options: "-c synchronous_commit=off" } : {}),
    idle_in_transaction_session_timeout: 30_000,
  })
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => {})
  pool.on("connect", (client) => client.on("error", () => {}))
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
  return { db, pool, close: () => db.destroy() }
}

/** A connection by itself, not yet open, for what has to stay on one: listening, advisory locks. */
export function singleClient(url: string, name: string): Client {
  return new pg.Client({ connectionString: url, application_name: name })
}
