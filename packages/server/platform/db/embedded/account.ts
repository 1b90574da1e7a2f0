import { execFile } from "node:child_process"
import { stat } from "node:fs/promises"
import { promisify } from "node:util"
import { SetupFault } from "../../setup-fault.ts"

/** The unprivileged account PostgreSQL runs under. `null` means: the account of this very process. */
export type Account = { name: string; uid: number; gid: number } | null

const run = promisify(execFile)

/** Names tried in this order: an administrator may have made an account of our own. */
const CANDIDATES = ["veridesk", "nobody"]

/**
 * Chooses the account for PostgreSQL, which refuses to run as root.
 *
 * A folder that holds data keeps the account it was made with, so that files never change hands by themselves.
 * `clusterDir` is where the cluster lies or will lie. Throws `SetupFault` when root finds no account to use.
 */
export async function chooseAccount(clusterDir: string): Promise<Account> {
  if (process.getuid?.() !== 0) return null
  const owner = await stat(clusterDir).catch(() => null)
  if (owner && owner.uid !== 0) {
    const known = await lookUp(String(owner.uid))
    if (known) return known
  }
  for (const name of CANDIDATES) {
    const known = await lookUp(name)
    if (known && known.uid !== 0) return known
  }
  throw new SetupFault({
    code: "no-unprivileged-account",
    message:
      "PostgreSQL refuses to run as root, and this machine has neither an account “veridesk” nor “nobody”.",
    mend: "Make an account with “useradd --system veridesk”, or start Veridesk as an ordinary user.",
  })
}

async function lookUp(who: string): Promise<Account> {
  try {
    const [name, uid, gid] = await Promise.all([ask("-un", who), ask("-u", who), ask("-g", who)])
    return { name, uid: Number(uid), gid: Number(gid) }
  } catch {
    return null
  }
}

async function ask(flag: string, who: string): Promise<string> {
  const { stdout } = await run("id", [flag, who])
  return stdout.trim()
}
