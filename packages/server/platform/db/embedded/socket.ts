import { readFile, rm } from "node:fs/promises"
import { createConnection } from "node:net"
import { join } from "node:path"
import { socketBusyFault } from "./faults.ts"

/** The port is only a part of the socket's name: each cluster has a folder of its own. */
export function socketIn(socketDir: string): string {
  return join(socketDir, ".s.PGSQL.5432")
}

/**
 * Makes the socket's place in our private folder free for a server that is about to start.
 *
 * Nobody of ours runs when this is called. If another program answers there all the same it throws; PostgreSQL
 * itself would take the path away from the other. What is left over from a dead server is removed.
 */
export async function clearSocket(socketDir: string): Promise<void> {
  const path = socketIn(socketDir)
  const lock = `${path}.lock`
  const pid = Number.parseInt(await readFile(lock, "utf8").catch(() => ""), 10)
  if (await socketAnswers(socketDir)) throw socketBusyFault(path, Number.isNaN(pid) ? null : pid)
  await rm(lock, { force: true })
  await rm(path, { force: true }).catch((cause: unknown) => {
    throw socketBusyFault(path, null, cause)
  })
}

/** True when a server takes connections on the socket in that folder, whatever container it runs in. */
export async function socketAnswers(socketDir: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(socketIn(socketDir))
    socket.once("connect", () => {
      socket.destroy()
      resolve(true)
    })
    socket.once("error", () => resolve(false))
  })
}
