import { spawn } from "node:child_process"
import { chown, open, readFile, readlink, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { SetupFault } from "../../setup-fault.ts"
import type { Cluster } from "./cluster.ts"
import { faultFromOutput, folderFault } from "./faults.ts"
import { identity, programEnv, runAs } from "./run.ts"

/** What a running (or dead) postmaster wrote about itself into `postmaster.pid`. */
export type Postmaster = { pid: number; socketDir: string; ready: boolean }

/** Starts, if need be, crash recovery included; a minute is far above what 512 MB of log take to replay. */
const START_DEADLINE_MS = 60_000
const LOG_KEPT_BYTES = 8 * 1024 * 1024

/**
 * The postmaster that runs on this cluster, or null. Waits for one that is still coming up or going down; clears
 * the file of one that is dead and whose number went to some other program since.
 */
export async function findRunning(cluster: Cluster): Promise<Postmaster | null> {
  const deadline = Date.now() + START_DEADLINE_MS
  for (;;) {
    const found = await readPidFile(cluster)
    if (found === null || !lives(found.pid)) return null
    if (!(await isPostmasterOf(found.pid, cluster.dir))) {
      await rm(join(cluster.dir, "postmaster.pid"), { force: true })
      return null
    }
    if (found.ready) return found
    if (Date.now() > deadline) throw hungFault(found.pid)
    await pause(30)
  }
}

/**
 * Starts PostgreSQL detached from this process, so that it outlives a `kill -9` of it and needs no recovery.
 * Answers when it takes connections; throws the `SetupFault` that tells why it does not.
 */
export async function startPostmaster(cluster: Cluster): Promise<void> {
  const log = await openLog(cluster)
  const from = (await log.stat()).size
  const args = [
    "-D",
    cluster.dir,
    "-c",
    "listen_addresses=",
    "-c",
    `unix_socket_directories=${quoted(cluster.socketDir)}`,
  ]
  const child = spawn(
    cluster.binaries.postgres,
    [...args, "-c", "port=5432", "-c", "unix_socket_permissions=0700"],
    {
      cwd: "/",
      env: programEnv(cluster.binaries.env),
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
      ...identity(cluster.account),
    },
  )
  child.unref()
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message))
    child.once("exit", (status, signal) => resolve(`postgres ended with ${signal ?? status}`))
  })
  try {
    await untilReady({ cluster, pid: child.pid ?? 0, ended, from })
  } finally {
    child.removeAllListeners()
    await log.close()
  }
}

/** Stops the postmaster: sessions are ended, everything is written, nothing needs recovery afterwards. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const found = await readPidFile(cluster)
  if (found === null || !lives(found.pid)) return
  const outcome = await runAs({
    account: cluster.account,
    program: cluster.binaries.pgCtl,
    args: ["stop", "-D", cluster.dir, "-m", "fast", "-w", "-t", "60", "-s"],
    env: cluster.binaries.env,
  })
  if (outcome.status !== 0 && lives(found.pid)) throw hungFault(found.pid)
}

async function untilReady(o: {
  cluster: Cluster
  pid: number
  ended: Promise<string>
  from: number
}): Promise<void> {
  const deadline = Date.now() + START_DEADLINE_MS
  for (;;) {
    const end = await Promise.race([o.ended, pause(15, null)])
    if (end !== null) {
      const output = `${await readLog(o.cluster, o.from)}\n`
      throw faultFromOutput({ ...o.cluster, output: output.trim() === "" ? end : output })
    }
    const found = await readPidFile(o.cluster)
    if (found?.pid === o.pid && found.ready) return
    if (Date.now() > deadline) throw hungFault(o.pid)
  }
}

async function readPidFile(cluster: Cluster): Promise<Postmaster | null> {
  const text = await readFile(join(cluster.dir, "postmaster.pid"), "utf8").catch(() => "")
  const lines = text.split("\n")
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  return { pid, socketDir: lines[4] ?? "", ready: (lines[7] ?? "").trim() === "ready" }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM"
  }
}

/** A postmaster works in its cluster's folder. Where the kernel does not tell (macOS), the number is believed. */
async function isPostmasterOf(pid: number, dir: string): Promise<boolean> {
  if (process.platform !== "linux") return true
  // The link of a zombie can't be read: it has ended, though nobody has asked for its status yet.
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => null)
  if (cwd === null) return false
  const [a, b] = await Promise.all([stat(cwd).catch(() => null), stat(dir)])
  return a !== null && a.ino === b.ino && a.dev === b.dev
}

function logPath(cluster: Cluster): string {
  return join(cluster.dataDir, "postgres.log")
}

async function openLog(cluster: Cluster) {
  const path = logPath(cluster)
  try {
    const size = await stat(path)
      .then((it) => it.size)
      .catch(() => 0)
    if (size > LOG_KEPT_BYTES) await rename(path, `${path}.old`)
    const log = await open(path, "a", 0o600)
    if (cluster.account) await chown(path, cluster.account.uid, cluster.account.gid)
    return log
  } catch (cause) {
    throw folderFault(cluster.dataDir, cause)
  }
}

async function readLog(cluster: Cluster, from: number): Promise<string> {
  const bytes = await readFile(logPath(cluster)).catch(() => Buffer.alloc(0))
  return bytes.subarray(from).toString("utf8")
}

/** A path as one element of PostgreSQL's comma-separated list. */
function quoted(path: string): string {
  return `"${path.replaceAll('"', '""')}"`
}

function hungFault(pid: number): SetupFault {
  return new SetupFault({
    code: "postgres-hung",
    message: `PostgreSQL (process ${pid}) neither answers nor ends.`,
    mend: `Look into postgres.log; if it stays so, end it with “kill -QUIT ${pid}” and start Veridesk again: nothing is lost.`,
  })
}
