import { type ChildProcess, execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { promisify } from "node:util"
import { inject } from "vitest"

export type Product = {
  url: string
  databaseUrl: string
  /** One-time link of the first administrator; null once there is one. */
  adminLink: string | null
  dataDir: string
  /** Ends it as Ctrl-C does, PostgreSQL with it. */
  stop(): Promise<void>
  /** `kill -9` of the Node process; PostgreSQL is left behind, as in a real crash. */
  kill(): Promise<void>
}

type Said = Pick<Product, "url" | "databaseUrl" | "adminLink">

/** Makes an empty data folder below the system's temporary one, with the rights PostgreSQL's own account needs. */
export async function makeEmptyFolder(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "veridesk-journey-"))
  await chmod(dataDir, 0o711)
  return dataDir
}

/** A data folder as the first start leaves it (global-setup.ts): nothing has happened in it yet. */
export async function makeDataDir(): Promise<string> {
  const dataDir = await makeEmptyFolder()
  // The files keep their owner, which is PostgreSQL's account where this is run as root.
  await promisify(execFile)("cp", ["-a", `${inject("startedFolder")}/.`, dataDir])
  return dataDir
}

export async function removeDataDir(dataDir: string): Promise<void> {
  await rm(dataDir, { recursive: true, force: true })
}

/**
 * Starts the product on a data folder, in a process of its own. `settings` are environment variables; without PORT it
 * takes a free one. What it logs as an error is seen in the test's output.
 * @throws Error with its exit code where it ended before it listened
 */
export async function startProduct(o: {
  dataDir: string
  settings?: Record<string, string>
  demo?: boolean
}): Promise<Product> {
  const words = [join(import.meta.dirname, "serve.ts"), ...(o.demo ? ["--demo"] : [])]
  const child = spawn(process.execPath, words, {
    // An answer can be taken back for a second only, which is long enough to see it wait.
    env: {
      ...process.env,
      PORT: "0",
      LOG_LEVEL: "error",
      MAIL_UNDO_SECONDS: "1",
      ...o.settings,
      VERIDESK_DATA: o.dataDir,
    },
    stdio: ["pipe", "pipe", "inherit"],
  })
  const ended = once(child, "exit")
  const said = await firstLine(child)
  return {
    ...said,
    dataDir: o.dataDir,
    async stop() {
      child.stdin?.end()
      await ended
      if (child.exitCode !== 0)
        throw new Error(`the product ended with ${child.exitCode} when it was stopped`)
    },
    async kill() {
      child.kill("SIGKILL")
      await ended
    },
  }
}

/** The product on a folder of its own in which nothing has happened yet, and which goes when it is closed. */
export async function openProduct(
  settings: Record<string, string> = {},
  o: { demo?: boolean } = {},
): Promise<Product & { close(): Promise<void> }> {
  const dataDir = await makeDataDir()
  try {
    const product = await startProduct({ dataDir, settings, ...o })
    return {
      ...product,
      async close() {
        await product.stop()
        await removeDataDir(dataDir)
      },
    }
  } catch (error) {
    await removeDataDir(dataDir)
    throw error
  }
}

async function firstLine(child: ChildProcess): Promise<Said> {
  if (!child.stdout) throw new Error("the product has no output")
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line) as Said
  throw new Error(`the product ended with ${child.exitCode} before it listened`)
}
