import { createServer } from "node:net"

/** The first free port from `from` upwards, looking at twenty; `from` itself when none of them is free. */
export async function freePort(host: string, from: number): Promise<number> {
  for (let port = from; port < from + 20; port += 1) {
    const isFree = await tryPort(host, port).then(
      () => true,
      () => false,
    )
    if (isFree) return port
  }
  return from
}

/** Listens on a port for a moment. Throws what a server would throw that wanted to listen there. */
export async function tryPort(host: string, port: number): Promise<void> {
  const probe = createServer()
  return new Promise((resolve, reject) => {
    probe.once("error", reject)
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()))
  })
}
