import { readFile, rm } from "node:fs/promises"
import { createConnection } from "node:net"
import { join } from "node:path"
import { socketBusyFault } from "./faults.ts"

/**
 * Makes the socket's place in our private folder free for a server that is about to start.
 *
 * Nobody of ours runs when this is called. If somebody answers there all the same (another program, or a server
 * on the same folder in another container, whose process can't be seen from here) it throws; PostgreSQL itself
 * would take the path away from the other. What is left over from a dead server is removed.
 */
export async function clearSocket(socketDir: string): Promise<void> {
  const path = join(socketDir, ".s.PGSQL.5432")
  const lock = `${path}.lock`
  const pid = Number.parseInt(await readFile(lock, "utf8").catch(() => ""), 10)
  if (await answers(path)) throw socketBusyFault(path, Number.isNaN(pid) ? null : pid)
  await rm(lock, { force: true })
  await rm(path, { force: true }).catch((cause: unknown) => {
    throw socketBusyFault(path, null, cause)
  })
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(path)
    socket.once("connect", () => {
      socket.destroy()
      resolve(true)
    })
    socket.once("error", () => resolve(false))
  })
}
