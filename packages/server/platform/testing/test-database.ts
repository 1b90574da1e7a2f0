import { randomUUID } from "node:crypto"
import pg from "pg"
import { inject } from "vitest"

declare module "vitest" {
  interface ProvidedContext {
    /** The URL of the run's PostgreSQL, set by global-setup.ts. */
    databaseServer: string
  }
}

/** The database with every migration applied and no rows; nobody stays connected to it. */
export const TEMPLATE = "veridesk_template"

/**
 * A fresh database with the current schema, for one test file: call it in `beforeAll`, `drop` it in `afterAll`
 * after closing your connections. Connections left open are cut off.
 */
export async function testDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject("databaseServer")
  const name = `test_${randomUUID().replaceAll("-", "")}`
  await statement(server, `create database ${name} template ${TEMPLATE}`)
  return {
    url: databaseUrl(server, name),
    drop: () => statement(superuser(server), `drop database if exists ${name} with (force)`),
  }
}

/** Only a superuser may end the server's own work on a database that is to go, a vacuum for one. */
function superuser(url: string): string {
  const as = new URL(url)
  as.username = "postgres"
  return as.href
}

/** The URL of another database on the server of `url`. */
export function databaseUrl(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

async function statement(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}
