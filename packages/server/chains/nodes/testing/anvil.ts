import { type ChildProcess, spawn } from "node:child_process"
import { createRequire } from "node:module"
import { createInterface } from "node:readline"

/** A real Ethereum node that is started for a test and mines when told to. */
export type Anvil = {
  url: string
  /** Any JSON-RPC method of the node, anvil's own included. */
  call(method: string, ...params: unknown[]): Promise<unknown>
  close(): void
}

/** Where the package for this machine keeps its binary; undefined where there is none for it. */
export function anvilBinary(): string | undefined {
  const cpu = process.arch === "x64" ? "amd64" : process.arch
  try {
    const near = createRequire(createRequire(import.meta.url).resolve("@foundry-rs/anvil/package.json"))
    return near.resolve(`@foundry-rs/anvil-${process.platform}-${cpu}/bin/anvil`)
  } catch {
    return undefined
  }
}

/** Started on a port of its own choice, with accounts the same every time, mining each transaction at once. */
export async function startAnvil(binary: string): Promise<Anvil> {
  const child = spawn(binary, ["--port", "0", "--host", "127.0.0.1", "--accounts", "3"], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  const url = await listening(child)
  return {
    url,
    async call(method, ...params) {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
      })
      const answer = (await response.json()) as { result?: unknown; error?: { message: string } }
      if (answer.error) throw new Error(`${method}: ${answer.error.message}`)
      return answer.result
    },
    close: () => child.kill(),
  }
}

async function listening(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("anvil has no output to read its port from")
  for await (const line of createInterface({ input: child.stdout })) {
    const [, address] = /Listening on (\S+)/.exec(line) ?? []
    if (address === undefined) continue
    // What it goes on to say is let go, or its pipe would fill.
    child.stdout.resume()
    return `http://${address}`
  }
  throw new Error("anvil ended before it listened")
}
