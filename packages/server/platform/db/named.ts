import { createHash } from "node:crypto"
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely"
import type pg from "pg"

/** From so many uses on, a statement is one of those that come again and again. */
const OFTEN = 3
/** Prepared statements cost every connection memory; a product has a few hundred statements, not thousands. */
const MOST_NAMES = 500
const MOST_TEXTS = 5000

/**
 * A pool as the query builder wants it, whose repeated statements are prepared: PostgreSQL reads and plans them once a
 * connection instead of with every call.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const nameOf = makeNames()
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect()
      const before = known.get(client)
      if (before) return before
      const prepared = { query: queryOf(client), release: (destroy?: boolean) => client.release(destroy) }
      known.set(client, prepared)
      return prepared
    },
    end: () => pool.end(),
  }

  function queryOf(client: pg.PoolClient): PostgresPoolClient["query"] {
    function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
    function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
    // The rows are whatever the statement says: both forms of the builder's own type at once.
    // biome-ignore lint/suspicious/noExplicitAny: see above.
    // oxlint-disable-next-line typescript/no-explicit-any
    function query(text: any, values: readonly unknown[] = []): any {
      const name = values.length > 0 ? nameOf(text) : undefined
      const asked = { text, values: [...values], ...(name && { name }) }
      // By callback: the driver's own promises hold on to one another, and every row read lives until the next full
      // garbage collection (decision 0011).
      return new Promise((resolve, reject) => {
        client.query(asked, (error, result) => (error ? reject(error) : resolve(result)))
      })
    }
    return query
  }
}

/** Names the texts that come often; a text that is built anew each time never gets one. */
function makeNames(): (text: string) => string | undefined {
  const uses = new Map<string, number>()
  const names = new Map<string, string>()
  return (text) => {
    const name = names.get(text)
    if (name || names.size >= MOST_NAMES) return name
    const count = (uses.get(text) ?? 0) + 1
    if (count < OFTEN) {
      if (uses.size >= MOST_TEXTS) uses.clear()
      uses.set(text, count)
      return undefined
    }
    uses.delete(text)
    const fresh = createHash("sha256").update(text).digest("base64url").slice(0, 22)
    names.set(text, fresh)
    return fresh
  }
}
