import { expect, test } from "vitest"
import { renderPage } from "../pages.tsx"
import { kestrel, now } from "../preview/people.ts"
import { samples } from "../preview/samples.ts"
import type { Locale, PageContext } from "../props.ts"

function context(locale: Locale, more: Partial<PageContext>): PageContext {
  return {
    locale,
    theme: "system",
    nonce: "",
    assets: {
      css: "/assets/portal.css",
      sheets: { help: "/assets/help.css" },
      icons: "/assets/icons.svg",
      islands: {},
    },
    csrf: "",
    path: "/en/verify?q=kestre1.example",
    now,
    zone: "Asia/Shanghai",
    brand: kestrel,
    head: null,
    banners: [],
    viewer: null,
    ...more,
  }
}

const locales: Locale[] = ["en", "zh-CN"]

test("every page is the same with the parts that other pages have drawn", () => {
  for (const locale of locales) {
    const drawn = new Map<string, string>()
    const all = Object.values(samples(locale))
    // The second time everything is there that any of them left.
    for (const path of ["/en/verify?q=one", "/en/search?q=two"])
      for (const { kind, props } of all)
        expect(renderPage(kind, props, context(locale, { path, drawn })), kind).toBe(
          renderPage(kind, props, context(locale, { path })),
        )
    // However many pages: what is kept are parts of the frame and of the register.
    expect(drawn.size).toBeLessThan(40)
    expect([...drawn.keys()].filter((name) => name.startsWith("register "))).toHaveLength(1)
  }
})

test("the frame, the ways to check and the register are taken from what was drawn", () => {
  const drawn = new Map<string, string>()
  const verify = Object.values(samples("en")).find(({ kind }) => kind === "verify")
  if (!verify) throw new Error("there is a sample of it")
  renderPage(verify.kind, verify.props, context("en", { drawn }))
  const names = [...drawn.keys()]
  for (const name of names) drawn.set(name, `<i>${name}</i>`)
  const html = renderPage(verify.kind, verify.props, context("en", { drawn }))
  expect(names.filter((name) => !html.includes(`<i>${name}</i>`))).toEqual([])
  expect(new Set(names.map((name) => name.split(" ")[0]))).toEqual(
    new Set(["files", "never", "register", "top", "verify", "ways"]),
  )
})
