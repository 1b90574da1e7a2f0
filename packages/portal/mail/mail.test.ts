import { expect, test } from "vitest"
import { mailContext, mails } from "../preview/mail-samples.ts"
import type { Locale } from "../props.ts"
import type { MailName } from "../props-mail.ts"
import { renderMail } from "./render-mail.tsx"

const names = Object.keys(mails("en")) as MailName[]
const all = (["en", "zh-CN"] as Locale[]).flatMap((locale) =>
  names.map((name) => ({ name, locale, mail: renderMail(name, mails(locale)[name], mailContext(locale)) })),
)

test.each(all)("$name $locale has two parts that say the same", ({ mail, locale }) => {
  expect(mail.html).toContain(`<html lang="${locale}">`)
  const shown = mail.html
    .replace(/<style.*?<\/style>|<div class="hide">.*?<\/div>|<title>.*?<\/title>/gs, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []
  expect(words(shown).toSorted()).toEqual(words(mail.text).toSorted())
})

test.each(all)("$name $locale has at most five links, all of them ours", ({ mail }) => {
  const links = [...mail.html.matchAll(/href="([^"]+)"/g)].map((match) => match[1] ?? "")
  expect(links.length).toBeGreaterThan(0)
  expect(links.length).toBeLessThanOrEqual(5)
  for (const link of links) {
    expect(link).toMatch(/^https:\/\/(help|desk)\.kestrel\.example\//)
    expect(mail.text).toContain(link)
  }
  // Nothing that a mail program would have to fetch: no picture that tells when it was read.
  expect(mail.html).not.toMatch(/<img|url\(|@import|<script/)
})

test.each(all)(
  "$name $locale carries the anti-phishing code, and leaves the place out without one",
  ({ name, locale, mail }) => {
    expect(mail.html).toContain("蓝鲸-1987")
    expect(mail.text).toContain("蓝鲸-1987")
    const bare = renderMail(name, mails(locale)[name], { ...mailContext(locale), antiPhishingCode: null })
    expect(bare.html).not.toMatch(/anti-phishing|防钓鱼码/)
  },
)

test("the receipt's subject holds our words and the number, nothing else", () => {
  const { subject } = renderMail(
    "ticket-received",
    { ...mails("en")["ticket-received"], typeTitle: "Win $$$ at evil.example", team: "evil.example" },
    mailContext("en"),
  )
  expect(subject).toBe("Kestrel: we have your ticket 4812 0773 51")
})

test("an answer is text, whatever is in it", () => {
  const { html, text } = renderMail(
    "agent-replied",
    { ...mails("en")["agent-replied"], body: "<b>1 < 2</b>\nhttps://x.example" },
    mailContext("en"),
  )
  expect(html).toContain("&lt;b>1 &lt; 2&lt;/b>")
  expect(html).not.toContain('href="https://x.example')
  expect(text).toContain("\n<b>1 < 2</b>\nhttps://x.example\n")
})
