import { once } from "node:events"
import { type AddressInfo, createServer } from "node:net"
import { expect, test } from "vitest"
import { freePort } from "./free-port.ts"
import { withMailPort } from "./mail-port.ts"

test("the port for mails is the usual one where it is free and none was named", async () => {
  const port = await freePort("127.0.0.1", 23_500)
  expect(await withMailPort({}, port)).toEqual({ MAIL_IN_PORT: String(port) })
  expect(await withMailPort({ MAIL_IN_PORT: "0" }, port)).toEqual({ MAIL_IN_PORT: "0" })
  expect(await withMailPort({ MAIL_IN_PORT: "2526" }, port)).toEqual({ MAIL_IN_PORT: "2526" })
  expect(await withMailPort({}, undefined)).toEqual({})
})

test("where the usual one is taken, that is said and there is none", async () => {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  const said: string[] = []
  expect(await withMailPort({}, port, (line) => said.push(line))).toEqual({})
  expect(said).toEqual([expect.stringContaining(`Port ${port} is taken`)])
  server.close()
})
