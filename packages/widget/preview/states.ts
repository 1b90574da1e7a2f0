import type { Locale } from "@veridesk/ui/say.ts"
import { newId } from "../data/new-id.ts"
import type { Outgoing } from "../data/store.ts"
import { noAnswers, type Screen } from "../intake/answers.ts"
import type { App, Page } from "../panel/app.ts"
import { at, chat, conversationId, earlier, home, pick, place, talked, txid } from "./people.ts"
import type { Told } from "./stand-in.ts"

export type State = { told: Told; begin: (app: App) => void }

const to = (page: Page["at"]) => (app: App) => app.page.set({ at: page })

/** The panel in every state, with the people of the day. */
export function states(locale: Locale): Record<string, State> {
  const say = (en: string, zh: string) => pick(locale, en, zh)
  const usual: Told = {
    home: home(locale),
    chat: chat(locale),
    events: talked(locale),
    form: form(locale),
    checked: found(locale),
    articles: [
      {
        title: say("Why a confirmed deposit can be in review", "为什么已确认的充值仍在审核"),
        href: "https://help.kestrel.example/a",
      },
      { title: say("Retired deposit addresses", "已停用的充值地址"), href: "https://help.kestrel.example/b" },
    ],
    tools: [
      {
        title: say("Follow your 2,480 USDT deposit", "查看 2,480 USDT 充值进度"),
        href: "https://help.kestrel.example/t",
      },
    ],
  }
  const talking = (more: Partial<Told> = {}, then: (app: App) => void = () => undefined): State => {
    const told = { ...usual, ...more }
    return {
      told,
      begin(app) {
        app.talk.open(told.chat)
        app.page.set({ at: "chat" })
        then(app)
      },
    }
  }
  const waiting = (queue: Parameters<typeof place>[0] = {}): State =>
    talking({
      chat: chat(locale, { phase: "queued", agent: null, queue: place(queue), readSeq: 0, deliveredSeq: 0 }),
      events: talked(locale).slice(0, 2),
    })
  const asking = (screen: Screen): State => ({
    told: usual,
    begin(app) {
      const values: Record<string, string> =
        screen === "questions" || screen === "describe" ? { pair: "USDT/tron", txid } : {}
      app.home.set({ state: "here", home: home(locale) })
      app.answers.set({ ...noAnswers(), form: "deposit-not-credited", values, screen })
      app.page.set({ at: "intake" })
    },
  })
  const first = (more: Partial<Told> = {}): State => ({ told: { ...usual, ...more }, begin: to("home") })
  const over = chat(locale, {
    phase: "ended",
    ended: { at: at("06:52:00"), by: "staff", reason: "done" },
    resumableUntil: "2026-12-06T06:52:00Z",
  })

  return {
    home: first({
      home: home(locale, {
        open: earlier(locale),
        notices: [
          {
            kind: "incident",
            severity: 2,
            title: say("USDT-TRC20 deposits are slow.", "USDT-TRC20 充值延迟。"),
            href: "https://help.kestrel.example/status",
            at: at("06:05:00"),
          },
        ],
      }),
    }),
    "home-closed": first({
      home: home(locale, {
        availability: { state: "closed", waiting: 0, from: null, to: null, opensAt: "2026-11-22T12:00:00Z" },
      }),
    }),
    "home-busy": first({
      home: home(locale, { availability: { state: "busy", waiting: 84, from: 40, to: 70, opensAt: null } }),
    }),
    "home-away": first({ home: null }),
    guest: first({ who: { state: "guest" } }),
    "intake-type": asking("type"),
    "intake-slow": { ...asking("type"), told: { ...usual, isSlow: true } },
    "intake-pair": asking("pair"),
    "intake-txid": asking("questions"),
    "intake-describe": asking("describe"),
    queue: waiting(),
    "queue-first": waiting({ position: 1, ahead: [], from: 1, to: 2 }),
    "queue-no-range": waiting({ from: null, to: null }),
    "queue-moved": waiting({ position: 5, moved: "security" }),
    conversation: talking({ typing: "Mei" }),
    failed: talking({}, (app) =>
      put(app, [
        outgoing(
          say(
            "It was 13:31 (UTC+8), the network fee was 13.4 TRX.",
            "转出时间是 13:31（UTC+8），当时网络费是 13.4 TRX。",
          ),
          "failed",
        ),
        outgoing(say("I can add a screenshot if you need one.", "需要的话我可以补一张截图。"), "waiting"),
      ]),
    ),
    guard: talking({}, (app) =>
      app.draft.set(
        `${say("My seed phrase is:", "我的助记词是：")} orchard tunnel velvet cactus drift maple anchor pencil lunar bishop ticket frozen. ${say("Does that help?", "有用吗？")}`,
      ),
    ),
    idle: talking({ chat: chat(locale, { idle: { closesAt: at("06:40:00") } }) }),
    paused: talking({ chat: chat(locale, { conduct: "paused", pausedUntil: at("06:40:00") }) }),
    offline: talking({}, (app) => {
      put(app, [outgoing(say("I can add the receipt.", "我可以补回执。"), "waiting")])
      setTimeout(() => app.talk.line.link.set("offline"), 60)
    }),
    blocked: talking({ isBlocked: true }, (app) => {
      put(app, [
        outgoing(say("The fee was 13.4 TRX.", "网络费是 13.4 TRX。"), "waiting"),
        outgoing(say("I can add the receipt.", "我可以补回执。"), "waiting"),
      ])
      setTimeout(() => app.talk.line.link.set("blocked"), 60)
    }),
    expired: talking({ who: { state: "expired" } }),
    "not-kept": talking({ isFull: true }, (app) => {
      put(app, [outgoing(say("I can add the receipt.", "我可以补回执。"), "sending")])
      app.talk.outbox.isKept.set(false)
    }),
    ticket: talking({
      chat: chat(locale, {
        phase: "ticket",
        agent: null,
        answerBy: at("09:00:00"),
        readSeq: 0,
        deliveredSeq: 0,
      }),
      events: talked(locale).slice(0, 2),
    }),
    ended: talking({ chat: over }),
    rating: talking({ chat: over }, to("rating")),
    transcript: talking({ chat: over }, to("transcript")),
    large: talking({}, (app) => app.prefs.set({ size: "large", sound: true })),
  }
}

