import { portal } from "@veridesk/ui/messages/portal.ts"
import { expect, test } from "vitest"
import { renderPage } from "./pages.tsx"
import { paths } from "./paths.ts"
import { form, types } from "./preview/form-definitions.ts"
import { filled, ticketForm } from "./preview/form-samples.ts"
import { kestrel, now, zhiyuan } from "./preview/people.ts"
import { samples } from "./preview/samples.ts"
import type { Locale, PageContext } from "./props.ts"
import { publicPaths } from "./paths-public.ts"

const locales: Locale[] = ["en", "zh-CN"]

function context(locale: Locale, more: Partial<PageContext> = {}): PageContext {
  return {
    locale,
    theme: "system",
    nonce: "n0nce",
    assets: {
      css: "/assets/portal.css",
      sheets: { help: "/assets/help.css" },
      icons: "/assets/icons.svg",
      islands: {
        page: { src: "/assets/page.js", imports: [] },
        "ticket-form": { src: "/assets/form.js", imports: ["/assets/preact.js"] },
      },
    },
    csrf: "t0ken",
    path: "/tickets/new?type=other",
    now,
    zone: "Asia/Shanghai",
    brand: kestrel,
    head: null,
    banners: [],
    viewer: zhiyuan,
    ...more,
  }
}

const pages = locales.flatMap((locale) =>
  Object.entries(samples(locale)).map(([name, sample]) => ({
    name: `${name} ${locale}`,
    locale,
    html: renderPage(
      sample.kind,
      sample.props,
      context(locale, { viewer: sample.signedIn ? zhiyuan : null }),
    ),
  })),
)

