import { readFile } from "node:fs/promises"
import { join } from "node:path"

/**
 * What a postmaster wrote about itself into `postmaster.pid` (its lines are described in PostgreSQL's
 * miscadmin.h). `pid` is NaN while the file is still empty.
 */
export type Postmaster = { pid: number; socketDir: string; ready: boolean }

/** The file's content, or null without a file. `clusterDir` is the folder of the cluster itself. */
export async function readPidFile(clusterDir: string): Promise<Postmaster | null> {
  const text = await readFile(join(clusterDir, "postmaster.pid"), "utf8").catch(() => null)
  if (text === null) return null
  const lines = text.split("\n")
  return {
    pid: Number.parseInt(lines[0] ?? "", 10),
    socketDir: lines[4] ?? "",
    ready: (lines[7] ?? "").trim() === "ready",
  }
}
