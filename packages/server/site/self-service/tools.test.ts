import { createMockExchange, type MockExchange } from "@veridesk/mock-exchange"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { type Customer, type House, openHouse } from "../../platform/testing/house.ts"
import type { Visitor } from "../../platform/testing/visitor.ts"

const NOW = new Date("2026-11-22T06:05:00Z")
const PEOPLE = {
  he: "30881492",
  odile: "30417756",
  shen: "30266013",
  qian: "31833064",
  tomas: "31724590",
  amara: "31508837",
  lu: "31190248",
  suyu: "30975521",
}

let exchange: MockExchange
let house: House
let alone: House
let people: Record<keyof typeof PEOPLE | "unlinked", Customer>
let anybody: Visitor
beforeAll(async () => {
  exchange = await createMockExchange({ clock: () => NOW })
  ;[house, alone] = await Promise.all([
    openHouse({
      now: NOW,
      env: {
        EXCHANGE_URL: exchange.supportApiUrl,
        EXCHANGE_TOKEN: exchange.token,
        CHAIN_LOOKUP_URL: exchange.chainApiUrl,
      },
    }),
    openHouse({ now: NOW }),
  ])
  const made = await Promise.all(
    Object.entries({ ...PEOPLE, unlinked: undefined }).map(async ([name, uid]) => [
      name,
      await house.customer({ name, email: `${name}@mail.example`, ...(uid ? { uid } : {}) }),
    ]),
  )
  people = Object.fromEntries(made)
  anybody = house.visitor()
})
afterAll(async () => {
  await Promise.all([house.close(), alone.close()])
  await exchange.close()
})
afterEach(() => {
  exchange.switches.supportApi = "up"
  exchange.switches.chains.clear()
})

type Case = keyof MockExchange["scene"]["cases"]
const txidOf = (name: Case) => exchange.scene.cases[name].txid

async function page(who: Pick<Visitor, "get">, path: string) {
  const response = await who.get(path)
  const html = await response.text()
  return { status: response.status, headers: response.headers, html, text: textOf(html) }
}
const deposit = (who: Visitor, txid: string, network = "") =>
  page(who, `/en/tools/deposit?${new URLSearchParams({ txid, network })}`)
const withdrawal = (who: Visitor, id: string) =>
  page(who, `/en/tools/withdrawal?${new URLSearchParams({ id })}`)

/** What a reader reads of a page: its main part without tags. */
function textOf(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html
  return main
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&nbsp;", " ")
    .replaceAll(" ", " ")
    .replace(/\s+/g, " ")
}
/** The form that a page leads to, with what is filled in. */
function ticketIn(html: string): Record<string, string> | null {
  const href = /href="(\/tickets\/new\?type=[^"]+)"/.exec(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "")?.[1]
  return href ? Object.fromEntries(new URL(href.replaceAll("&amp;", "&"), "http://x").searchParams) : null
}

