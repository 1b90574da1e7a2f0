import { chown, mkdtemp, open, readdir, readFile, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { SetupFault } from "../../setup-fault.ts"
import type { Account } from "./account.ts"
import type { Binaries } from "./binaries.ts"
import { faultFromOutput, folderFault } from "./faults.ts"
import { CLUSTER } from "./place.ts"
import { runAs } from "./run.ts"
import { settingsText } from "./settings.ts"

/** All that the steps of starting and stopping a cluster need to know. */
export type Cluster = {
  dataDir: string
  dir: string
  socketDir: string
  account: Account
  binaries: Binaries
}

/** The name of PostgreSQL's own superuser; Veridesk itself works as an ordinary role. */
export const SUPERUSER = "postgres"

/**
 * Makes the cluster if there is none, and answers with what the person should know, or null.
 *
 * It is made under another name and renamed when it is whole, so an interrupted first start leaves nothing that
 * looks like data. Text sorts by code point (builtin C.UTF-8): the same on each machine, now and after an upgrade
 * of the system's C library, which silently breaks indexes of other locales.
 */
export async function ensureCluster(cluster: Cluster): Promise<string | null> {
  const interrupted = await clearDrafts(cluster.dataDir)
  if (await stat(cluster.dir).catch(() => null)) await checkVersion(cluster)
  else await makeCluster(cluster)
  await writeSettings(cluster)
  return interrupted ? "An earlier first start was interrupted; it was begun anew." : null
}

async function clearDrafts(dataDir: string): Promise<boolean> {
  const drafts = (await readdir(dataDir)).filter((name) => name.startsWith(`${CLUSTER}.new-`))
  for (const name of drafts) await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 3 })
  return drafts.length > 0
}

async function checkVersion(cluster: Cluster): Promise<void> {
  const text = await readFile(join(cluster.dir, "PG_VERSION"), "utf8").catch(() => null)
  const control = await stat(join(cluster.dir, "global", "pg_control")).catch(() => null)
  if (text === null || control === null) {
    throw new SetupFault({
      code: "data-folder-damaged",
      message: `The data folder ${cluster.dir} holds no whole PostgreSQL database: files are missing.`,
      mend: "Restore it from a backup, or, if there was never anything in it, remove that folder and start again.",
    })
  }
  const major = Number.parseInt(text, 10)
  if (major === cluster.binaries.major) return
  throw new SetupFault({
    code: "data-folder-other-major",
    message: `The data folder ${cluster.dir} was written by PostgreSQL ${major}; this Veridesk runs PostgreSQL ${cluster.binaries.major}.`,
    mend: "Start the Veridesk version that wrote it, make a backup there (bin/backup), and restore that backup here.",
  })
}

async function makeCluster(cluster: Cluster): Promise<void> {
  const draft = await mkdtemp(join(cluster.dataDir, `${CLUSTER}.new-`))
  try {
    if (cluster.account) await chown(draft, cluster.account.uid, cluster.account.gid)
    const outcome = await runAs({
      account: cluster.account,
      program: cluster.binaries.initdb,
      args: [
        `--pgdata=${draft}`,
        `--username=${SUPERUSER}`,
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--auth=trust",
        "--no-instructions",
      ],
      env: cluster.binaries.env,
    })
    if (outcome.status !== 0) throw faultFromOutput({ ...cluster, output: outcome.output })
    await rename(draft, cluster.dir)
    await syncFolder(cluster.dataDir)
  } catch (cause) {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined)
    if (cause instanceof SetupFault) throw cause
    throw folderFault(cluster.dataDir, cause)
  }
}

async function writeSettings(cluster: Cluster): Promise<void> {
  const path = join(cluster.dir, "postgresql.conf")
  const text = settingsText()
  if ((await readFile(path, "utf8").catch(() => null)) === text) return
  try {
    const file = await open(`${path}.new`, "w", 0o600)
    await file.writeFile(text)
    await file.sync()
    await file.close()
    if (cluster.account) await chown(`${path}.new`, cluster.account.uid, cluster.account.gid)
    await rename(`${path}.new`, path)
  } catch (cause) {
    throw folderFault(cluster.dir, cause)
  }
}

async function syncFolder(dir: string): Promise<void> {
  const folder = await open(dir, "r")
  await folder.sync().finally(() => folder.close())
}
