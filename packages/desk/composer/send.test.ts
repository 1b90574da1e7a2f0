import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import { someChats } from "../chats/testing.ts"
import { fromPage } from "../data/apply.ts"
import { forgetChats, takeChats } from "../data/chats.ts"
import { draftKey } from "../data/draft.ts"
import { discard, drafts, write } from "../data/drafts.ts"
import { forgetOutbox, outgoing } from "../data/outbox.ts"
import { forget, takeTimeline } from "../data/state.ts"
import { heldBack, send } from "./send.ts"
import { stands, suspected } from "./suspected.ts"
import { vouch } from "./vouch.ts"

const phrase = "abandon ability able about above absent absorb abstract absurd abuse access accident"
const holding = `Here is what they sent me, the seed phrase: ${phrase}`

/** Nothing gets through: what is sent stays in the outbox, where it can be looked at. */
beforeEach(() => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("there is no server")))
})

afterEach(() => {
  discard("c-1", "reply")
  discard("c-1", "note")
  suspected.clear()
  forgetOutbox()
  vi.unstubAllGlobals()
})

describe.each(["reply", "note"] as const)("a %s that seems to hold a secret", (mode) => {
  const key = draftKey("c-1", mode)

  beforeEach(async () => {
    write("c-1", mode, { text: holding, basedOn: 0 })
    send("c-1", mode, { then: "stay" })
    await expect.poll(() => suspected.get(key)).not.toBeNull()
  })

  test("is not sent, stays as it was typed, and its kind and place are told", () => {
    expect(bodies()).toEqual([])
    expect(drafts.get(key)?.text).toBe(holding)
    const [finding] = suspected.get(key)?.findings ?? []
    expect(finding?.kind).toBe("seed-phrase")
    expect(holding.slice(finding?.start, finding?.end)).toBe(phrase)
  })

  test("is sent where its writer says that it is none", async () => {
    vouch("c-1", mode)
    await expect.poll(bodies).toEqual([holding])
    expect(suspected.get(key)).toBeNull()
    expect(drafts.get(key)).toBeNull()
  })

  test("is looked at again after it was changed", async () => {
    write("c-1", mode, { text: `Hello. ${holding}` })
    expect(stands(suspected.get(key), drafts.get(key))).toBe(false)
    send("c-1", mode, { then: "stay" })
    await expect.poll(() => stands(suspected.get(key), drafts.get(key))).toBe(true)
    expect(bodies()).toEqual([])
  })

  test("goes out without it", async () => {
    write("c-1", mode, { text: "Thank you, we look into it." })
    send("c-1", mode, { then: "stay" })
    await expect.poll(bodies).toEqual(["Thank you, we look into it."])
  })
})

test("what is sent twice in one breath goes out once", async () => {
  write("c-1", "reply", { text: "The code of the error is 4012.", basedOn: 0 })
  send("c-1", "reply", { then: "stay" })
  send("c-1", "reply", { then: "stay" })
  await expect.poll(bodies).toEqual(["The code of the error is 4012."])
})

describe("where somebody wrote since the reply was begun", () => {
  beforeEach(() => {
    write("c-1", "reply", { text: "I look into it.", basedOn: 0 })
  })
  afterEach(() => {
    heldBack.clear()
    forgetChats()
    forget()
  })

  test.each([
    ["a ticket", "the customer", false, "held"],
    ["a ticket", "a colleague", false, "held"],
    ["a live conversation", "the customer", true, "sent"],
    ["a live conversation", "a colleague", true, "held"],
  ] as const)("in %s, by %s, it is held back or sent (live: %s): %s", async (_, who, live, how) => {
    if (live) takeChats(someChats({ mine: ["c-1"] }))
    takeTimeline(fromPage("c-1", [wrote(who === "the customer" ? "customer" : "staff")], false))
    send("c-1", "reply", { then: "stay" })
    if (how === "sent") await expect.poll(bodies).toEqual(["I look into it."])
    else await expect.poll(() => heldBack.get("c-1")).not.toBeNull()
    expect(bodies()).toHaveLength(how === "sent" ? 1 : 0)
  })
})

test("vouching holds for this text and not for the next", async () => {
  write("c-1", "note", { text: holding, basedOn: 0 })
  send("c-1", "note", { then: "stay" })
  await expect.poll(() => suspected.get(draftKey("c-1", "note"))).not.toBeNull()
  vouch("c-1", "note")
  await expect.poll(bodies).toEqual([holding])
  write("c-1", "note", { text: holding, basedOn: 0 })
  send("c-1", "note", { then: "stay" })
  await expect.poll(() => suspected.get(draftKey("c-1", "note"))).not.toBeNull()
  expect(bodies()).toEqual([holding])
})

function bodies(): string[] {
  return outgoing.get("c-1").flatMap((item) => (item.kind === "message" ? [item.body] : []))
}

function wrote(realm: "customer" | "staff"): TimelineEvent {
  return {
    conversationId: "c-1",
    seq: 1,
    kind: realm === "staff" ? "note.added" : "message.received",
    at: "2026-11-22T06:00:00.000Z",
    actor: { realm, id: "somebody", name: "Somebody" },
    payload: {},
    message: null,
  }
}