describe("the deposit tracker tells its owner", () => {
  test.each([
    ["he", "credited", "It is in your account"],
    ["qian", "pending", "confirmations"],
    ["tomas", "belowMinimum", "It is below the smallest deposit"],
    ["odile", "unconfirmed", "no block has it yet"],
    ["suyu", "creditedWithMemo", "It is in your account"],
  ] as const)("%s of %s: %s, and that there is nothing to do", async (who, which, said) => {
    const { text, html } = await deposit(people[who], txidOf(which))
    expect(text).toContain(said)
    expect(text).toContain("Nothing to do")
    expect(ticketIn(html)).toBe(null)
  })

  test("how small the smallest deposit is", async () => {
    expect((await deposit(people.tomas, txidOf("belowMinimum"))).text).toContain(
      "0.5 USDT arrived; the smallest deposit on TRON (TRC20) is 1 USDT",
    )
  })

  test("how far it is, and a time that is rather late than early", async () => {
    const { text } = await deposit(people.qian, txidOf("pending"))
    expect(text).toContain("14 of 20 confirmations")
    // 18 seconds of blocks, half as long again, and a minute.
    expect(text).toContain("At the latest about")
    expect(text).toMatch(/22 Nov, (06:06|14:06)/)
  })

  test.each([
    ["he", "retiredAddress", "retired", { type: "deposit-not-credited", pair: "USDT/tron", amount: "2480" }],
    ["amara", "withoutTag", "without your memo or tag", { type: "deposit-wrong-memo", pair: "XRP/xrp" }],
    ["shen", "otherChain", "a network we don’t watch", { type: "deposit-wrong-address", mistake: "network" }],
    ["qian", "held", "is being checked", { type: "deposit-on-hold", pair: "USDT/tron" }],
  ] as const)("%s of %s, with the right form filled in", async (who, which, said, filled) => {
    const { text, html } = await deposit(people[who], txidOf(which))
    expect(text).toContain(said)
    expect(ticketIn(html)).toMatchObject({ txid: txidOf(which), ...filled })
  })

  test("the class of a hold and nothing else of why", async () => {
    const { text } = await deposit(people.qian, txidOf("held"))
    expect(text).toContain("Facts about the sender are missing")
  })

  test("in Chinese too, and out of an explorer's address", async () => {
    const url = `https://tronscan.org/#/transaction/${txidOf("credited")}`
    const { text } = await page(people.he, `/zh-cn/tools/deposit?${new URLSearchParams({ txid: url })}`)
    expect(text).toContain("已入账")
    expect(text).toContain("无需操作")
  })

  test("that it is on another network than the chosen one, one click away", async () => {
    const { text, html } = await deposit(anybody, txidOf("failed"), "bsc")
    expect(text).toContain("isn’t on the network you chose, but on")
    expect(html).toMatch(/href="\/en\/tools\/deposit\?txid=0x[0-9a-f]+&amp;network=ethereum"/)
  })
})

describe("the deposit tracker tells nobody else", () => {
  test("what anybody can see on the chain, and offers to sign in with the question kept", async () => {
    const { text, html, headers } = await deposit(anybody, txidOf("held"))
    expect(text).toContain("The network has confirmed it")
    expect(text).not.toMatch(/being checked|sender are missing/)
    expect(html).toContain(encodeURIComponent(`txid=${txidOf("held")}`).slice(0, 60))
    expect(html).toContain("noindex")
    expect(headers.get("cache-control")).toBe("private, no-store")
  })

  test("of the ledger's row of another customer", async () => {
    for (const which of ["held", "credited", "belowMinimum", "pending"] as const) {
      const { text } = await deposit(people.odile, txidOf(which))
      expect(text, which).not.toMatch(/in your account|being checked|Credited/)
    }
    const held = await deposit(people.odile, txidOf("held"))
    expect(held.text).toContain("isn’t yours with us")
    // The sender can end it sooner, and whoever doubts the answer still reaches a person.
    expect(ticketIn(held.html)).toMatchObject({ type: "deposit-not-credited", txid: txidOf("held") })
    // Nobody's address and another customer's are told alike.
    expect((await deposit(people.odile, txidOf("toStranger"))).text).toContain("isn’t yours with us")
  })

  test("who has no account at the exchange is told so, and a person can look", async () => {
    const { text, html } = await deposit(people.unlinked, txidOf("retiredAddress"))
    expect(text).toContain("isn’t linked to one at the exchange")
    expect(ticketIn(html)).toMatchObject({ type: "deposit-not-credited" })
  })
})

describe("the deposit tracker, of what is no TxID", () => {
  test("names an address, a shortened one, a UID and many", async () => {
    const { transfers } = exchange.scene.cases.credited
    expect((await deposit(anybody, transfers[0]?.to ?? "", "tron")).text).toMatch(/address/)
    expect((await deposit(anybody, "9c41…f29a")).html).toContain('aria-invalid="true"')
    expect((await deposit(anybody, "30881492")).text).toContain("account number")
    const both = await deposit(anybody, `${txidOf("credited")} ${txidOf("held")}`)
    expect(both.html.match(/tools\/deposit\?txid=/g)?.length).toBeGreaterThanOrEqual(2)
  })

  test("gives a key that was pasted back to nobody", async () => {
    const key = "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"
    for (const tool of ["deposit?txid=", "withdrawal?id="]) {
      const answer = await anybody.get(`/en/tools/${tool}${key}`)
      expect(answer.status).toBe(303)
      const { html, text } = await page(anybody, answer.headers.get("location") ?? "")
      expect(html).not.toContain(key)
      expect(text).toContain("looks like a private key")
    }
  })

  test("knows no such transaction, and says who can help", async () => {
    const { text, html } = await deposit(anybody, "ab".repeat(32), "tron")
    expect(text).toContain("No network knows this TxID")
    expect(ticketIn(html)).toMatchObject({ type: "deposit-not-credited", txid: "ab".repeat(32) })
  })
})

