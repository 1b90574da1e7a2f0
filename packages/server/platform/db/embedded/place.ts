import { createHash } from "node:crypto"
import { lstat, mkdir, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { SetupFault } from "../../setup-fault.ts"
import { type Account, chooseAccount } from "./account.ts"
import { giveFolder, makeAccountFolder, makeDataFolder } from "./folder.ts"
import { runAs } from "./run.ts"
import { socketIn } from "./socket.ts"

/** Where data and programs go when PostgreSQL's account can't reach the place that was asked for. */
export const RELOCATED_ROOT = "/var/lib/veridesk"

/** The folder of the cluster below a data folder. */
export const CLUSTER = "pgdata"

/** Where the data lies, in which folder the cluster, under which account; `note` is for the terminal. */
export type Place = { dataDir: string; dir: string; account: Account; note: string | null }

/**
 * Decides where the data of the wanted folder really lies, and makes that folder.
 *
 * Started as root, the account must be able to walk down to the folder. Below a folder that only root can enter
 * (a checkout in /root) it can't, so the data goes to `/var/lib/veridesk/<hash of the wanted path>`. Data that
 * already lies in one of the two places is never left behind by a later change of rights.
 */
export async function placeData(wanted: string): Promise<Place> {
  const here = resolve(wanted)
  const account = await chooseAccount(clusterIn(here))
  if (!account) return placeIn(here, null, null)
  const there = join(RELOCATED_ROOT, hash(here))
  const moved = !(await exists(clusterIn(here))) && (await exists(clusterIn(there)))
  if (!moved && (await canEnter(await nearestExisting(dirname(here)), account)))
    return placeIn(here, account, null)
  const owner = await chooseAccount(clusterIn(there))
  const name = owner?.name ?? account.name
  return placeIn(
    there,
    owner,
    `PostgreSQL's account “${name}” can't reach ${here}, so the data lies in ${there}.`,
  )
}

/** The longest path a Unix socket may have, without the closing NUL: 107 bytes on Linux, 103 on macOS. */
const LONGEST_SOCKET_PATH = process.platform === "darwin" ? 103 : 107

/**
 * The private folder (mode 700) for the socket: `run` beside the cluster, or a short one elsewhere when the path
 * would be too long. A folder of that name that belongs to somebody else is passed over, never used.
 */
export async function placeSocket(place: Place): Promise<{ socketDir: string; note: string | null }> {
  const near = join(place.dataDir, "run")
  if (Buffer.byteLength(socketIn(near)) <= LONGEST_SOCKET_PATH) {
    return { socketDir: await makeAccountFolder(near, place.account), note: null }
  }
  for (let n = 0; n < 10; n++) {
    const short = join(shortRoot(), `veridesk-${hash(place.dataDir)}${n === 0 ? "" : `-${n}`}`)
    if (await makePrivate(short, place.account)) {
      return {
        socketDir: short,
        note: `The socket's path would be too long, so the socket lies in ${short}.`,
      }
    }
  }
  throw new SetupFault({
    code: "no-socket-folder",
    message: `No private folder for the database's socket could be made in ${shortRoot()}.`,
    mend: "Make that folder writable, or choose a data folder with a shorter path.",
  })
}

async function placeIn(dataDir: string, account: Account, note: string | null): Promise<Place> {
  return { dataDir: await makeDataFolder(dataDir, account), dir: clusterIn(dataDir), account, note }
}

function clusterIn(dataDir: string): string {
  return join(dataDir, CLUSTER)
}

function shortRoot(): string {
  return Buffer.byteLength(tmpdir()) <= 40 ? tmpdir() : "/tmp"
}

async function makePrivate(dir: string, account: Account): Promise<boolean> {
  const made = await mkdir(dir, { mode: 0o700 }).then(
    () => true,
    () => false,
  )
  if (made) await giveFolder(dir, account)
  const it = await lstat(dir).catch(() => null)
  const uid = account?.uid ?? process.getuid?.()
  return it !== null && it.isDirectory() && it.uid === uid && (it.mode & 0o077) === 0
}

/** Something else than a folder is not a matter of rights: the one who makes the folder will say so. */
async function canEnter(dir: string, account: Account): Promise<boolean> {
  if (!(await stat(dir)).isDirectory()) return true
  const outcome = await runAs({ account, program: "/bin/sh", args: ["-c", 'cd -- "$1"', "sh", dir] })
  return outcome.status === 0
}

async function nearestExisting(dir: string): Promise<string> {
  let at = dir
  while (!(await exists(at)) && at !== dirname(at)) at = dirname(at)
  return at
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

function hash(path: string): string {
  return createHash("sha256").update(path).digest("hex").slice(0, 12)
}
