import pg from "pg"
import { putTalks } from "../../packages/server/channels/chat/testing/put-talks.ts"
import { newId } from "../../packages/contract/ids.ts"
import { startBare, startCrowd } from "../crowds.ts"
import { median, percentile, print, round } from "../figures.ts"
import { startProduct } from "../product.ts"
import { allowing, desk, signedInAgents, widget } from "../talks.ts"

const SOCKETS = 5000
/** One person may have twenty desks open. */
const AGENTS = SOCKETS / 20
const ROUNDS = 5
const MESSAGES = 40

/**
 * A customer's message to five thousand desks that follow the conversation, two hundred times, against the bare ws loop
 * that sends the same bytes to as many. One message is in flight at a time, over when the last of them has it.
 */
export async function run(): Promise<void> {
  const product = await startProduct(undefined, allowing)
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 8 })
  const crowd = startCrowd()
  const bare = await startBare()
  try {
    const agents = await signedInAgents(product, pool, AGENTS)
    const [talk] = await putTalks(pool, { count: 1, agentId: agents[0]?.id ?? "" })
    if (!talk) throw new Error("there is nobody to talk to")
    const { id: conversationId, key } = talk
    const desks = Array.from({ length: SOCKETS }, (_, n) =>
      desk(product, agents[n % AGENTS] ?? { id: "", cookie: "" }, [conversationId]),
    )
    await crowd.ask({
      do: "open",
      name: "talker",
      url: product.url,
      peers: [widget(key, { id: conversationId, after: 0 })],
      ready: "caught-up",
      lanes: 1,
    })
    await crowd.ask({
      do: "open",
      name: "desks",
      url: product.url,
      peers: desks,
      ready: "caught-up",
      lanes: 32,
    })
    const idlers = Array.from({ length: SOCKETS }, () => ({ path: "/fan", headers: {}, says: [] }))
    await crowd.ask({ do: "open", name: "bare", url: bare.url, peers: idlers, ready: null, lanes: 32 })

    const ours = (count: number) => {
      const says = Array.from({ length: count }, () =>
        JSON.stringify({ t: "say", conversationId, message: { id: newId(), body: TEXT, attachmentIds: [] } }),
      )
      return crowd.ask({ do: "fan", name: "desks", by: "talker", says, kind: "event" })
    }
    const theirs = (count: number, bytes: number) => {
      const head = '{"t":"event","text":"'
      const text = `${head}${"x".repeat(bytes - head.length - 2)}"}`
      return crowd.ask({
        do: "fan",
        name: "bare",
        by: "bare",
        says: Array.from({ length: count }, () => text),
        kind: "event",
      })
    }
    const bytes = Math.round((await ours(10)).bytes)
    await theirs(20, bytes)
    const [rates, bares, busy, times]: number[][] = [[], [], [], []]
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      const our = await ours(MESSAGES)
      rates?.push((SOCKETS * MESSAGES * 1000) / our.ms)
      busy?.push(our.busy)
      times?.push(...our.times)
      bares?.push((SOCKETS * MESSAGES * 1000) / (await theirs(MESSAGES, bytes)).ms)
    }
    const [value, yardstickValue] = [median(rates ?? []), median(bares ?? [])]
    const ratio = value / yardstickValue
    print({
      scenario: "fanout",
      at: SOCKETS,
      value: round(value, 0),
      unit: `frames/s of ${bytes} bytes, from the customer's frame to the last desk`,
      yardstick: "bare ws loop, same bytes",
      yardstickValue: round(yardstickValue, 0),
      ratio: round(ratio),
      goal: "ratio ≥ 0.8",
      met: ratio >= 0.8,
      p50: round(percentile(times ?? [], 50)),
      p95: round(percentile(times ?? [], 95)),
      p99: round(percentile(times ?? [], 99)),
      loadBusy: round(median(busy ?? [])),
    })
  } finally {
    crowd.stop()
    bare.stop()
    await pool.end()
    await product.stop()
  }
}

const TEXT = "钱包显示成功，但现货账户一直没有变化。It was sent two hours ago."