describe("who can't be asked", () => {
  test("a chain that is down is said to be, and the ticket is filled in all the same", async () => {
    exchange.switches.chains.set("ethereum", "fails")
    const txid = `0x${"cd".repeat(32)}`
    const { text, html } = await deposit(people.he, txid, "ethereum")
    expect(text).toContain("can’t be looked up just now")
    expect(ticketIn(html)).toMatchObject({ type: "deposit-not-credited", txid })
    // The ledger knows it by itself.
    expect((await deposit(people.he, txidOf("creditedEther"), "ethereum")).text).toContain(
      "It is in your account",
    )
  })

  test("an exchange that is down leaves the chain's word", async () => {
    exchange.switches.supportApi = "fails"
    expect((await deposit(people.qian, txidOf("held"), "tron")).text).toContain("our ledger can’t be asked")
    expect((await withdrawal(people.odile, "W70411392")).text).toContain(
      "The exchange can’t be asked just now",
    )
    expect((await page(people.tomas, "/en/tools/lock")).text).toContain(
      "The exchange can’t be asked just now",
    )
  })

  test("without exchange and chain the pages stand, and say that nobody can be asked", async () => {
    const nobody = alone.visitor()
    expect((await deposit(nobody, "ab".repeat(32))).text).toContain("can’t be looked up just now")
    const member = await alone.customer({ uid: "30417756" })
    expect((await withdrawal(member, "W70411392")).text).toContain("The exchange can’t be asked just now")
    expect((await page(member, "/en/tools/lock")).text).toContain("The exchange can’t be asked just now")
  })
})

describe("the withdrawal receipt", () => {
  test.each([
    ["odile", "W70411392", "Held for a routine review", "You can still cancel it"],
    ["he", "W70411533", "It waits for the next batch", "You can still cancel it"],
    ["tomas", "W70411467", "The network has it", "It can’t be cancelled any more"],
    ["shen", "W70398841", "It is with the receiver", "The receiver"],
    ["suyu", "W70355207", "It was cancelled before it was signed", "Nobody"],
    ["amara", "W70391176", "It could not be sent", "Failed"],
  ] as const)("of %s, %s: %s", async (who, id, meaning, more) => {
    const { text } = await withdrawal(people[who], id)
    expect(text).toContain(meaning)
    expect(text).toContain(more)
    expect(text).toContain("Requested")
  })

  test("is found by its TxID, and leads to the form with what is known", async () => {
    const { text, html } = await withdrawal(people.tomas, txidOf("withdrawalSent"))
    expect(text).toContain("W70411467")
    expect(ticketIn(html)).toMatchObject({
      type: "withdrawal-delayed",
      withdrawal: "W70411467",
      pair: "BTC/bitcoin",
      amount: "0.08",
      shown: "sent",
    })
  })

  test("is for its owner only: another's number and a number that isn't there are told alike", async () => {
    const others = await withdrawal(people.he, "W70411467")
    const none = await withdrawal(people.he, "W70411499")
    expect(others.text.replaceAll("W70411467", "W")).toBe(none.text.replaceAll("W70411499", "W"))
    expect(others.text).toContain("no such withdrawal in your account")
    expect((await withdrawal(people.he, txidOf("withdrawalSent"))).text).toContain("no such withdrawal")
  })

  test("signed out explains itself and keeps what was typed until after sign-in", async () => {
    const { text, html } = await withdrawal(anybody, "W70411392")
    expect(text).toContain("shown only to their owner")
    expect(html).toContain(`/sign-in?next=${encodeURIComponent("/en/tools/withdrawal?id=W70411392")}`)
    expect(html).toContain('value="W70411392"')
  })
})

