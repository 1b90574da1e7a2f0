import { mkdtemp, open, readdir, readFile, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { SetupFault } from "../../setup-fault.ts"
import type { Binaries } from "./binaries.ts"
import { faultFromOutput, folderFault, otherMajorFault } from "./faults.ts"
import { giveFolder, syncFolder } from "./folder.ts"
import type { Place } from "./place.ts"
import { type Outcome, runAs } from "./run.ts"
import { settingsText } from "./settings.ts"

/** All that the steps of starting and stopping a cluster need to know. */
export type Cluster = Place & { socketDir: string; configFile: string; binaries: Binaries }

/** The name of PostgreSQL's own superuser; Veridesk itself works as an ordinary role. */
export const SUPERUSER = "postgres"

/**
 * Makes the cluster if there is none, and answers with what the person should know, or null. `meanwhile` is called when
 * it is being made.
 *
 * It is made under another name and renamed when it is whole, so an interrupted first start leaves nothing that
 * looks like data.
 */
export async function ensureCluster(cluster: Cluster, meanwhile: () => void): Promise<string | null> {
  const interrupted = await clearDrafts(cluster.dataDir)
  if (await stat(cluster.dir).catch(() => null)) await checkVersion(cluster)
  else await makeCluster(cluster, meanwhile)
  await writeSettings(cluster)
  return interrupted
    ? "An earlier first start was interrupted before there was any data; it was begun anew."
    : null
}

async function clearDrafts(dataDir: string): Promise<boolean> {
  const drafts = (await readdir(dataDir)).filter((name) => name.startsWith("pgdata.new-"))
  for (const name of drafts) {
    // An initdb whose parent was killed may still write into it; then the next start clears it.
    await rm(join(dataDir, name), { recursive: true, force: true }).catch(() => undefined)
  }
  return drafts.length > 0
}

async function checkVersion(cluster: Cluster): Promise<void> {
  const text = await readFile(join(cluster.dir, "PG_VERSION"), "utf8").catch(() => null)
  const control = await stat(join(cluster.dir, "global", "pg_control")).catch(() => null)
  if (text === null || control === null) {
    throw new SetupFault({
      code: "data-folder-damaged",
      message: `The folder ${cluster.dir} holds no whole PostgreSQL database: files are missing.`,
      mend: "Restore it from a backup, or, if there was never anything in it, remove that folder and start again.",
    })
  }
  const major = Number.parseInt(text, 10)
  if (major !== cluster.binaries.major) throw otherMajorFault(cluster.dir, major, cluster.binaries.major)
}

async function makeCluster(cluster: Cluster, meanwhile: () => void): Promise<void> {
  const draft = await mkdtemp(join(cluster.dataDir, "pgdata.new-")).catch((cause: unknown) => {
    throw folderFault(cluster.dataDir, cause)
  })
  try {
    await giveFolder(draft, cluster.account)
    const made = runInitdb(cluster, draft)
    meanwhile()
    const outcome = await made
    if (outcome.status !== 0) throw faultFromOutput({ ...cluster, output: outcome.output })
    await rename(draft, cluster.dir)
    await syncFolder(cluster.dataDir)
  } catch (cause) {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined)
    if (cause instanceof SetupFault) throw cause
    throw folderFault(cluster.dataDir, cause)
  }
}

/**
 * Text sorts by code point and knows upper and lower case by PostgreSQL's own tables (builtin C.UTF-8): the same
 * on each machine and after an upgrade of the C library, which silently breaks indexes of other locales. Trigrams
 * ask the C library what a letter is: under its plain C locale no Chinese character is one, and a search for it
 * finds nothing. Where the library has no locale by that name (initdb then stops at once) we do without.
 */
async function runInitdb(cluster: Cluster, dir: string): Promise<Outcome> {
  const args = [
    `--pgdata=${dir}`,
    `--username=${SUPERUSER}`,
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--auth=trust",
    "--no-instructions",
  ]
  const run = (more: string[]) =>
    runAs({
      account: cluster.account,
      program: cluster.binaries.initdb,
      args: [...args, ...more],
      env: cluster.binaries.env,
    })
  const outcome = await run([`--lc-ctype=${process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8"}`])
  return outcome.status !== 0 && outcome.output.includes("invalid locale name") ? run([]) : outcome
}

async function writeSettings(cluster: Cluster): Promise<void> {
  const text = settingsText()
  if ((await readFile(cluster.configFile, "utf8").catch(() => null)) === text) return
  const draft = `${cluster.configFile}.new`
  try {
    await rm(draft, { force: true })
    const file = await open(draft, "wx", 0o644)
    await file.chmod(0o644)
    await file.writeFile(text)
    await file.sync()
    await file.close()
    await rename(draft, cluster.configFile)
  } catch (cause) {
    throw folderFault(cluster.dataDir, cause)
  }
}
