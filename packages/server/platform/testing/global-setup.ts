import { readdir, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import type { TestProject } from "vitest/node"
import { keepArticles } from "../../articles/index.ts"
import { indexDocuments, keepDocuments } from "../../search/index.ts"
import { toolDocuments } from "../../site/index.ts"
import { connect } from "../db/connect.ts"
import { startEmbedded } from "../db/embedded/index.ts"
import { CLUSTER } from "../db/embedded/place.ts"
import { migrate } from "../db/migrate.ts"
import { databaseUrl, TEMPLATE } from "./test-database.ts"

const folders = "veridesk-tests-"

/**
 * Starts one PostgreSQL for the whole run, in a folder of its own below the system's temporary one, and migrates
 * the template that every test file clones.
 * @returns what stops it and removes the folder
 */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  await sweep()
  const server = await startEmbedded({ dataDir: join(tmpdir(), `${folders}${process.pid}`), log: () => {} })
  const stop = async () => {
    await server.stop()
    await rm(server.dataDir, { recursive: true, force: true })
  }
  try {
    await hurry(server.url)
    await makeTemplate(server.url)
  } catch (error) {
    await stop()
    throw error
  }
  project.provide("databaseServer", server.url)
  return stop
}

/** Nothing of a test has to outlive a power cut, so the server need not wait for the disk. */
async function hurry(url: string): Promise<void> {
  const asSuperuser = new URL(databaseUrl(url, "postgres"))
  asSuperuser.username = "postgres"
  await ask(asSuperuser.href, [
    "alter system set fsync = off",
    "alter system set full_page_writes = off",
    "select pg_reload_conf()",
  ])
}

async function makeTemplate(url: string): Promise<void> {
  await ask(url, [`create database ${TEMPLATE}`])
  await migrate(databaseUrl(url, TEMPLATE), () => {})
  // What the first start of an installation brings in is the same for all of them.
  const { db, close } = connect(databaseUrl(url, TEMPLATE), { max: 1, name: "template" })
  await keepArticles(db, new Date(), { indexDocuments })
  await keepDocuments(db, "tool", toolDocuments())
  await close()
}

async function ask(url: string, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A run that was killed leaves its server and its folder behind; the next run clears them away. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(folders) ? Number(name.slice(folders.length)) : 0
    if (pid === 0 || isAlive(pid)) continue
    const folder = join(tmpdir(), name)
    const postmaster = await readFile(join(folder, CLUSTER, "postmaster.pid"), "utf8").catch(() => "")
    const serverPid = Number(postmaster.split("\n")[0])
    if (serverPid > 0 && isAlive(serverPid)) process.kill(serverPid, "SIGQUIT")
    // The folder of another account can't be removed, and need not be.
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}
