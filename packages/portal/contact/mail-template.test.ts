import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import { expect, test } from "vitest"
import { mailTemplate, mailto } from "./mail-template.ts"

test("E4: a mail begins with one sentence, then what this mailbox needs, and warns of secrets", () => {
  const tech = mailTemplate("tech", (key) => say("en", portal, key))
  expect(tech.split("\n").filter(Boolean)).toEqual([
    "In one sentence:",
    "UID:",
    "Time, with its zone:",
    "Endpoint and request ID:",
    "Error code and message:",
    "What happened, step by step:",
    "What I have tried:",
    "(Never send passwords, codes, recovery phrases or keys.)",
  ])
  const zh = mailTemplate("vip-desk", (key) => say("zh-CN", portal, key))
  expect(zh).toContain("TxID、提现编号或订单号：")
})

test("the link holds address, subject and text, each encoded, with the line ends that mail has", () => {
  const href = mailto({
    address: "tech+a&b@kestrel.example",
    subject: "技术支持：x & y",
    body: "一\n二 & 三",
  })
  expect(href).toBe(
    "mailto:tech%2Ba%26b@kestrel.example?subject=%E6%8A%80%E6%9C%AF%E6%94%AF%E6%8C%81%EF%BC%9Ax%20%26%20y&body=%E4%B8%80%0D%0A%E4%BA%8C%20%26%20%E4%B8%89",
  )
  const url = new URL(href)
  expect(url.searchParams.get("body")).toBe("一\r\n二 & 三")
})
