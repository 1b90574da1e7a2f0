import { createServer } from "node:net"

/** The first free port from `from` upwards, looking at twenty; `from` itself when none of them is free. */
export async function freePort(host: string, from: number): Promise<number> {
  for (let port = from; port < from + 20; port += 1) if (await isFree(host, port)) return port
  return from
}

/** True when a server could listen on that port of that address at this moment. */
async function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once("error", () => resolve(false))
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}