describe("the lock countdown", () => {
  test("has the end in both zones, the time left, and says that nobody can shorten it", async () => {
    people.tomas.jar.set("zone", "Asia/Shanghai")
    const { text, html } = await page(people.tomas, "/en/tools/lock")
    expect(text).toContain("Withdrawals: locked")
    expect(text).toContain("23 Nov 2026, 21:05 (UTC+8)")
    expect(text).toContain("2026-11-23 13:05 UTC")
    expect(text).toMatch(/1 day (6|7) h/)
    expect(text).toContain("Nothing and nobody can shorten it")
    expect(html).toContain('data-until="2026-11-23T13:05:00.000Z"')
  })

  test("of one without an end leads to the person who can lift it", async () => {
    const { text, html } = await page(people.lu, "/en/tools/lock")
    expect(text).toContain("Signing in: locked")
    expect(text).toContain("A person has to lift it")
    expect(html).toContain("/locked-out?problem=lost-authenticator")
  })

  test("says where none is on, and signed out tells the kinds", async () => {
    expect((await page(people.he, "/en/tools/lock")).text).toContain("No lock is on")
    const out = await page(anybody, "/zh-cn/tools/lock")
    expect(out.text).toContain("锁定的种类")
    expect(out.html).toContain("/sign-in?next=")
  })
})

describe("the explainer of API errors", () => {
  const paste = async (text: string, who: Visitor = anybody) => {
    const response = await who.form("/en/tools/api-errors", { paste: text })
    const html = await response.text()
    return { status: response.status, html, text: textOf(html) }
  }

  test("by a link that names a code, in both languages", async () => {
    const en = await page(anybody, "/en/tools/api-errors?code=1022")
    expect(en.text).toContain("The signature doesn’t match")
    expect((await page(anybody, "/zh-cn/tools/api-errors?code=SIGNATURE_NOT_VALID")).text).toContain(
      "签名不匹配",
    )
    expect((await page(anybody, "/en/tools/api-errors?code=nonsense")).text).toContain("No code that we know")
  })

  test("out of a pasted log, and leads to the API form with what was read", async () => {
    const { text, html } = await paste(
      'POST /v1/orders?x=1\nHTTP/1.1 429\nRetry-After: 12\n{"code":"too-many-requests","requestId":"5f0c6b1e-77aa"}',
    )
    expect(text).toContain("Too many requests")
    expect(text).toContain("12 seconds")
    expect(ticketIn(html)).toEqual({
      type: "api-call",
      endpoint: "POST /v1/orders",
      status: "429, too-many-requests",
      "request-id": "5f0c6b1e-77aa",
      impact: "errors",
    })
  })

  test("tells a clock that is off, and seconds in place of milliseconds", async () => {
    expect((await paste(`timestamp=${house.clock().getTime() - 42_000} 1021`)).text).toMatch(
      /4[0-9.]+ s behind our clock/,
    )
    expect(
      (await paste(`{"timestamp":${Math.floor(house.clock().getTime() / 1000)},"code":1021}`)).text,
    ).toContain("These are seconds")
  })

  test("drops a key that was pasted: it is in no answer and no log, and the reader is told", async () => {
    const key = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A"
    const { text, html } = await paste(`KX-KEY: ${key}\nKX-SIGNATURE: ${key}\n{"code":"signature-not-valid"}`)
    expect(text).toContain("There was a key or a secret in it")
    expect(text).toContain("The signature doesn’t match")
    expect(html).not.toContain(key)
    expect(house.logged.join("")).not.toContain(key)
  })

  test("says so where nothing was pasted, and where too much was", async () => {
    expect((await paste(" ")).status).toBe(422)
    expect((await paste("x".repeat(30_000))).status).toBe(422)
  })
})

test("all tools are on one page, in both languages, kept for many readers", async () => {
  const { html, headers } = await page(anybody, "/zh-cn/tools")
  for (const tool of ["deposit", "withdrawal", "lock", "api-errors"])
    expect(html).toContain(`href="/zh-cn/tools/${tool}"`)
  expect(html).toContain('hreflang="en"')
  expect(headers.get("etag")).not.toBe(null)
})

test("the tasks of the front page lead to the tools first", async () => {
  const { html } = await page(anybody, "/en")
  for (const tool of ["deposit", "withdrawal", "lock"]) expect(html).toContain(`href="/en/tools/${tool}"`)
})
