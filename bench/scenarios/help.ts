import { median, percentile, print, round } from "../figures.ts"
import { seedArticles } from "../help-seed.ts"
import { agentFor, ask, closedLoop } from "../load.ts"
import { type Product, startProduct } from "../product.ts"
import { capture, type Captured, serveFiles } from "../static-files.ts"

const ARTICLES = 10_000
/** How many different ones are read: the popular ones, as readers choose. */
const READ = 400
const LANES = 8
const TURNS = 14
const WARM = 4
const REQUESTS = 240

/** What readers ask for, and how near to a file of the same bytes it has to be. */
type Reading = { name: string; paths: string[]; goal: number }

/**
 * Articles, their index, the results of searches and answers of the verification page, in two languages, against a server
 * that sends files of the same bytes; both sides in turn.
 */
export async function run(): Promise<void> {
  const product = await startProduct()
  try {
    const slugs = await seedArticles(product, ARTICLES)
    for (const reading of readingsOf(slugs.slice(0, READ))) await measure(product, reading)
  } finally {
    await product.stop()
  }
}

function readingsOf(slugs: string[]): Reading[] {
  const both = (paths: string[]) => paths.flatMap((path) => [`/en${path}`, `/zh-cn${path}`])
  const questions = [
    "deposit not arrived",
    "提币 多久",
    "2FA lost",
    "tixian bu dao zhang",
    "withdrawl fee",
    "验证码收不到",
  ]
  const things = [
    "t.me/kestrel_help",
    "https://help-kestrel.example",
    "support@kestre1.example",
    "+852 5550 0142",
  ]
  const asked = (path: string, words: string[]) =>
    both(words.map((word) => `${path}?q=${encodeURIComponent(word)}`))
  return [
    { name: "article", paths: both(slugs.map((slug) => `/articles/${slug}`)), goal: 0.6 },
    { name: "index", paths: both(["", "/topics"]), goal: 0.6 },
    { name: "search page", paths: asked("/search", questions), goal: 0.1 },
    { name: "verification answer", paths: asked("/verify", things), goal: 0.3 },
  ]
}

async function measure(product: Product, { name, paths, goal }: Reading): Promise<void> {
  const ours = new URL(product.url)
  const captured: Captured[] = []
  for (const path of paths) captured.push(await capture(new URL(path, ours)))
  const files = await serveFiles(captured)
  const agents = { ours: agentFor(LANES), files: agentFor(LANES) }
  const rates: Record<"ours" | "files", number[]> = { ours: [], files: [] }
  const times: number[] = []
  const turn = async (side: "ours" | "files") => {
    const base = side === "ours" ? ours : files.url
    const done = await closedLoop({
      lanes: LANES,
      count: REQUESTS,
      async work(at) {
        const path = paths[at % paths.length] ?? ""
        const { status } = await ask(base, agents[side], {
          method: "GET",
          path,
          headers: { "accept-encoding": "br", accept: "text/html", host: ours.host },
        })
        if (status !== 200) throw new Error(`${path} answered ${status}`)
      },
    })
    return done
  }
  try {
    for (let at = 0; at < TURNS; at += 1)
      for (const side of at % 2 ? (["ours", "files"] as const) : (["files", "ours"] as const)) {
        const done = await turn(side)
        if (at < WARM) continue
        rates[side].push(done.perSecond)
        if (side === "ours") times.push(...done.times)
      }
  } finally {
    for (const agent of Object.values(agents)) agent.destroy()
    await files.stop()
  }
  const ratio = median(rates.ours) / median(rates.files)
  print({
    scenario: "help",
    at: `${name}, ${ARTICLES} articles in two languages`,
    value: round(median(rates.ours), 0),
    unit: "pages/s",
    yardstick: "a file of the same bytes from node:http",
    yardstickValue: round(median(rates.files), 0),
    ratio: round(ratio),
    goal: `≥ ${goal}`,
    met: ratio >= goal,
    p50: round(percentile(times, 50)),
    p95: round(percentile(times, 95)),
    p99: round(percentile(times, 99)),
  })
}
