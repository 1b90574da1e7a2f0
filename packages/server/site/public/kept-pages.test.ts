import { expect, test } from "vitest"
import { keepPages } from "./kept-pages.ts"

const page = (html: string) => ({
  key: "k",
  encoding: null,
  seconds: 60,
  draw: async () => ({ status: 200, html }),
})

test("a page whose drawing began before everything was cleared is not given to those who come after", async () => {
  const pages = keepPages()
  const { promise: published, resolve: publish } = Promise.withResolvers<void>()
  const early = pages.get({
    ...page(""),
    async draw() {
      await published
      return { status: 200, html: "before" }
    },
  })
  pages.clear()
  const late = pages.get(page("after"))
  publish()
  expect([(await early).body.toString(), (await late).body.toString()]).toEqual(["before", "after"])
  expect((await pages.get(page("never drawn"))).body.toString()).toBe("after")
})
