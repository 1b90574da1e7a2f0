import { createHash } from "node:crypto"
import { newId } from "@veridesk/contract/ids.ts"
import { staffRoutes } from "@veridesk/contract/staff-account.ts"
import { makeTicketNumber } from "@veridesk/contract/ticket-number.ts"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { WebSocket } from "ws"
import { openProduct } from "./product/start-product.ts"
import { type Answer, askAs, difference } from "./steps/ask-as.ts"
import { file, makeSubmission } from "./steps/file-by-http.ts"
import { openCustomers, openStaff, type Person } from "./steps/open-sessions.ts"
import { prepareVictim, type Victim } from "./steps/prepare-victim.ts"
import { documentedRoutes, type Route } from "./steps/read-document.ts"

/** Pages that are no interface and so not in the document; forms of them are tried with the victim's names below. */
const PAGES = [
  "/sign-in",
  "/register",
  "/verify-email",
  "/security",
  "/security/authenticator",
  "/locked-out",
  "/password/forgotten",
  "/password/new",
  "/sign-in/exchange",
  "/dev/mail",
  "/metrics",
]
const DESK = /^\/api\/(desk|staff)\//
/** What an auditor may write: that they have read something. */
const OWN_MARKS = /\/read$/
/** What would end the session that asks. */
const SIGNS_OUT = /sign-out$|revoke-others$/

let product: Awaited<ReturnType<typeof openProduct>>
let pool: pg.Pool
let victim: Victim
let visitors: Record<"nobody" | "stranger" | "agent" | "auditor", Person | null>
let strangersTicket: string
const unknown = { id: newId(), number: makeTicketNumber(731_204_658) }

beforeAll(async () => {
  product = await openProduct({ DEV_MAIL: "0", TRUST_PROXY: "loopback" })
  pool = new pg.Pool({ connectionString: product.databaseUrl })
  const [person, stranger] = await openCustomers(product, pool, 2)
  const [mei, agent, auditor] = [
    await openStaff(product, pool, { name: "Mei", role: "agent" }),
    await openStaff(product, pool, { name: "Ilse", role: "agent" }),
    await openStaff(product, pool, { name: "Petra", role: "auditor" }),
  ]
  if (!person || !stranger) throw new Error("there are no customers")
  victim = await prepareVictim(product.url, pool, { victim: person, agent: mei })
  strangersTicket = (await file(product.url, makeSubmission(stranger, []))) ?? ""
  // What one has read of one's own is told by the page, and must not differ between two looks.
  await askAs(stranger, `${product.url}/tickets/${strangersTicket}`, { method: "GET" })
  visitors = { nobody: null, stranger, agent, auditor }
})

afterAll(async () => {
  await pool?.end()
  await product?.close()
})

test("the victim sees what the others must not", async () => {
  const page = await askAs(victim.person, `${product.url}/tickets/${victim.number}`, { method: "GET" })
  expect(page.status).toBe(200)
  expect(seen(page).length).toBeGreaterThan(3)
})

describe("every route of the document and every page", () => {
  test.each(["nobody", "stranger", "agent", "auditor"] as const)(
    "%s gets nothing of the victim's, nor learns what exists",
    async (name) => {
      const before = await traces()
      const named = [victim.number, unknown.number, spoken(victim.number), spoken(unknown.number)]
      const who = visitors[name]
      let walked = 0
      for (const route of await routes()) {
        if (who && DESK.test(route.path) && name === "agent") continue
        const readsDesk = name === "auditor" && DESK.test(route.path)
        if (readsDesk && (route.method === "GET" || route.method === "HEAD")) continue
        const control = await ask(route, who, unknown.id, unknown.number)
        for (const id of names(route) ? Object.values(victim.ids) : [unknown.id]) {
          const answer = await ask(route, who, id, victim.number)
          const where = `${route.method} ${route.path} as ${name}`
          walked += 1
          expect(seen(answer), where).toEqual([])
          expect(answer.status, where).toBeLessThan(500)
          if (isClosed(route, name)) expect(answer.status, where).toBeGreaterThanOrEqual(300)
          if (names(route) && !readsDesk) expect(difference(answer, control, named), where).toBeNull()
        }
      }
      expect(walked).toBeGreaterThan(100)
      expect(await traces()).toEqual(before)
    },
    120_000,
  )
})

