import { realpath } from "node:fs/promises"
import { join } from "node:path"
import { findBinaries } from "./binaries.ts"
import { type Cluster, ensureCluster } from "./cluster.ts"
import { answeringVersion, ensureDatabase, socketUrl } from "./database.ts"
import { guard } from "./guard.ts"
import { takeOwnership } from "./owner.ts"
import type { Postmaster } from "./pid-file.ts"
import { type Place, placeData, placeSocket } from "./place.ts"
import { findRunning, startPostmaster, stopPostmaster } from "./postmaster.ts"
import { programOf } from "./process.ts"

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

type Log = (line: string) => void

/**
 * Starts the PostgreSQL that comes with npm on the folder `dataDir` (made if missing, and for this alone), and
 * makes the database `veridesk` in it. One Veridesk per folder; the server listens on a Unix socket only.
 *
 * A process that is killed leaves the server running, and the next start takes it over; a server that is killed is
 * started again. `stop()` ends the server and gives the folder free; it may be called twice. `log` gets a line for
 * each step. Throws `SetupFault` with what is wrong and what to do.
 */
export async function startEmbedded(o: {
  dataDir: string
  log: Log
  /** Called when PostgreSQL's programs have been set to work and this process only waits for them: once or twice. */
  meanwhile?: () => void
}): Promise<Embedded> {
  const place = await placeData(o.dataDir)
  const owner = await takeOwnership(place.dataDir)
  try {
    return await start(place, { meanwhile: () => {}, ...o }, owner.release)
  } catch (cause) {
    await owner.release()
    throw cause
  }
}

async function start(
  place: Place,
  { log, meanwhile }: { log: Log; meanwhile: () => void },
  release: () => Promise<void>,
): Promise<Embedded> {
  const socket = await placeSocket(place)
  const binaries = await findBinaries(place)
  const configFile = join(place.dataDir, "postgresql.conf")
  const planned: Cluster = { ...place, socketDir: socket.socketDir, configFile, binaries }
  const note = await ensureCluster(planned, meanwhile)
  const left = await takeOver(planned, log)
  if (!left) await startPostmaster(planned, meanwhile)
  const cluster = left ? { ...planned, socketDir: left.socketDir } : planned
  try {
    await ensureDatabase(cluster)
  } catch (cause) {
    if (!left) await stopPostmaster(cluster)
    throw cause
  }
  log(`PostgreSQL ${binaries.version} is ready on ${cluster.dir}.`)
  const watch = guard(cluster, log)
  const stop = async () => {
    try {
      await watch.end()
      await stopPostmaster(cluster)
    } finally {
      await release()
    }
  }
  let stopping: Promise<void> | null = null
  return {
    url: socketUrl(cluster.socketDir),
    dataDir: place.dataDir,
    reused: left !== null,
    notes: [place.note, socket.note, binaries.note, note].filter((it) => it !== null),
    stop() {
      stopping ??= stop()
      return stopping
    },
  }
}

/** The server that was left over, if it is of use; one that does not answer or is not our program is stopped. */
async function takeOver(cluster: Cluster, log: Log): Promise<Postmaster | null> {
  const found = await findRunning(cluster)
  if (found === null) return null
  const version = await answeringVersion(found.socketDir)
  const program = await programOf(found.pid)
  const ours = program === null || program === (await realpath(cluster.binaries.postgres))
  if (version === cluster.binaries.version && ours) {
    log(`PostgreSQL was still running (process ${found.pid}) and is used again.`)
    return found
  }
  log(
    `PostgreSQL was still running (process ${found.pid}), but not as this Veridesk needs it, and is restarted.`,
  )
  await stopPostmaster(cluster)
  return null
}
