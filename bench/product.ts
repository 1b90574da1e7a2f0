import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"

export type Product = {
  url: string
  databaseUrl: string
  startMs: number
  pid: number
  dataDir: string
  stop(): Promise<void>
}

/** Starts the product on an empty (or the given) data folder, in a process of its own. `env`: more of its configuration. */
export async function startProduct(dataDir?: string, env: Record<string, string> = {}): Promise<Product> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), "veridesk-bench-")))
  // PostgreSQL runs under an account of its own, which has to reach its folder below this one.
  if (!dataDir) await chmod(folder, 0o711)
  const child = spawn(
    process.execPath,
    // Flags of the bench (a profiler's) hold for the product too.
    [...process.execArgv, join(import.meta.dirname, "serve.ts")],
    {
      env: {
        ...process.env,
        VERIDESK_DATA: folder,
        PORT: "0",
        LOG_LEVEL: process.env["BENCH_LOG"] ?? "error",
        ...env,
      },
      stdio: ["pipe", "pipe", "inherit"],
    },
  )
  const said = await firstLine(child)
  return {
    ...said,
    pid: child.pid ?? 0,
    dataDir: folder,
    async stop() {
      child.stdin?.end()
      if (child.exitCode === null) await once(child, "exit")
      if (!dataDir) await rm(folder, { recursive: true, force: true })
    },
  }
}

async function firstLine(
  child: ChildProcess,
): Promise<{ url: string; databaseUrl: string; startMs: number }> {
  const from = performance.now()
  if (!child.stdout) throw new Error("the product has no output")
  for await (const line of createInterface({ input: child.stdout })) {
    const { url, databaseUrl } = JSON.parse(line) as { url: string; databaseUrl: string }
    return { url, databaseUrl, startMs: Math.round(performance.now() - from) }
  }
  throw new Error("the product ended before it listened")
}