describe("ids and names of the victim in what is posted", () => {
  const forms: [string, (id: string) => { path: string; form: Record<string, string> }][] = [
    [
      "a file for review",
      (id) => ({ path: "/tickets/new", form: newTicket({ attachment: id, act: "review" }) }),
    ],
    [
      "a file in a ticket",
      (id) => ({ path: "/tickets/new", form: newTicket({ attachment: id, act: "submit" }) }),
    ],
    ["a file to take out", (id) => ({ path: "/tickets/new", form: newTicket({ act: `remove:${id}` }) })],
    [
      "a file in a reply",
      (id) => ({
        path: `/tickets/${strangersTicket}/reply`,
        form: { act: "send", body: "mine", attachment: id },
      }),
    ],
  ]
  test.each(forms)("%s", async (_what, make) => {
    const before = await traces()
    for (const id of [victim.ids["attachment"] ?? "", victim.ids["upload"] ?? ""]) {
      const [tried, control] = [make(id), make(unknown.id)]
      const answer = await askAs(visitors.stranger, product.url + tried.path, {
        method: "POST",
        form: tried.form,
      })
      const other = await askAs(visitors.stranger, product.url + control.path, {
        method: "POST",
        form: control.form,
      })
      expect(seen(answer)).toEqual([])
      expect(answer.status).toBeLessThan(500)
      expect(difference(answer, other, [])).toBeNull()
      // Nobody who means well loses what they typed because a file of theirs is gone.
      expect(answer.text).toContain(tried.form["description"] ?? tried.form["body"])
    }
    expect(await traces()).toEqual(before)
  })

  test("the id of the victim's message, for a message of one's own", async () => {
    const before = await traces()
    const path = `${product.url}/tickets/${strangersTicket}/reply`
    for (const id of [victim.ids["message"] ?? "", victim.ids["answer"] ?? "", victim.ids["note"] ?? ""]) {
      const form = { act: "send", body: "mine", requestId: id }
      const answer = await askAs(visitors.stranger, path, { method: "POST", form })
      expect(seen(answer)).toEqual([])
      expect(answer.status).toBeLessThan(500)
    }
    expect(await traces()).toEqual(before)
  })

  test("the victim's number, words and TxID in searches and look-ups", async () => {
    const words = [victim.number, ...victim.texts]
    for (const q of words) {
      for (const path of ["/tickets", "/tickets?tab=closed", "/find"]) {
        const url = new URL(path, product.url)
        url.searchParams.set("q", q)
        const answer = await askAs(visitors.stranger, url.href, { method: "GET" })
        const elsewhere = { ...answer, text: answer.text.replaceAll(q, ""), location: "" }
        expect(seen(elsewhere), `${path} ${q}`).toEqual([])
      }
    }
    const txid = victim.texts.find((text) => /^[0-9a-f]{64}$/.test(text)) ?? ""
    const check = (values: Record<string, string>) =>
      askAs(visitors.stranger, `${product.url}/api/intake/check`, {
        method: "POST",
        json: { type: "deposit-not-credited", field: "txid", values: { pair: "USDT/tron", ...values } },
      })
    expect((await check({ txid })).text).toContain('"duplicate":null')
  })
})

test("the desk's socket is closed to nobody and to customers", async () => {
  for (const who of [null, visitors.stranger]) {
    const socket = new WebSocket(`${product.url.replace("http", "ws")}/live/desk`, {
      headers: { origin: product.url, ...(who && { cookie: who.cookie }) },
    })
    const status = await new Promise((resolve) => {
      socket.on("unexpected-response", (_request, response) => resolve(response.statusCode))
      socket.on("open", () => resolve("open"))
      socket.on("error", () => {})
    })
    expect(status).toBe(401)
  }
})

