import { once } from "node:events"
import { type AddressInfo, createServer } from "node:net"
import type { ImapSettings } from "@veridesk/contract/mail/mailbox.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Dovecot, hasDovecot, startDovecot } from "../testing/dovecot.ts"
import { tryAccount } from "./try-account.ts"

let server: Dovecot
beforeAll(async () => {
  if (!hasDovecot) return
  server = await startDovecot(await freePort())
  await server.deliver("support", ["Subject: one\n\nHello"])
})
afterAll(() => server?.close())

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, "127.0.0.1")
  await once(listener, "listening")
  const { port } = listener.address() as AddressInfo
  listener.close()
  return port
}

const settings = (more: Partial<ImapSettings> = {}): ImapSettings => ({
  host: "127.0.0.1",
  port: server?.port ?? 1,
  security: "none",
  user: "support",
  sign: "password",
  folders: ["INBOX"],
  oauth: null,
  ...more,
})
const trying = (more: Partial<ImapSettings>, secret = "opensesame", answer?: () => Response) =>
  tryAccount(settings(more), secret, {
    fetch: async () => answer?.() ?? new Response("{}", { status: 500 }),
    now: new Date(),
  })

describe.skipIf(!hasDovecot)("an account on a real server", () => {
  test("that works names the folders that are there", async () => {
    expect(await trying({ folders: ["inbox"] })).toMatchObject({ result: "ok", folders: ["INBOX"] })
  })

  test("with a folder that isn't there says so, and which there are", async () => {
    const told = await trying({ folders: ["INBOX", "Complaints"] })
    expect(told).toEqual({ result: "no-folder", said: null, folders: ["INBOX"] })
  })

  test("with a wrong password is refused; what was typed is nowhere in the answer", async () => {
    const told = await trying({}, "not-the-password")
    expect(told).toMatchObject({ result: "refused", folders: [] })
    expect(JSON.stringify(told)).not.toContain("not-the-password")
  })

  test("with TLS where the server offers none", async () => {
    expect((await trying({ security: "tls" })).result).toBe("no-tls")
  })
})

test("a server that isn't there is unreachable, within its time", async () => {
  expect(await trying({ port: await freePort() })).toMatchObject({
    result: "unreachable",
    said: "ECONNREFUSED",
  })
})

test("a token that is refused is a sign-in that is refused", async () => {
  const oauth = { tokenUrl: "https://token.example/", clientId: "desk", scope: "" }
  const refused = () => new Response(JSON.stringify({ error: "invalid_grant" }), { status: 400 })
  const told = await trying({ sign: "oauth2", oauth }, "refresh", refused)
  expect(told).toEqual({ result: "refused", said: "invalid_grant", folders: [] })
})
