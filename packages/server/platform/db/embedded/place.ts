import { createHash } from "node:crypto"
import { chmod, chown, lstat, mkdir, readdir, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { SetupFault } from "../../setup-fault.ts"
import { type Account, chooseAccount } from "./account.ts"
import { folderFault } from "./faults.ts"
import { runAs } from "./run.ts"

/** Where data and programs go when PostgreSQL's account can't reach the place that was asked for. */
export const RELOCATED_ROOT = "/var/lib/veridesk"

/** The folder of the cluster below a data folder. */
export const CLUSTER = "pgdata"

/** Where the data lies, under which account, and what the person at the terminal should know about it. */
export type Place = { dataDir: string; account: Account; note: string | null }

/**
 * Decides where the data of the wanted folder really lies, and makes that folder: mode 700, owned by the account.
 *
 * Started as root, the account must be able to walk down to the folder. Below a folder that only root can enter
 * (a checkout in /root) it can't, so the data goes to `/var/lib/veridesk/<hash of the wanted path>`. Data that
 * already lies in one of the two places is never left behind by a later change of rights.
 */
export async function placeData(wanted: string): Promise<Place> {
  const dir = resolve(wanted)
  const account = await chooseAccount(join(dir, CLUSTER))
  if (!account) return { dataDir: await make(dir, null), account, note: null }
  const elsewhere = join(RELOCATED_ROOT, hash(dir))
  const moved = !(await exists(join(dir, CLUSTER))) && (await exists(join(elsewhere, CLUSTER)))
  if (!moved && (await canEnter(await nearestExisting(dirname(dir)), account))) {
    return { dataDir: await make(dir, account), account, note: null }
  }
  const owner = await chooseAccount(join(elsewhere, CLUSTER))
  const note = `The account “${account.name}” that runs PostgreSQL can't reach ${dir}, so the data lies in ${elsewhere}.`
  return { dataDir: await make(elsewhere, owner), account: owner, note }
}

/** The longest path a Unix socket may have, without the closing NUL: 107 bytes on Linux, 103 on macOS. */
const LONGEST_SOCKET_PATH = process.platform === "darwin" ? 103 : 107

/**
 * The private folder (mode 700) for the socket: `run` beside the cluster, or a short one elsewhere when the path
 * would be too long. A folder of that name that belongs to somebody else is passed over, never used.
 */
export async function placeSocket(place: Place): Promise<{ socketDir: string; note: string | null }> {
  const near = join(place.dataDir, "run")
  if (Buffer.byteLength(join(near, ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH) {
    return { socketDir: await make(near, place.account), note: null }
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
    mend: "Choose a data folder with a shorter path.",
  })
}

function shortRoot(): string {
  return Buffer.byteLength(tmpdir()) <= 40 ? tmpdir() : "/tmp"
}

async function makePrivate(dir: string, account: Account): Promise<boolean> {
  await mkdir(dir, { mode: 0o700 }).then(
    () => give(dir, account),
    () => undefined,
  )
  const it = await lstat(dir).catch(() => null)
  const uid = account?.uid ?? process.getuid?.() ?? -1
  return it !== null && it.isDirectory() && it.uid === uid && (it.mode & 0o077) === 0
}

/** Makes `dir` and what is missing above it; the folder itself becomes the account's own. */
async function make(dir: string, account: Account): Promise<string> {
  try {
    const missing: string[] = []
    for (let at = dir; !(await exists(at)); at = dirname(at)) missing.unshift(at)
    for (const at of missing) {
      await mkdir(at, { mode: 0o755 })
      // The account has to pass through the folders we make, whatever root's umask says.
      if (account) await chmod(at, 0o755)
    }
    if (missing.length === 0) await refuseForeign(dir)
    await give(dir, account)
    return dir
  } catch (cause) {
    if (cause instanceof SetupFault) throw cause
    throw folderFault(dir, cause)
  }
}

/** Makes a file or folder the account's own; a folder becomes private. */
async function give(path: string, account: Account): Promise<void> {
  if (account) await chown(path, account.uid, account.gid)
  await chmod(path, 0o700)
}

/** A folder with other people's files in it must not be taken over (think of a wrong path such as /etc). */
async function refuseForeign(dir: string): Promise<void> {
  const names = await readdir(dir)
  const ours = names.some(
    (name) => name.startsWith(CLUSTER) || name.startsWith("owner.") || name.startsWith(".s.PG"),
  )
  if (names.length === 0 || ours) return
  throw new SetupFault({
    code: "folder-not-ours",
    message: `The data folder ${dir} holds other files (${names.slice(0, 3).join(", ")}), but no data of Veridesk.`,
    mend: "Choose an empty folder, or one that Veridesk made.",
  })
}

async function canEnter(dir: string, account: Account): Promise<boolean> {
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
