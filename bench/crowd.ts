import { newId } from "../packages/contract/ids.ts"
import { ThinSocket } from "./thin-socket.ts"

export type Peer = { headers: Record<string, string>; path: string; says: string[] }
/** What the crowd can be asked for. `ready`: the kind of frame by which a peer counts as there; null: at once. */
export type Asked =
  | { do: "open"; name: string; url: string; peers: Peer[]; ready: string | null; lanes: number }
  | { do: "cut"; name: string }
  /** Says `text` by the first of `by` and waits until `kind` has come to each of `name`, so many times. */
  | { do: "fan"; name: string; by: string; says: string[]; kind: string }
  | { do: "talk"; lanes: number; count: number; talks: Talking[] }
  | { do: "echo"; name: string; count: number; text: string }
  | { do: "lines"; name: string }
/** One conversation in which is talked: who talks, who else sees it, each by their place in what was opened. */
export type Talking = { id: string; talker: number; second: number; desk: number }
export type Answered = {
  ms: number
  times: number[]
  seen: number[]
  lines: { seqs: number[] }[]
  busy: number
  /** Mean size of the frames that were waited for. */
  bytes: number
}

/*
 * Thousands of peers in a process of their own, as the measuring process asks for them: one answer for each thing asked.
 */
const crowds = new Map<string, { sockets: ThinSocket[]; seqs: number[][] }>()
process.on("message", (asked: Asked) => {
  const cpu = process.cpuUsage()
  const from = performance.now()
  work(asked).then(
    (answer) => {
      const ms = performance.now() - from
      const { user, system } = process.cpuUsage(cpu)
      process.send?.({
        ms,
        times: [],
        seen: [],
        lines: [],
        bytes: 0,
        busy: (user + system) / 1000 / ms,
        ...answer,
      })
    },
    (error: Error) => process.send?.({ error: error.message }),
  )
})
process.on("disconnect", () => process.exit(0))

async function work(asked: Asked): Promise<Partial<Answered>> {
  if (asked.do === "open") return open(asked)
  if (asked.do === "fan") return fan(asked)
  if (asked.do === "talk") return talk(asked)
  if (asked.do === "echo") return echo(asked)
  const crowd = crowdOf(asked.name)
  if (asked.do === "lines") return { lines: crowd.seqs.map((seqs) => ({ seqs })) }
  for (const socket of crowd.sockets) socket.cut()
  crowds.delete(asked.name)
  return {}
}

function crowdOf(name: string) {
  const crowd = crowds.get(name)
  if (!crowd) throw new Error(`nobody was opened as ${name}`)
  return crowd
}

async function open(o: Extract<Asked, { do: "open" }>): Promise<Partial<Answered>> {
  const url = new URL(o.url)
  const sockets: ThinSocket[] = []
  const crowd = { sockets, seqs: o.peers.map(() => [] as number[]) }
  crowds.set(o.name, crowd)
  let next = 0
  const times: number[] = []
  const lane = async () => {
    for (let at = next++; at < o.peers.length; at = next++) {
      const { path, headers, says } = o.peers[at] as Peer
      const from = performance.now()
      const socket = await ThinSocket.open(url, path, headers)
      crowd.sockets[at] = socket
      await new Promise<void>((resolve, reject) => {
        socket.onEnd = () => reject(new Error(`peer ${at} of ${o.name} was let go`))
        socket.onText = (text) => {
          const kind = kindOf(text)
          if (kind === "line") crowd.seqs[at]?.push(seqIn(text))
          if (kind === "refused") reject(new Error(text.toString()))
          if (kind === o.ready) resolve()
        }
        for (const text of says) socket.send(text)
        if (o.ready === null) resolve()
      })
      times.push(performance.now() - from)
      socket.onEnd = () => console.error(`a peer of ${o.name} was let go`)
      socket.onText = (text) => {
        const kind = kindOf(text)
        if (kind === "line") crowd.seqs[at]?.push(seqIn(text))
        if (kind === "refused" || kind === "resync")
          console.error(`a peer of ${o.name} was told ${text.toString()}`)
        onFrame(o.name, kind, text)
      }
    }
  }
  await Promise.all(Array.from({ length: o.lanes }, lane))
  return { times }
}