test("at the end the victim still has everything", async () => {
  const page = await askAs(victim.person, `${product.url}/tickets/${victim.number}`, { method: "GET" })
  expect(page.status).toBe(200)
  const upload = await askAs(victim.person, `${product.url}/uploads/${victim.ids["upload"]}`, {
    method: "GET",
  })
  expect(upload.status).toBe(200)
})

async function routes(): Promise<Route[]> {
  const documented = await documentedRoutes(product.url)
  expect(documented.length).toBeGreaterThan(60)
  const heads = documented
    .filter(({ method }) => method === "GET")
    .map((route) => ({ ...route, method: "HEAD", body: null }))
  const pages = PAGES.map((path) => ({ method: "GET", path, query: [], body: null }))
  return [...documented, ...heads, ...pages].filter(({ path }) => !SIGNS_OUT.test(path))
}

/** Whether a route can be asked for something of somebody's; all others are asked once. */
function names({ path, body }: Route): boolean {
  return path.includes("{") || JSON.stringify(body?.(unknown.id) ?? null).includes(unknown.id)
}

function ask(route: Route, who: Person | null, id: string, number: string): Promise<Answer> {
  const path = route.path.replace("{number}", number).replace("{id}", id).replace("{messageId}", id)
  const url = new URL(path, product.url)
  if (route.query.includes("q")) url.searchParams.set("q", number)
  const isForm = route.method === "POST" && path.startsWith("/tickets")
  return askAs(who, url.href, {
    method: route.method,
    ...(route.body && { json: route.body(id) }),
    ...(isForm && !route.body && { form: { act: "send", body: "of a stranger", attachment: id } }),
    headers: { ...uploadHeaders(route), "x-forwarded-for": networkFor(route, who) },
  })
}

/** One network for each route and visitor: what bounds a network would otherwise answer for what it guards. */
function networkFor({ method, path }: Route, who: Person | null): string {
  const [a = 0, b = 0, c = 0] = createHash("sha256").update(`${method} ${path} ${who?.cookie}`).digest()
  return `10.${a}.${b}.${c}`
}

function uploadHeaders({ method, path }: Route): Record<string, string> {
  if (!/uploads/.test(path)) return {}
  const patch = method === "PATCH" && {
    "content-type": "application/offset+octet-stream",
    "upload-offset": "0",
  }
  return { "tus-resumable": "1.0.0", ...patch }
}

/**
 * Routes of the desk that this visitor has no right to: no answer of theirs is a good one. An auditor may look after
 * their own account and mark what they have read.
 */
function isClosed({ path, method }: Route, name: keyof typeof visitors): boolean {
  if (!DESK.test(path) || method === "OPTIONS") return false
  const verb = method === "HEAD" ? "GET" : method
  const address = path.replace(/\{(\w+)\}/g, ":$1")
  const [, , who] = Object.values(staffRoutes).find((row) => row[0] === verb && row[1] === address) ?? []
  if (who === "anyone") return false
  return name !== "auditor" || who === "administrator" || (who === undefined && !OWN_MARKS.test(path))
}

function seen({ text, location }: Answer): string[] {
  return victim.texts.filter((word) => text.includes(word) || location.includes(word))
}

function spoken(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, "$1 ")
}

function newTicket(more: Record<string, string>): Record<string, string> {
  return { type: "other", topic: "mine", description: "of my own", requestId: newId(), ...more }
}

/** What the visitors may not change, counted: events, messages, files, sessions and accounts of the victim and the staff. */
async function traces(): Promise<unknown> {
  const { rows } = await pool.query(
    `select c.last_seq, c.status, c.assignee_id, c.team_id, c.priority,
       (select count(*) from attachments a where a.owner_id = $2 and a.state = 'ready') as files,
       (select count(*) from customer_sessions s where s.account_id = $2) as sessions,
       (select count(*) from conversations where customer_id = $2) as tickets,
       (select string_agg(role || active, ',' order by id) from staff) as staff,
       (select count(*) from drafts) as drafts,
       (select count(*) from messages m join conversations o on o.id = m.conversation_id
         where o.customer_id = $2) as messages
     from conversations c where c.number = $1`,
    [victim.number, victim.person.id],
  )
  return rows[0]
}
