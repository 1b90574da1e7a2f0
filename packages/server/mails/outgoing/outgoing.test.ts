import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  answerSubject,
  bounceAddress,
  type Reach,
  references,
  replyAddress,
  replyToken,
  tokenIn,
  wayTo,
} from "./outgoing.ts"

const SECRET = "the-secret-of-a-house-that-is-only-a-test"
const ABOUT = { conversationId: "0199c000-0000-7000-8000-000000000001", address: "zhiyuan.he@mail.example" }

describe("a reply token", () => {
  test("is 160 bits of base32, the same for the same person and conversation, whatever the case of the address", () => {
    const token = replyToken(SECRET, ABOUT)
    expect(token).toMatch(/^[a-z2-7]{32}$/)
    expect(replyToken(SECRET, { ...ABOUT, address: "ZhiYuan.He@Mail.example" })).toBe(token)
  })

  test("is another one for another person, another conversation, another installation", () => {
    const others = [
      replyToken(SECRET, { ...ABOUT, address: "odile.varga@post.example" }),
      replyToken(SECRET, { ...ABOUT, conversationId: "0199c000-0000-7000-8000-000000000002" }),
      replyToken("another-secret", ABOUT),
    ]
    expect(new Set([replyToken(SECRET, ABOUT), ...others]).size).toBe(4)
  })

  test("is read back from both of its addresses, and from none that holds no whole one", () => {
    const token = replyToken(SECRET, ABOUT)
    const box = "support@help.kestrel.example"
    expect(tokenIn(replyAddress(box, token))).toEqual({ mailbox: box, token, bounce: false })
    expect(tokenIn(bounceAddress(box, token).toUpperCase())).toEqual({ mailbox: box, token, bounce: true })
    for (const address of [
      box,
      `support+${token.slice(1)}@help.kestrel.example`,
      `+${token}@help.kestrel.example`,
      "",
    ])
      expect(tokenIn(address)).toBeNull()
  })

  test("never makes an address longer than mail allows", () => {
    const box = `${"a".repeat(60)}@help.kestrel.example`
    expect(replyAddress(box, replyToken(SECRET, ABOUT))).toBe(box)
  })
})

describe("the subject of an answer", () => {
  test.each([
    ["充值未到账", "Re: 充值未到账"],
    ["Re: 充值未到账", "Re: 充值未到账"],
    ["回复：答复: RE[2]: Fwd: 充值未到账", "Re: 充值未到账"],
    ["AW: WG: Einzahlung", "Re: Einzahlung"],
    ["Regarding: my deposit", "Re: Regarding: my deposit"],
    ["", "Re:"],
    ["Re:", "Re:"],
    ["evil\r\nBcc: odile@mail.example", "Re: evil Bcc: odile@mail.example"],
    ["\u202eabc\u2066", "Re: abc"],
  ])("%j → %j", (theirs, ours) => expect(answerSubject(theirs)).toBe(ours))

  test("is one line of bounded length that doesn't grow, whatever they wrote", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (theirs) => {
        const once = answerSubject(theirs)
        expect(once).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
        expect([...once].length).toBeLessThanOrEqual(204)
        expect(answerSubject(once).length).toBeLessThanOrEqual(once.length)
      }),
    )
  })
})

describe("References", () => {
  test("hold the thread in its order and end with what is answered", () => {
    expect(references({ theirs: ["a@x", "b@x"], ours: ["c@us"], last: "b@x" })).toEqual({
      inReplyTo: "b@x",
      references: ["a@x", "c@us", "b@x"],
    })
    expect(references({ theirs: [], ours: ["c@us", "d@us"], last: null })).toEqual({
      inReplyTo: "d@us",
      references: ["c@us", "d@us"],
    })
  })

  test("are at most twenty, the first and the newest, and none that would break out of its header", () => {
    const many = Array.from({ length: 60 }, (_, at) => `m${at}@x`)
    const { references: kept } = references({ theirs: many, ours: [], last: "m59@x" })
    expect(kept).toHaveLength(20)
    expect([kept[0], kept.at(-1)]).toEqual(["m0@x", "m59@x"])
    expect(references({ theirs: ["a@x>\r\nBcc: <b@x"], ours: [], last: null }).references).toEqual([])
  })
})

describe("to whom a mail goes", () => {
  const reach: Reach = {
    conversationId: ABOUT.conversationId,
    customerId: "0199c000-0000-7000-8000-000000000003",
    brandId: "0199c000-0000-7000-8000-000000000004",
    locale: "en",
    email: ABOUT.address,
    verified: true,
    proved: null,
    hasAccount: true,
    mailboxId: null,
    thread: null,
  }
  const by = (thread: Reach["thread"], more: Partial<Reach> = {}) => ({ ...reach, ...more, thread })
  const from = (correspondent: string | null, aligned: boolean, automatic = false) => ({
    correspondent,
    aligned,
    automatic,
    acknowledge: false,
  })
  const HE = ABOUT.address
  const ODILE = "odile.varga@post.example"
  test.each<[string, Reach, unknown, unknown]>([
    ["a proved address of a form", by(null), { to: HE, by: "account" }, { to: HE, by: "account" }],
    ["an address that was typed", by(null, { verified: false }), null, null],
    [
      "the account of somebody locked out",
      by(null, { verified: false, proved: HE }),
      { to: HE, by: "claim" },
      { to: HE, by: "claim" },
    ],
    [
      "the owner, writing from their address",
      by(from(HE, true)),
      { to: HE, by: "account" },
      { to: HE, by: "account" },
    ],
    [
      "a stranger whose mail was aligned",
      by(from(ODILE, true), { email: ODILE, verified: false }),
      { to: ODILE, by: "claim" },
      { to: ODILE, by: "claim" },
    ],
    [
      "a spoofed sender",
      by(from(ODILE, false), { email: ODILE, verified: false }),
      null,
      { to: ODILE, by: "mail" },
    ],
    ["somebody else in a customer's thread", by(from(ODILE, true)), null, { to: ODILE, by: "mail" }],
    ["a machine", by(from(ODILE, true, true)), null, { to: ODILE, by: "mail" }],
    ["nobody", by(from(null, false)), null, null],
  ])("%s", (_who, given, itself, byHand) => {
    expect(wayTo(given, false)).toEqual(itself)
    expect(wayTo(given, true)).toEqual(byHand)
  })
})
