import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { setTimeout as pause } from "node:timers/promises"

/** Tests that need root's rights say so in their names and are passed over without them. */
export const isRoot = process.getuid?.() === 0

/** Another process of Veridesk that has started the embedded PostgreSQL and keeps it. */
export type EmbeddedChild = { pid: number; url: string; reused: boolean; kill(): Promise<void> }

/** A folder for one test, which PostgreSQL's account may pass through; `remove` also ends a server left in it. */
export async function scratchFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "veridesk-scratch-"))
  await chmod(path, 0o711)
  return {
    path,
    async remove() {
      await endServers(path)
      await rm(path, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Runs `code` (an ES module) in a Node process of its own; `process.argv[1]` and on are the words. */
export function runModule(code: string, words: string[], under: string[] = []): ChildProcess {
  const [program = "", ...rest] = [
    ...under,
    process.execPath,
    "--input-type=module",
    "--eval",
    code,
    ...words,
  ]
  return spawn(program, rest, { stdio: ["pipe", "pipe", "inherit"] })
}

/** The next line a process prints. Rejects when it ends before. */
export async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("the process has no output to read")
  const lines = createInterface({ input: child.stdout })
  const ended = once(child, "exit").then(() => {
    throw new Error("the process ended without a line")
  })
  const [line] = await Promise.race([once(lines, "line"), ended])
  return String(line)
}

/**
 * Starts the embedded PostgreSQL from another Node process, which keeps it until it is killed. `under` is a
 * program with its words that runs it, such as `unshare`.
 */
export async function embeddedChild(dataDir: string, under: string[] = []): Promise<EmbeddedChild> {
  const child = startingChild(dataDir, under)
  const said: unknown = JSON.parse(await firstLine(child))
  const { url, reused } = said as { url: string; reused: boolean }
  return { pid: child.pid ?? 0, url, reused, kill: () => killHard(child) }
}

/** The same, but without waiting until it has started. */
export function startingChild(dataDir: string, under: string[] = []): ChildProcess {
  const index = join(import.meta.dirname, "..", "db", "embedded", "index.ts")
  const code = `
    import { startEmbedded } from ${JSON.stringify(index)}
    const { url, reused } = await startEmbedded({ dataDir: process.argv[1], log() {} })
    console.log(JSON.stringify({ url, reused }))
    process.stdin.resume()`
  return runModule(code, [dataDir], under)
}

/** `kill -9`, and waits until the process is gone. */
export async function killHard(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit")
  child.kill("SIGKILL")
  await ended
}

/** Asks again and again until there is an answer other than null. */
export async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    await pause(5)
  }
}

/** The number of the server process of a data folder, or null. */
export async function serverPid(dataDir: string): Promise<number | null> {
  const text = await readFile(join(dataDir, "pgdata", "postmaster.pid"), "utf8").catch(() => "")
  return Number.parseInt(text, 10) || null
}

async function endServers(below: string): Promise<void> {
  const found = execFileSync("find", [below, "-name", "postmaster.pid"], { encoding: "utf8" })
  for (const file of found.split("\n").filter(Boolean)) {
    const pid = Number.parseInt(await readFile(file, "utf8").catch(() => ""), 10)
    if (pid > 0) endServer(pid)
    await until(async () =>
      (await readFile(file).catch(() => null)) === null || !isPostgres(pid) ? true : null,
    )
  }
}

function endServer(pid: number): void {
  if (isPostgres(pid)) process.kill(pid, "SIGQUIT")
}

function isPostgres(pid: number): boolean {
  try {
    return (
      execFileSync("ps", ["-o", "stat=,comm=", "-p", String(pid)], { encoding: "utf8" }).match(
        /^[^Z]\S*\s+postgres/,
      ) !== null
    )
  } catch {
    return false
  }
}