function put(app: App, messages: Outgoing[]): void {
  app.talk.outbox.messages.set(messages)
}

function outgoing(body: string, state: Outgoing["state"]): Outgoing {
  return {
    id: newId(),
    conversationId,
    body,
    files: [],
    lang: null,
    at: at("06:20:00"),
    state,
    reason: null,
    seq: null,
  }
}

function form(locale: Locale): Told["form"] {
  const say = (en: string, zh: string) => pick(locale, en, zh)
  return {
    key: "deposit-not-credited",
    title: say("Deposit not arrived", "充值未到账"),
    about: "",
    icon: "deposit",
    pairs: [
      { value: "USDT/tron", asset: "USDT", network: "tron", label: "TRON (TRC20)" },
      { value: "USDT/ethereum", asset: "USDT", network: "ethereum", label: "Ethereum (ERC20)" },
      { value: "BTC/bitcoin", asset: "BTC", network: "bitcoin", label: "Bitcoin" },
      { value: "ETH/ethereum", asset: "ETH", network: "ethereum", label: "Ethereum" },
    ],
    questions: [
      {
        id: "txid",
        kind: "txid",
        label: say("TxID (transaction hash)", "TxID（交易哈希）"),
        hint: say("Paste the hash or the address of an explorer.", "粘贴哈希或区块浏览器链接都可以。"),
        required: true,
      },
    ],
    advice: [],
  }
}

function found(locale: Locale): Told["checked"] {
  const say = (en: string, zh: string) => pick(locale, en, zh)
  return {
    fault: null,
    notes: [],
    value: null,
    card: {
      title: say("Found on the network", "已在链上找到"),
      lines: [
        { label: say("Amount", "金额"), value: "2,480.00 USDT", tone: "plain" },
        { label: say("Confirmations", "确认数"), value: "20 / 20", tone: "good" },
        {
          label: say("Address", "转入地址"),
          value: say("an older one of yours", "你以前的地址"),
          tone: "warn",
        },
        { label: say("Our ledger", "平台入账"), value: say("not credited", "未入账"), tone: "warn" },
      ],
      text: say(
        "The network is done, we are not. Whoever joins sees this.",
        "链上已完成，我们还没入账。这条结果会交给客服，你不用再说一遍。",
      ),
    },
  }
}
