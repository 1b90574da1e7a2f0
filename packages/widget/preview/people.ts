import type { ChatState, QueuePlace } from "@veridesk/contract/chat/state.ts"
import type { ChatHome, WidgetConfig } from "@veridesk/contract/chat/widget.ts"
import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { Locale } from "@veridesk/ui/say.ts"

export const conversationId = "0193f3a0-0000-7000-8000-000000204817"
const day = "2026-11-22"
export const at = (time: string) => `${day}T${time}Z`
export const pick = (locale: Locale, en: string, zh: string) => (locale === "en" ? en : zh)
const help = (path: string) => `https://help.kestrel.example/${path}`

export const config: WidgetConfig = {
  brand: { name: "Kestrel", accent: "#0b5563" },
  panel: "",
  help: {
    home: help("en"),
    verify: help("en/verify"),
    contact: help("en/contact"),
    status: help("en/status"),
    tickets: help("tickets"),
  },
}

function subject(locale: Locale): string {
  return pick(locale, "Deposit not arrived · 2,480 USDT", "充值未到账 · 2,480 USDT")
}

export function place(more: Partial<QueuePlace> = {}): QueuePlace {
  return {
    position: 4,
    began: 9,
    ahead: [
      { reason: "security", people: 1 },
      { reason: "earlier", people: 2 },
    ],
    from: 6,
    to: 9,
    moved: null,
    since: at("06:01:00"),
    updatedAt: at("06:06:20"),
    keptUntil: "2026-11-23T06:01:00Z",
    ...more,
  }
}

export function chat(locale: Locale, more: Partial<ChatState> = {}): ChatState {
  return {
    conversationId,
    number: "2611220417",
    subject: subject(locale),
    form: "deposit-not-credited",
    facts: facts(locale),
    locale,
    phase: "active",
    queue: null,
    agent: {
      name: "Mei",
      team: pick(locale, "Deposits", "充提组"),
      pair: locale === "en" ? ["amber", "lantern"] : ["琥珀", "灯塔"],
      joinedAt: at("06:12:00"),
    },
    idle: null,
    conduct: "none",
    pausedUntil: null,
    ended: null,
    resumableUntil: null,
    deliveredSeq: 9,
    readSeq: 9,
    ownReadSeq: 8,
    rated: false,
    answerBy: null,
    lastSeq: 12,
    ...more,
  }
}

type Said = {
  seq: number
  side: "customer" | "staff" | "system"
  time: string
  body: string
}

function event(locale: Locale, { seq, side, time, body }: Said): TimelineEvent {
  return {
    conversationId,
    seq,
    kind: side === "staff" ? "conversation.replied" : "message.received",
    at: at(time),
    actor: { realm: side, id: null, name: side === "staff" ? "Mei" : pick(locale, "Zhiyuan", "何知远") },
    payload: {},
    message: {
      id: `0193f3a0-0000-7000-8000-00000000000${seq}`,
      kind: "reply",
      side,
      body,
      version: 1,
      editedAt: null,
      attachments: [],
    },
  }
}

/** What 何知远 and Mei said to each other that afternoon. */
export function talked(locale: Locale): TimelineEvent[] {
  const said: [seq: number, side: Said["side"], time: string, en: string, zh: string][] = [
    [
      2,
      "customer",
      "06:01:00",
      "I sent 2,480 USDT by TRON at one o’clock and it isn’t there.",
      "我一点多用 TRON 转了 2,480 USDT，还没到账。",
    ],
    [
      5,
      "staff",
      "06:12:40",
      "It has 20 of 20 confirmations. The address was one of your older ones, so it is being looked at by hand.",
      "这笔链上已确认 20/20。转入的是你以前的地址，所以需要人工入账。",
    ],
    [7, "customer", "06:13:00", "OK. How long will that take?", "好的，大概多久能到？"],
    [
      8,
      "staff",
      "06:14:00",
      "Credited by 15:00 (UTC+8). How that works: https://help.kestrel.example/en/retired-addresses",
      "15:00（UTC+8）前入账。处理方式见 https://help.kestrel.example/zh-cn/retired-addresses",
    ],
    [9, "customer", "06:15:00", "Thank you. Will I be told when it is there?", "谢谢。到账了会提醒我吗？"],
  ]
  const [first, ...rest] = said.map(([seq, side, time, en, zh]) =>
    event(locale, { seq, side, time, body: pick(locale, en, zh) }),
  )
  if (!first) throw new Error("somebody speaks first")
  const opened = { ...first, seq: 1, kind: "conversation.opened", message: null }
  return [opened, first, ...rest]
}

export const txid = "a4c123b1612dd272d1371c17149d439536b3216fdaeeb975729fae923d5a4fd1"

function facts(locale: Locale) {
  return [
    { label: pick(locale, "Amount", "金额"), value: "2,480 USDT" },
    { label: pick(locale, "Network", "网络"), value: "TRON (TRC20)" },
    { label: "TxID", value: txid },
  ]
}

export function home(locale: Locale, more: Partial<ChatHome> = {}): ChatHome {
  const task = (form: string, icon: string, [en, zh]: [string, string]) => ({
    form,
    icon,
    title: pick(locale, en, zh),
    urgent: icon === "security",
  })
  return {
    open: null,
    earlier: [],
    availability: { state: "open", waiting: 3, from: 3, to: 6, opensAt: null },
    tasks: [
      task("deposit-not-credited", "deposit", ["Deposit not arrived", "充值未到账"]),
      task("withdrawal-delayed", "withdrawal", ["Withdrawal pending", "提现未到账"]),
      task("account-login", "account", ["Account locked or 2FA lost", "账户锁定或验证器丢失"]),
      task("account-stolen", "security", ["Report a scam or theft", "举报诈骗或盗号"]),
    ],
    notices: [],
    ...more,
  }
}

export function earlier(locale: Locale): ChatHome["open"] {
  return {
    conversationId,
    number: "2611200790",
    subject: pick(locale, "Withdrawal pending", "提现未到账"),
    phase: "ended",
    preview: "",
    lastSide: "staff",
    unread: 1,
    updatedAt: at("05:42:00"),
  }
}

/** One more answer, as it comes while one looks. */
export function answerAfter({ seq }: TimelineEvent, locale: Locale): TimelineEvent {
  const body = pick(locale, "It has been credited just now.", "刚刚已入账。")
  return event(locale, { seq: seq + 3, side: "staff", time: "06:49:00", body })
}