/** Every frame of ours begins with its kind. */
function kindOf(text: Buffer): string {
  return text.toString("latin1", 6, text.indexOf(34, 6))
}

function seqIn(text: Buffer): number {
  return (JSON.parse(text.toString()) as { line: { event: { seq: number } } }).line.event.seq
}

let onFrame: (name: string, kind: string, text: Buffer) => void = () => {}

async function fan(o: Extract<Asked, { do: "fan" }>): Promise<Partial<Answered>> {
  const all = crowdOf(o.name).sockets.length
  const by = crowdOf(o.by).sockets
  const times: number[] = []
  let bytes = 0
  for (const text of o.says) {
    const from = performance.now()
    let left = all
    await new Promise<void>((resolve) => {
      onFrame = (name, kind, frame) => {
        if (name !== o.name || kind !== o.kind) return
        left -= 1
        bytes += frame.length
        if (left === 0) resolve()
      }
      by[0]?.send(text)
    })
    times.push(performance.now() - from)
  }
  return { times, bytes: bytes / all / o.says.length }
}

async function echo(o: Extract<Asked, { do: "echo" }>): Promise<Partial<Answered>> {
  const [socket] = crowdOf(o.name).sockets
  const times: number[] = []
  for (let n = 0; n < o.count; n += 1) {
    const from = performance.now()
    await new Promise<void>((resolve) => {
      onFrame = () => resolve()
      socket?.send(o.text)
    })
    times.push(performance.now() - from)
  }
  return { times }
}

/** A closed loop: one message in flight a lane, over when it was acknowledged and both others have seen it. */
async function talk(o: Extract<Asked, { do: "talk" }>): Promise<Partial<Answered>> {
  const waiting = new Map<string, { acked: number; others: number; from: number; done: () => void }>()
  const times: number[] = []
  const seen: number[] = []
  onFrame = (name, kind, text) => {
    const id = idIn(name, kind, text)
    const one = id && waiting.get(id)
    if (!id || !one) return
    if (kind === "ack") one.acked = performance.now() - one.from
    else one.others += 1
    if (one.acked === 0 || one.others < 2) return
    waiting.delete(id)
    times.push(one.acked)
    seen.push(performance.now() - one.from)
    one.done()
  }
  const talkers = crowdOf("talkers").sockets
  let left = o.count
  const lane = async (_: unknown, which: number) => {
    const mine = o.talks.filter((_talk, at) => at % o.lanes === which)
    for (let turn = 0; left > 0; turn += 1) {
      left -= 1
      const { id: conversationId, talker } = mine[turn % mine.length] as Talking
      const id = newId()
      const text = JSON.stringify({
        t: "say",
        conversationId,
        message: { id, body: TEXT, attachmentIds: [] },
      })
      await new Promise<void>((done) => {
        waiting.set(id, { acked: 0, others: 0, from: performance.now(), done })
        talkers[talker]?.send(text)
      })
    }
  }
  await Promise.all(Array.from({ length: o.lanes }, lane))
  return { times, seen }
}

const TEXT =
  "钱包显示成功，但现货账户一直没有变化。It was sent two hours ago and the explorer shows it as confirmed."

/** The message a frame is about, where it is one that is waited for: an acknowledgement, a line, an event at a desk. */
function idIn(name: string, kind: string, text: Buffer): string | null {
  if (kind === "ack") return name === "talkers" ? (JSON.parse(text.toString()) as { id: string }).id : null
  if ((kind !== "line" || name !== "seconds") && (kind !== "event" || name !== "desks")) return null
  const at = text.indexOf('"message":{"id":"')
  return at < 0 ? null : text.toString("latin1", at + 17, at + 53)
}
