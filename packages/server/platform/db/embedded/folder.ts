import { constants } from "node:fs"
import { chmod, lstat, mkdir, open, readdir } from "node:fs/promises"
import { dirname } from "node:path"
import { SetupFault } from "../../setup-fault.ts"
import type { Account } from "./account.ts"
import { folderFault, folderOfOtherFault } from "./faults.ts"

/**
 * Makes the folder and what is missing above it, for this process; the account may pass through, not look around.
 *
 * Root keeps the folder for itself and gives only single folders in it away: what the account owns it could
 * replace by a link, and root would then write wherever that link points.
 */
export async function makeDataFolder(dir: string, account: Account): Promise<string> {
  try {
    const missing: string[] = []
    for (let at = dir; (await lstat(at).catch(() => null)) === null; at = dirname(at)) missing.unshift(at)
    for (const at of missing) {
      await mkdir(at, { mode: 0o755 })
      // Whatever root's umask says, the account has to reach what lies below.
      if (account) await chmod(at, 0o755)
    }
    if (missing.length === 0) await refuseForeign(dir)
    await chmod(dir, account ? 0o711 : 0o700)
    return dir
  } catch (cause) {
    if (cause instanceof SetupFault) throw cause
    const owner = await lstat(dir).catch(() => null)
    if (owner && owner.uid !== process.getuid?.()) throw folderOfOtherFault(dir, owner.uid, cause)
    throw folderFault(dir, cause)
  }
}

/** Makes the folder, if need be, and gives it to the account: mode 700, its own. */
export async function makeAccountFolder(dir: string, account: Account): Promise<string> {
  try {
    await mkdir(dir, { mode: 0o700, recursive: true })
    await giveFolder(dir, account)
    return dir
  } catch (cause) {
    throw folderFault(dir, cause)
  }
}

/** Gives an existing folder to the account, mode 700. Never follows a link. */
export async function giveFolder(dir: string, account: Account): Promise<void> {
  const folder = await open(dir, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW)
  try {
    await folder.chmod(0o700)
    if (account) await folder.chown(account.uid, account.gid)
  } finally {
    await folder.close()
  }
}

/** Makes sure that a new or renamed entry of the folder is on disk. */
export async function syncFolder(dir: string): Promise<void> {
  const folder = await open(dir, "r")
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Names we make in a data folder before there are data, and what a file system puts at its root. */
const HARMLESS =
  /^(owner\.\d+|run|lib|postgresql\.conf(\.new)?|local\.conf|postgres\.log(\.old)?|lost\+found)$/

/** A folder with somebody's files in it must not be taken over (think of a wrong path such as /etc). */
async function refuseForeign(dir: string): Promise<void> {
  const names = await readdir(dir)
  if (names.some((name) => name.startsWith("pgdata")) || names.every((name) => HARMLESS.test(name))) return
  const some = names.filter((name) => !HARMLESS.test(name)).slice(0, 3)
  throw new SetupFault({
    code: "folder-not-ours",
    message: `The data folder ${dir} holds other files (${some.join(", ")}), but no database of Veridesk.`,
    mend: "Choose an empty folder, or one that Veridesk made.",
  })
}
