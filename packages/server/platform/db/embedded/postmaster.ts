import { spawn } from "node:child_process"
import { rm } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import type { Cluster } from "./cluster.ts"
import { faultFromOutput, hungFault, inUseFault } from "./faults.ts"
import { type Postmaster, readPidFile } from "./pid-file.ts"
import { isRunning, worksIn } from "./process.ts"
import { identity, programEnv, runAs } from "./run.ts"
import { openServerLog } from "./server-log.ts"
import { clearSocket, socketAnswers } from "./socket.ts"

/** Five minutes: after a power cut up to 512 MB of log are replayed, on a slow disk. */
const START_DEADLINE_MS = 300_000

const LAST_MOMENT_MS = 5_000

/** How long a postmaster that makes its file may take to write into it. */
const EMPTY_FILE_MS = 1_000

/**
 * The postmaster that runs on this cluster, or null. Waits for one that is still coming up or going down; clears
 * the file of one that is dead, also when its number went to some other program since.
 */
export async function findRunning(cluster: Cluster): Promise<Postmaster | null> {
  const from = Date.now()
  for (;;) {
    const found = await readPidFile(cluster.dir)
    if (found === null) return null
    const empty = Number.isNaN(found.pid)
    if (!empty && (await isPostmaster(found.pid, cluster))) {
      if (found.ready) return found
      if (Date.now() - from > START_DEADLINE_MS) throw hungFault(found.pid)
    } else if (!empty || Date.now() - from > EMPTY_FILE_MS) {
      await clearPidFile(cluster, found)
      return null
    }
    await pause(30)
  }
}

/**
 * Starts PostgreSQL detached from this process, so that it outlives a `kill -9` of it and needs no recovery.
 * Answers when it takes connections; throws the `SetupFault` that tells why it does not. `meanwhile` is called when it
 * is coming up.
 */
export async function startPostmaster(cluster: Cluster, meanwhile = () => {}): Promise<void> {
  await clearSocket(cluster.socketDir)
  const log = await openServerLog(cluster)
  const options = {
    config_file: cluster.configFile,
    listen_addresses: "",
    port: "5432",
    unix_socket_directories: `"${cluster.socketDir.replaceAll('"', '""')}"`,
    unix_socket_permissions: "0700",
  }
  const settings = Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`])
  const child = spawn(cluster.binaries.postgres, ["-D", cluster.dir, ...settings], {
    cwd: "/",
    env: programEnv(cluster.binaries.env),
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
    ...identity(cluster.account),
  })
  child.unref()
  meanwhile()
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message))
    child.once("exit", (status, signal) => resolve(`postgres ended with ${signal ?? status}`))
  })
  try {
    const end = await untilReady(cluster, child.pid ?? 0, ended)
    if (end !== null) throw faultFromOutput({ ...cluster, output: (await log.readNew()).trim() || end })
  } finally {
    await log.close()
  }
}

/** Stops the postmaster, if one runs: sessions are ended, all is written, nothing needs recovery afterwards. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const found = await readPidFile(cluster.dir)
  if (found === null || !(await isPostmaster(found.pid, cluster))) return
  await runAs({
    account: cluster.account,
    program: cluster.binaries.pgCtl,
    args: ["stop", "-D", cluster.dir, "-m", "fast", "-w", "-t", "60", "-s"],
    env: cluster.binaries.env,
  })
  // pg_ctl waits for the file to go; the process needs a moment more to end.
  const from = Date.now()
  while (await isPostmaster(found.pid, cluster)) {
    if (Date.now() - from > LAST_MOMENT_MS) throw hungFault(found.pid)
    await pause(10)
  }
}

/** A server in another container can't be seen, but heard. Without its file it would end itself within a minute. */
async function clearPidFile(cluster: Cluster, found: Postmaster): Promise<void> {
  if (await socketAnswers(found.socketDir)) throw inUseFault(cluster.dataDir, "a PostgreSQL", found.pid)
  await rm(join(cluster.dir, "postmaster.pid"), { force: true })
}

/** Null as soon as the server takes connections, or how it ended before. */
async function untilReady(cluster: Cluster, pid: number, ended: Promise<string>): Promise<string | null> {
  const deadline = Date.now() + START_DEADLINE_MS
  while (Date.now() < deadline) {
    const end = await Promise.race([ended, pause(15, null)])
    if (end !== null) return end
    const found = await readPidFile(cluster.dir)
    if (found?.pid === pid && found.ready) return null
  }
  throw hungFault(pid)
}

async function isPostmaster(pid: number, cluster: Cluster): Promise<boolean> {
  return (await isRunning(pid)) && (await worksIn(pid, cluster.dir)) !== false
}
