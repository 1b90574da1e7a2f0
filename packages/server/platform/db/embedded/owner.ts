import { readdir, readFile, readlink, symlink, unlink } from "node:fs/promises"
import { join } from "node:path"
import { SetupFault } from "../../setup-fault.ts"
import { folderFault } from "./faults.ts"

/** The right of this process to be the only Veridesk on a data folder. */
export type Ownership = { takenOver: boolean; release(): Promise<void> }

/**
 * Takes the data folder for this process, or throws a `SetupFault` that names the process that has it.
 *
 * The lock is the symbolic link `owner.<n>` whose target says who: links are made whole or not at all, and only
 * one of many can make the same name. The highest number counts. A dead owner's lock is not removed first (two
 * starters could then both believe they were the one) but outbid with `n + 1`; whoever wins clears what is below.
 */
export async function takeOwnership(dataDir: string): Promise<Ownership> {
  for (;;) {
    const last = (await bids(dataDir)).at(-1) ?? 0
    if (last > 0) {
      const holder = await readlink(path(dataDir, last)).catch(() => null)
      if (holder === null) continue
      if (await isAlive(holder)) throw inUseFault(dataDir, holder)
    }
    const mine = last + 1
    if (!(await bid(dataDir, mine))) continue
    // Somebody may have outbid the same dead owner, cleared it and left before our bid was made.
    if ((await bids(dataDir)).some((n) => n > mine)) {
      await withdraw(dataDir, mine)
      continue
    }
    for (const n of await bids(dataDir)) if (n < mine) await withdraw(dataDir, n)
    return { takenOver: last > 0, release: () => withdraw(dataDir, mine) }
  }
}

function path(dataDir: string, n: number): string {
  return join(dataDir, `owner.${n}`)
}

async function bids(dataDir: string): Promise<number[]> {
  const names = await readdir(dataDir)
  return names
    .map((name) => Number(/^owner\.(\d+)$/.exec(name)?.[1] ?? 0))
    .filter((n) => n > 0)
    .sort((a, b) => a - b)
}

async function bid(dataDir: string, n: number): Promise<boolean> {
  try {
    await symlink(await identify(process.pid), path(dataDir, n))
    return true
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false
    throw folderFault(dataDir, cause)
  }
}

async function withdraw(dataDir: string, n: number): Promise<void> {
  await unlink(path(dataDir, n)).catch(() => undefined)
}

/** `<pid>.<when it started>`: a number alone may be given to another process after a restart of the machine. */
async function identify(pid: number): Promise<string> {
  return `${pid}.${await startOf(pid)}`
}

/** When a process started, in the kernel's own ticks and for this boot; "0" where the kernel does not tell. */
async function startOf(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8")
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8")
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    const ticks = fields[19]
    // A zombie has ended; only its parent has not asked for its status yet.
    if (fields[0] === "Z") return "ended"
    return `${ticks}-${boot.slice(0, 8)}`
  } catch {
    return "0"
  }
}

async function isAlive(holder: string): Promise<boolean> {
  const pid = pidOf(holder)
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (cause) {
    // EPERM means that it lives under another account.
    if (!(cause instanceof Error && "code" in cause && cause.code === "EPERM")) return false
  }
  return (await identify(pid)) === holder
}

function pidOf(holder: string): number {
  return Number.parseInt(holder, 10)
}

function inUseFault(dataDir: string, holder: string): SetupFault {
  const pid = pidOf(holder)
  return new SetupFault({
    code: "data-folder-in-use",
    message: `The data folder ${dataDir} is in use by another Veridesk (process ${pid}).`,
    mend: `Stop that one first (kill ${pid}), or choose another data folder.`,
  })
}
