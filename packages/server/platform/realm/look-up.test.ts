import { createHmac } from "node:crypto"
import { expect, test } from "vitest"
import { makeLookUp } from "./look-up.ts"

const secret = "of this test"
const cookie = `a-token.${createHmac("sha256", secret).update("a-token").digest("base64")}`
const asking = { cookies: { session: cookie } }

test.each(["whoNow", "forget"] as const)(
  "whoever waits for a session is answered, though %s comes in between",
  async (between) => {
    const answers: (() => void)[] = []
    const row = { sessionId: "s", token: "a-token", lastSeenAt: new Date() }
    const lookUp = makeLookUp({
      cookieName: "session",
      secret,
      load: () => new Promise<(typeof row)[]>((resolve) => answers.push(() => resolve([row]))),
      touch: async () => {},
      now: () => new Date(),
    })
    const waiting = lookUp.who(asking)
    await expect.poll(() => answers.length).toBe(1)
    const other = between === "whoNow" ? lookUp.whoNow(asking) : Promise.resolve(lookUp.forget())
    await expect.poll(() => answers.length).toBe(between === "whoNow" ? 2 : 1)
    answers.at(-1)?.()
    await other
    answers[0]?.()
    expect(await waiting).toEqual(row)
  },
)
