import { join } from "node:path"
import { type Binaries, findBinaries } from "./binaries.ts"
import { type Cluster, ensureCluster } from "./cluster.ts"
import { answeringVersion, ensureDatabase, socketUrl } from "./database.ts"
import { takeOwnership } from "./owner.ts"
import { CLUSTER, placeData, placeSocket } from "./place.ts"
import { findRunning, startPostmaster, stopPostmaster } from "./postmaster.ts"

/**
 * A running embedded PostgreSQL. `url` is for `pg`; `dataDir` is where the data really lies; `reused` tells that
 * the server was left over from a Veridesk that was killed; `notes` are sentences to show at the terminal.
 */
export type Embedded = {
  url: string
  dataDir: string
  reused: boolean
  notes: string[]
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that comes with npm on the folder `dataDir` (made if missing, for this alone), and makes
 * the database `veridesk` in it. One Veridesk per folder; the server listens on a Unix socket only.
 *
 * `stop()` ends the server and gives the folder free; it may be called twice. A process that is killed instead
 * leaves the server running, and the next start takes it over. `log` gets one line per step.
 * Throws `SetupFault` with what is wrong and what to do.
 */
export async function startEmbedded(o: { dataDir: string; log: (line: string) => void }): Promise<Embedded> {
  const place = await placeData(o.dataDir)
  const owner = await takeOwnership(place.dataDir)
  try {
    const socket = await placeSocket(place)
    const binaries = await findBinaries(place)
    const cluster = { ...place, ...socket, dir: join(place.dataDir, CLUSTER), binaries }
    const note = await ensureCluster(cluster)
    const reused = await bringUp(cluster, o.log)
    await ensureDatabase(reused ?? cluster)
    const live = reused ?? cluster
    let stopping: Promise<void> | null = null
    return {
      url: socketUrl(live.socketDir),
      dataDir: place.dataDir,
      reused: reused !== null,
      notes: [place.note, socket.note, binaries.note, note].filter((it) => it !== null),
      stop() {
        stopping ??= stopPostmaster(live).finally(owner.release)
        return stopping
      },
    }
  } catch (cause) {
    await owner.release()
    throw cause
  }
}

/** Takes over a server that runs already (and answers the cluster with its socket), or starts one and answers null. */
async function bringUp(cluster: Cluster, log: (line: string) => void): Promise<Cluster | null> {
  const running = await findRunning(cluster)
  if (running) {
    const version = await answeringVersion(running.socketDir)
    if (version !== null && sameVersion(version, cluster.binaries)) {
      log(`PostgreSQL ${version} was still running (process ${running.pid}) and is used again.`)
      return { ...cluster, socketDir: running.socketDir }
    }
    log(
      `PostgreSQL ${version ?? "without a socket"} was still running (process ${running.pid}) and is restarted.`,
    )
    await stopPostmaster(cluster)
  }
  await startPostmaster(cluster)
  log(`PostgreSQL ${cluster.binaries.version} started on ${cluster.dir}.`)
  return null
}

function sameVersion(answered: string, binaries: Binaries): boolean {
  return answered.split(" ")[0] === binaries.version
}
