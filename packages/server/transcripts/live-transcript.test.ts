import type { ShownEvent, SignedTranscript } from "@veridesk/contract/transcript.ts"
import { describe, expect, test } from "vitest"
import { asPdf } from "./as-pdf.ts"
import { asText } from "./as-text.ts"
import { sheetOf } from "./sheet.ts"

const MEI = "0198f0a2-0000-7000-8000-00000000000a"
const HUIMIN = "0198f0a2-0000-7000-8000-00000000000b"
const YOU = { realm: "customer", id: "0198f0a2-0000-7000-8000-00000000000c", name: "钱若溪" } as const
const mei = { realm: "staff", id: MEI, name: "Mei" } as const
const system = { realm: "system", id: null, name: "" } as const

/** 钱若溪's conversation in Deposits, with everything that can happen in one. */
const happened: [ShownEvent["actor"], kind: string, payload?: Record<string, unknown>, body?: string][] = [
  [YOU, "conversation.opened"],
  [YOU, "message.received", {}, "USDT 充值两个小时了还没到账，TxID 已填。"],
  [YOU, "chat.queued", { risk: "ordinary" }],
  [mei, "chat.joined", { is: MEI, agentName: "Mei", team: "充值组" }],
  [mei, "conversation.replied", {}, "你好，我是 Mei。\n我看到这笔转账了，节点延迟，正在补确认。"],
  [mei, "chat.transferred", { by: MEI, toName: "提现组" }],
  [system, "chat.left", { was: HUIMIN, why: "gone" }],
  [system, "chat.queued", { risk: "ordinary", again: true }],
  [mei, "chat.left", { was: HUIMIN, why: "taken-over" }],
  [mei, "chat.joined", { is: HUIMIN, agentName: "慧敏" }],
  [mei, "chat.warned"],
  [mei, "chat.paused", { until: "2026-11-22T06:20:00.000Z" }],
  [system, "chat.resumed"],
  [mei, "chat.ended", { by: "staff", reason: "done" }],
  [YOU, "chat.rated", { score: 5 }],
  [YOU, "chat.to-ticket", { by: "customer" }],
]

const digest = "0".repeat(64)
const document: SignedTranscript = {
  format: "veridesk-transcript/1",
  brand: "Kestrel Exchange",
  legalEntity: "Kestrel Asia",
  host: "https://help.kestrel.example",
  conversation: {
    id: "0198f0a2-0000-7000-8000-000000000001",
    number: "4812077351",
    subject: "充值未到账",
    locale: "zh-CN",
    openedAt: "2026-11-22T06:05:00.000Z",
  },
  issuedAt: "2026-11-22T07:00:00.000Z",
  events: happened.map(([actor, kind, payload = {}, body], at) => ({
    seq: at + 1,
    kind,
    at: new Date(Date.UTC(2026, 10, 22, 6, 5 + at)).toISOString(),
    actor,
    payload: body === undefined ? payload : { ...payload, messageId: MEI },
    message: body === undefined ? null : { body, salt: "00", files: [] },
    prevHash: digest,
    hash: digest,
  })),
  head: { seq: happened.length, hash: digest },
  signature: { algorithm: "Ed25519", key: "key", value: "value" },
}
const pairOf = ({ agentId }: { agentId: string }) => (agentId === MEI ? "茶壶 灯笼" : "南瓜 雨衣")
const zh = sheetOf(document, { locale: "zh-CN", zone: "Asia/Shanghai", pairOf })
const en = sheetOf(document, { locale: "en", zone: "UTC", pairOf: () => "teapot lantern" })
const told = ({ entries }: typeof zh) => entries.map(({ text }) => text)
const over = (by: string, reason: string) => {
  const event = { ...document.events[13], payload: { by, reason } } as ShownEvent
  return told(
    sheetOf(
      { ...document, events: [...document.events.slice(0, 13), event] },
      { locale: "en", zone: "UTC", pairOf },
    ),
  ).at(-1)
}

describe("the transcript of a live conversation", () => {
  test("reads in Chinese as what happened, with the two words of who joined", () => {
    expect(zh.title).toBe("在线客服 4812077351 聊天记录")
    expect(told(zh)).toEqual([
      "会话已开始。",
      "USDT 充值两个小时了还没到账，TxID 已填。",
      "开始排队，等待客服接入。",
      "Mei（充值组）已接入。你们的暗语：茶壶 灯笼。",
      "你好，我是 Mei。\n我看到这笔转账了，节点延迟，正在补确认。",
      "已转接至 提现组。",
      "客服已离开，你将优先由其他客服接入。",
      "重新排队，优先等待客服接入。",
      "由其他客服接手。",
      "慧敏 已接入。你们的暗语：南瓜 雨衣。",
      "客服提醒文明用语。",
      "聊天已暂停至 2026-11-22 14:20:00 UTC+8。",
      "聊天继续。",
      "客服结束了聊天。",
      "评价：5 分（满分 5 分）。",
      "已转为工单继续处理。",
    ])
  })

  test("and in English", () => {
    expect(en.title).toBe("Transcript of chat 4812077351")
    expect(told(en).filter((text) => !/\p{Script=Han}{6}/u.test(text))).toEqual([
      "The conversation began.",
      "Waiting for an agent.",
      "Mei joined, 充值组. The two words you know each other by: teapot lantern.",
      "Passed on to 提现组.",
      "The agent had to leave. Your place is in front of the line.",
      "Waiting for an agent again, in front of the line.",
      "A colleague takes over.",
      "慧敏 joined. The two words you know each other by: teapot lantern.",
      "Support asked for a civil tone.",
      "Paused until 2026-11-22 06:20:00 UTC+0.",
      "The chat goes on.",
      "Support ended the chat.",
      "Rated 5 of 5.",
      "It goes on as a ticket.",
    ])
  })

  test.each([
    ["customer", "done", "You ended the chat."],
    ["idle", "no-answer", "The chat ended, since nothing more was written."],
    ["staff", "done", "Support ended the chat."],
    ["staff", "conduct", "Support ended the chat because of how it was written to."],
  ])("ended by %s, %s: %s", (by, reason, sentence) => expect(over(by, reason)).toBe(sentence))

  test("says where anybody can have it checked", () => {
    expect(asText(zh)).toContain("https://help.kestrel.example/zh-cn/verify/transcript")
    expect(asText(en)).toContain("https://help.kestrel.example/en/verify/transcript")
  })

  test("is set as PDF", async () => {
    const pdf = await asPdf(zh)
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
    expect(pdf.length).toBeGreaterThan(10_000)
  })
})
