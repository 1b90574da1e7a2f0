import { Agent, request } from "node:http"

export type Sent = { status: number; bytes: number; ms: number; body: string }
export type Ask = { method: string; path: string; headers: Record<string, string>; body?: string }

/** Sends one request and reads the whole answer; keep-alive by the agent given. */
export function ask(base: URL, agent: Agent, o: Ask): Promise<Sent> {
  const from = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: base.hostname,
        port: base.port,
        agent,
        method: o.method,
        path: o.path,
        headers: {
          ...o.headers,
          ...(o.body === undefined ? {} : { "content-length": Buffer.byteLength(o.body) }),
        },
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on("data", (chunk: Buffer) => chunks.push(chunk))
        answer.on("end", () => {
          const body = Buffer.concat(chunks)
          resolve({
            status: answer.statusCode ?? 0,
            bytes: body.length,
            ms: performance.now() - from,
            body: body.toString("utf8"),
          })
        })
        answer.on("error", reject)
      },
    )
    sent.on("error", reject)
    sent.end(o.body)
  })
}

/** A closed loop of `lanes` workers, each with one thing in flight, until `count` are done. @returns rate and times in ms */
export async function closedLoop(o: {
  lanes: number
  count: number
  work: (at: number) => Promise<void>
}): Promise<{ perSecond: number; times: number[] }> {
  const times: number[] = []
  let next = 0
  const from = performance.now()
  await Promise.all(
    Array.from({ length: o.lanes }, async () => {
      while (next < o.count) {
        const at = next++
        const began = performance.now()
        await o.work(at)
        times.push(performance.now() - began)
      }
    }),
  )
  return { perSecond: (o.count / (performance.now() - from)) * 1000, times }
}

export function agentFor(lanes: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: lanes, maxFreeSockets: lanes })
}
