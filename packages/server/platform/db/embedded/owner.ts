import { readdir, readlink, symlink, unlink } from "node:fs/promises"
import { join } from "node:path"
import { folderFault, inUseFault } from "./faults.ts"
import { readPidFile } from "./pid-file.ts"
import { CLUSTER } from "./place.ts"
import { isRunning, numbering, startOf } from "./process.ts"
import { socketAnswers } from "./socket.ts"

/** The right of this process to be the only Veridesk on a data folder. */
export type Ownership = { release(): Promise<void> }

/**
 * Takes the data folder for this process, or throws a `SetupFault` that names the process that has it.
 *
 * The lock is the symbolic link `owner.<n>` whose target says who: links are made whole or not at all, and only
 * one of many can make the same name. A dead owner's lock is not removed first (two starters could then both
 * believe they were the one): one bids the next number, looks round, and yields to any other living bidder.
 */
export async function takeOwnership(dataDir: string): Promise<Ownership> {
  const me = await identify(process.pid)
  for (;;) {
    const standing = await bids(dataDir)
    for (const n of standing) {
      const holder = await holderOf(dataDir, n)
      if (await isAlive(dataDir, holder)) throw inUseFault(dataDir, "another Veridesk", pidOf(holder))
    }
    const mine = (standing.at(-1) ?? 0) + 1
    if (!(await bid(dataDir, mine, me))) continue
    const others = (await bids(dataDir)).filter((n) => n !== mine)
    const living = await Promise.all(others.map(async (n) => isAlive(dataDir, await holderOf(dataDir, n))))
    if (!living.includes(true)) {
      for (const n of others) await withdraw(dataDir, n)
      return { release: () => withdraw(dataDir, mine) }
    }
    await withdraw(dataDir, mine)
  }
}

function linkOf(dataDir: string, n: number): string {
  return join(dataDir, `owner.${n}`)
}

/** Who made the bid; "" when it was withdrawn meanwhile. */
async function holderOf(dataDir: string, n: number): Promise<string> {
  return readlink(linkOf(dataDir, n)).catch(() => "")
}

async function bids(dataDir: string): Promise<number[]> {
  const names = await readdir(dataDir)
  const numbers = names.map((name) => Number(/^owner\.(\d+)$/.exec(name)?.[1] ?? 0))
  return numbers.filter((n) => n > 0).sort((a, b) => a - b)
}

async function bid(dataDir: string, n: number, me: string): Promise<boolean> {
  try {
    await symlink(me, linkOf(dataDir, n))
    return true
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false
    throw folderFault(dataDir, cause)
  }
}

async function withdraw(dataDir: string, n: number): Promise<void> {
  await unlink(linkOf(dataDir, n)).catch(() => undefined)
}

/**
 * `<pid>.<when it started>.<whose numbering>`: a number alone may belong to some other program after a restart of
 * the machine, or in another container.
 */
async function identify(pid: number): Promise<string> {
  return `${pid}.${await startOf(pid)}.${await numbering()}`
}

/** An owner in another container can't be seen; it counts as alive as long as its server can be heard. */
async function isAlive(dataDir: string, holder: string): Promise<boolean> {
  if (holder.split(".")[2] !== (await numbering())) {
    const server = await readPidFile(join(dataDir, CLUSTER))
    return server !== null && socketAnswers(server.socketDir)
  }
  const pid = pidOf(holder)
  return (await isRunning(pid)) && (await identify(pid)) === holder
}

function pidOf(holder: string): number {
  return Number.parseInt(holder, 10)
}
