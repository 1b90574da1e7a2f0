import { once } from "node:events"
import { type AddressInfo, createServer } from "node:net"
import { expect, test } from "vitest"
import { freePort } from "./free-port.ts"

test("a port that is taken is passed over, a free one is given as it is", async () => {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  const next = await freePort("127.0.0.1", port)
  expect(next).toBeGreaterThan(port)
  server.close()
  await once(server, "close")
  expect(await freePort("127.0.0.1", port)).toBe(port)
})