test.each(pages)("$name is a whole document under the strict policy", ({ html, locale }) => {
  expect(html.startsWith(`<!doctype html><html lang="${locale}"`)).toBe(true)
  // The one style without a nonce is allowed by its hash; structured data is never run.
  const rest = html.replace("<style>.js-only{display:none!important}</style>", "")
  for (const [tag] of rest.matchAll(/<(?:script|style)\b[^>]*>/g))
    expect(tag).toMatch(/nonce="n0nce"|type="application\/ld\+json"/)
  expect(html).not.toMatch(/<[^>]+ (?:on\w+|style)="/)
  expect(html).not.toMatch(/undefined|\[object|NaN/)
  // Every id once, or labels and links would lead to the wrong place.
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
})

test.each(pages)("$name posts only forms that carry the token", ({ html }) => {
  const posts = [...html.matchAll(/<form\b.*?<\/form>/gs)]
    .map(([form]) => form)
    .filter((form) => /<form[^>]* method="post"/.test(form))
  expect(posts.filter((form) => !form.includes('name="_csrf" value="t0ken"'))).toEqual([])
})

test.each(pages)("$name links only to pages that exist", ({ html }) => {
  const known = [paths, publicPaths("en"), publicPaths("zh-CN")]
    .flatMap((each) => Object.values(each))
    .filter((path) => typeof path === "string")
  for (const [, href = ""] of html.matchAll(/<a [^>]*?href="([^"]*)"/g)) {
    if (/^(#|mailto:|https:|data:text\/plain)/.test(href)) continue
    const path = href.split(/[?&]/)[0] ?? ""
    expect(
      known.some((each) => path === each) ||
        /^\/(articles\/images\/|tickets\/|dev\/mail\/|files\/|preview\/)/.test(path) ||
        /^\/(en|zh-cn)\/(articles|topics|announcements|verify|search)\b/.test(path),
      href,
    ).toBe(true)
  }
})

/** Names of the inputs that a field has to have, as props-form.ts promises them. */
const promised: Record<string, (id: string) => string[]> = {
  "occurred-at": (id) => [`${id}.at`, `${id}.precision`, `${id}.zone`],
}

test.each(types("en").map(({ type }) => type))(
  "without JavaScript %s has an input for every field",
  (type) => {
    const definition = form("en", type)
    const html = renderPage("ticket-form", ticketForm("en", type), context("en"))
    for (const field of definition.fields)
      for (const name of promised[field.kind]?.(field.id) ?? [field.id])
        expect(html, name).toContain(` name="${name}"`)
    expect(html).toContain('name="files"')
    for (const act of ["types", "attach", "review"]) expect(html).toContain(`name="act" value="${act}"`)
    expect(html).toMatch(/<button[^>]*form="ticket-form"[^>]*name="act" value="language:zh-CN"/)
  },
)

test("Enter in a field reviews and never switches the language", () => {
  const html = renderPage("ticket-form", ticketForm("en", "other"), context("en"))
  const first = /<button\b[^>]*(?:form="ticket-form")[^>]*>/.exec(html)?.[0]
  expect(first).toContain('value="review"')
})

test("values are kept, in every language and step, and are never markup", () => {
  const evil = `"><script>alert(1)</script>'&</textarea>`
  const values = {
    pair: "USDT/tron",
    "pair.asset": "USDT",
    txid: evil,
    address: evil,
    amount: "2480.00",
    description: evil,
    "at.at": "2026-11-22T14:05",
    "at.precision": "hour",
    old: "kept from another type",
  }
  for (const locale of locales)
    for (const step of ["fill", "review"] as const) {
      const html = renderPage(
        "ticket-form",
        filled(locale, { values, step, notes: [], lookup: null }),
        context(locale),
      )
      expect(html).not.toContain("<script>alert")
      expect(html).not.toContain("</textarea>'")
      expect(html.match(/&quot;>&lt;script>alert\(1\)|"&gt;&lt;script|&lt;script/g)?.length).toBeGreaterThan(
        2,
      )
      expect(html).toContain("2480.00")
      expect(html).toContain("2026-11-22T14:05")
      expect(Object.keys(values).filter((name) => !html.includes(` name="${name}"`))).toEqual([])
    }
})

test("the data block can't be ended from within", () => {
  const html = renderPage(
    "ticket-form",
    filled("en", { values: { description: "</script><b>" } }),
    context("en"),
  )
  const block = /<script type="application\/json"[^>]*>(.*?)<\/script>/s.exec(html)?.[1] ?? ""
  expect(JSON.parse(block).props.values.description).toBe("</script><b>")
})

test("a page says a code that nobody knows, with the general sentence", () => {
  const html = renderPage(
    "ticket-form",
    ticketForm("en", "other", { errors: [{ field: "title", code: "never-heard" }] }),
    context("en"),
  )
  expect(html).toContain("(never-heard)")
})

test("a sentence that comes with an error is shown as it is", () => {
  const error = { field: "title", code: "x", message: "Too odd.", next: "Make it even." }
  const html = renderPage("ticket-form", ticketForm("en", "other", { errors: [error] }), context("en"))
  expect(html).toContain("Too odd.")
  expect(html).toContain("Make it even.")
})

test("what is refused is neither sent nor reviewed", () => {
  const html = renderPage("ticket-form", filled("en", { step: "review" }), context("en"))
  expect([...html.matchAll(/name="attachment" value="/g)]).toHaveLength(2)
  expect(/<article.*?<\/article>/s.exec(html)?.[0]).not.toContain("chart.svg")
})

test("times are told in the reader's zone and language", () => {
  const html = (locale: Locale, zone: string) =>
    renderPage("receipt", samples(locale)["receipt"]?.props as never, context(locale, { zone }))
  expect(html("en", "Asia/Shanghai")).toContain("Filed 22\u00a0Nov\u00a02026,\u00a014:06 (UTC+8)")
  expect(html("zh-CN", "Asia/Shanghai")).toContain("提交于 2026年11月22日\u00a014:06（UTC+8）")
  expect(html("en", "UTC")).toContain("22\u00a0Nov\u00a02026,\u00a006:06 (UTC)")
  expect(html("en", "Asia/Kolkata")).toContain("(UTC+5:30)")
})

test("the language switch leads to the same page", () => {
  const html = renderPage(
    "tickets",
    samples("en")["tickets"]?.props as never,
    context("en", { path: "/tickets?tab=closed&q=a%20b" }),
  )
  expect(html).toContain('href="/tickets?tab=closed&amp;q=a+b&amp;lang=zh-CN"')
})

test("the theme that was chosen is there before any script", () => {
  const html = renderPage(
    "tickets",
    samples("en")["tickets"]?.props as never,
    context("en", { theme: "dark" }),
  )
  expect(html).toContain('data-theme="dark"')
})

test("no page says a key instead of a message", () => {
  const keys = Object.keys(portal).filter((key) => key.includes("."))
  for (const { html, name } of pages) {
    const text = html.replace(/<script.*?<\/script>/gs, "").replace(/<[^>]+>/g, " ")
    for (const key of keys) expect(text.includes(` ${key} `), `${key} in ${name}`).toBe(false)
  }
})
