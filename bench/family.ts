import { readdir, readFile } from "node:fs/promises"

/** Linux counts processor time in hundredths of a second, on every machine we know. */
const TICK_MS = 10

/** Proportional memory of a process and of everything it started, PostgreSQL's backends among them, in MB. */
export async function memoryOf(pid: number): Promise<number> {
  let kilobytes = 0
  for (const member of await familyOf(pid)) {
    // Only what has ended meanwhile counts for nothing; what may not be read must not look like nothing.
    const text = await readFile(`/proc/${member}/smaps_rollup`, "utf8").catch((error: { code?: string }) => {
      if (error.code === "ENOENT" || error.code === "ESRCH") return ""
      throw new Error(`the memory of process ${member} can't be read: run this scenario as root`)
    })
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0)
  }
  return kilobytes / 1024
}

/** Processor time that a process and everything it started, and that still lives, have used so far, in ms. */
export async function processorMsOf(pid: number): Promise<number> {
  const spent = await Promise.all([...(await familyOf(pid))].map(async (member) => (await statOf(member)).ms))
  return spent.reduce((sum, ms) => sum + ms, 0)
}

async function familyOf(pid: number): Promise<Set<number>> {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number)
  const parents = await Promise.all(ids.map(async (id) => [id, (await statOf(id)).parent] as const))
  const family = new Set([pid])
  // Children come after their parents, but their ids wrap around: look until nobody new is found.
  for (let before = 0; before !== family.size; ) {
    before = family.size
    for (const [child, parent] of parents) if (family.has(parent)) family.add(child)
  }
  return family
}

/** proc(5): after the name in brackets, which may hold anything, the parent is the second word, times the 12th and 13th. */
async function statOf(pid: number): Promise<{ parent: number; ms: number }> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "")
  const words = text.slice(text.lastIndexOf(")") + 2).split(" ")
  return {
    parent: Number(words[1] ?? 0),
    ms: (Number(words[11] ?? 0) + Number(words[12] ?? 0)) * TICK_MS,
  }
}
