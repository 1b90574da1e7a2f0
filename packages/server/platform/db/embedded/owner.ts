import { readdir, readlink, symlink, unlink } from "node:fs/promises"
import { join } from "node:path"
import { SetupFault } from "../../setup-fault.ts"
import { folderFault } from "./faults.ts"
import { isRunning, startOf } from "./process.ts"

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
      if (await isAlive(holder)) throw inUseFault(dataDir, holder)
    }
    const mine = (standing.at(-1) ?? 0) + 1
    if (!(await bid(dataDir, mine, me))) continue
    const others = (await bids(dataDir)).filter((n) => n !== mine)
    const living = await Promise.all(others.map(async (n) => isAlive(await holderOf(dataDir, n))))
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

/** `<pid>.<when it started>`: a number alone may belong to some other program after a restart of the machine. */
async function identify(pid: number): Promise<string> {
  return `${pid}.${await startOf(pid)}`
}

async function isAlive(holder: string): Promise<boolean> {
  const pid = Number.parseInt(holder, 10)
  return (await isRunning(pid)) && (await identify(pid)) === holder
}

function inUseFault(dataDir: string, holder: string): SetupFault {
  const pid = Number.parseInt(holder, 10)
  return new SetupFault({
    code: "data-folder-in-use",
    message: `The data folder ${dataDir} is in use by another Veridesk (process ${pid}).`,
    mend: `Stop that one first (“kill ${pid}”), or choose another data folder.`,
  })
}
