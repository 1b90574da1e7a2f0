import type pg from "pg"
import { expect } from "vitest"

/** Waits until every mail that came in is somewhere, and every one that was asked for is out. */
export async function allSettled(pool: pg.Pool): Promise<void> {
  await expect
    .poll(
      async () => {
        const { rows } = await pool.query(
          `select (select count(*) from incoming_mails where fate = 'stored')::int
             + (select count(*) from outgoing_mails where state in ('queued', 'sending'))::int
             + (select count(*) from events where id > coalesce((select id from readers where name = 'mail'), 0))::int as n`,
        )
        return rows[0].n
      },
      { timeout: 60_000 },
    )
    .toBe(0)
}
