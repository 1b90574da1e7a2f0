import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { buildStaleAssets } from "../assets/build-stale.ts"
import { repository } from "../steps/command.ts"

const folder = mkdtempSync(join(tmpdir(), "veridesk-start-"))
// As root, PostgreSQL's account has to pass through; otherwise the data would go elsewhere and stay there.
chmodSync(folder, 0o755)
beforeAll(async () => {
  if (!(await buildStaleAssets())) throw new Error("The web assets could not be built.")
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test("it starts, answers, stops, and starts again on the same data", async () => {
  const data = join(folder, "data")
  for (const round of ["first", "second"]) {
    const product = run(["--demo", "--data", data])
    const welcome = await product.saying("Stop with Ctrl-C")
    const site = addressIn(welcome, "Help site")
    expect((await fetch(site)).status, round).toBe(200)
    expect((await fetch(addressIn(welcome, "Toy exchange"))).status, round).toBe(200)
    product.child.kill("SIGTERM")
    expect(await product.ended).toEqual({ code: 0, signal: null })
    await expect(fetch(site)).rejects.toThrow("fetch failed")
  }
}, 120_000)

test("a port that is taken is named, with the way out, and nothing stays behind", async () => {
  const other = createServer().listen(0, "127.0.0.1")
  await once(other, "listening")
  const address = other.address()
  const port = typeof address === "object" && address ? String(address.port) : ""
  const product = run(["--port", port, "--data", join(folder, "taken")])
  // The words are enough to know: no database is started for this.
  expect(await product.ended).toEqual({ code: 1, signal: null })
  expect(product.said()).toContain(`port ${port}`)
  expect(product.said()).toContain("--port")
  expect(existsSync(join(folder, "taken"))).toBe(false)
  other.close()
}, 60_000)

type Running = {
  child: ChildProcess
  said: () => string
  saying: (words: string) => Promise<string>
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/** Runs the command and listens to it; `saying` waits for words, and breaks when the command ends without them. */
function run(words: string[]): Running {
  const child = spawn(process.execPath, ["bin/start.ts", ...words], {
    cwd: repository,
    env: { PATH: process.env["PATH"], LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let text = ""
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString()
      for (const listener of listeners) listener()
    })
  }
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal }))
  })
  const saying = (wanted: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => text.includes(wanted) && resolve(text)
      listeners.add(look)
      look()
      void ended.then(() => reject(new Error(`It ended without saying “${wanted}”:\n${text}`)))
    })
  return { child, said: () => text, saying, ended }
}

function addressIn(text: string, name: string): string {
  const address = new RegExp(`${name} +(http\\S+)`).exec(text)?.[1]
  if (!address) throw new Error(`No address of ${name} in:\n${text}`)
  return address
}
