import { expect, test } from "vitest"
import { whereOf } from "./clean.ts"
import { isPublicProvider } from "./reason.ts"

// What is left of a mail's HTML is seen in a browser: e2e/desk/mail.test.ts.
test.each([
  ["https://kestrel.example.pay-now.example/login?x=kestrel.example", "kestrel.example.pay-now.example"],
  ["HTTPS://Kestrel.Example:8443/", "kestrel.example:8443"],
  ["https://kestrel.example@evil.example/", "evil.example"],
  ["https://\u043aestrel.example/", "xn--estrel-2pf.example"],
  ["mailto:pay%40collect.example?subject=x", "mailto: pay@collect.example"],
  ["mailto:%E0%A4%A", "mailto: %E0%A4%A"],
  ["javascript:alert(1)", ""],
  ["data:text/html,x", ""],
  ["/desk/admin", ""],
  ["", ""],
])("the link %j leads to %j", (href, where) => {
  expect(whereOf(href)).toBe(where)
})

test.each([
  ["qq.com", true],
  ["Gmail.com", true],
  ["yahoo.co.jp", true],
  ["growth.example", false],
  ["qq.com.growth.example", false],
])("customers have their mailboxes at %s: %s", (domain, is) => {
  expect(isPublicProvider(domain)).toBe(is)
})
