import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import type { Answered, Asked } from "./crowd.ts"

/** Nothing that is asked of a crowd takes longer than this. */
const LONGEST_MS = 180_000

/** A crowd of peers in a process of its own. */
export function startCrowd() {
  const child = start("crowd.ts")
  return {
    pid: child.pid ?? 0,
    async ask(asked: Asked): Promise<Answered> {
      child.send(asked)
      const answer = await told<Answered | { error: string }>(child)
      if ("error" in answer) throw new Error(answer.error)
      return answer
    },
    stop: () => child.disconnect(),
  }
}

/** The bare server of the same peers. */
export async function startBare() {
  const child = start("bare-sockets.ts")
  const { url } = await told<{ url: string }>(child)
  return { url, pid: child.pid ?? 0, stop: () => child.disconnect() }
}

function start(file: string): ChildProcess {
  return fork(join(import.meta.dirname, file), { serialization: "advanced", execArgv: process.execArgv })
}

async function told<T>(child: ChildProcess): Promise<T> {
  const end = new AbortController()
  const late = setTimeout(() => end.abort(new Error("a crowd did not come to an end")), LONGEST_MS)
  const [answer] = await Promise.race([
    once(child, "message", { signal: end.signal }),
    once(child, "exit", { signal: end.signal }).then(() => {
      throw new Error("a process of the bench ended")
    }),
  ])
  clearTimeout(late)
  end.abort()
  return answer as T
}
