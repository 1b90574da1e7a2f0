import type { Scene } from "./day.ts"

/** Who talks with us, or waits to, on the cast's day; `chat` beside what every conversation has. */
export interface ChatScene extends Scene {
  chat: {
    phase: "queued" | "active"
    risk: "security" | "funds" | "ordinary"
    here: boolean
    /** Minutes since they came. */
    since: number
    pair?: [string, string]
    idle?: number
    conduct?: "warned" | "paused"
    passedOver?: { times: number; last: "language" | "skill" | "team" | "picked" }
    page?: Record<string, string>
  }
}

const base: Pick<Scene, "locale" | "level" | "status" | "priority" | "team" | "fields"> = {
  locale: "zh-CN",
  level: "session",
  status: "open",
  priority: 3,
  team: "deposits",
  fields: [],
}

export const chatsDay: ChatScene[] = [
  {
    ...base,
    customer: "林越",
    uid: "61100287",
    form: "deposit-not-credited",
    subject: "1,250 USDT 充值未到账 · TRON",
    assignee: "Mei",
    fields: [{ key: "amount", kind: "amount", label: "Amount sent", value: "1250" }],
    told: [
      { by: "林越", ago: 8, text: "充值 40 分钟了还没到账，链上显示成功。" },
      { by: "Mei", ago: 7, text: "你好，我是 Mei。这笔链上已确认 20/20，在入账复核。" },
      { by: "林越", ago: 6, text: "好的，大概多久能到？" },
      { by: "Mei", ago: 5, text: "15:00（UTC+8）前入账。到账后我会在这里告诉你。" },
      { by: "林越", ago: 1, text: "好，我等着" },
      { by: "Mei", ago: 0, text: "谢谢，稍等。" },
    ],
    chat: {
      phase: "active",
      risk: "ordinary",
      here: true,
      since: 8,
      pair: ["amber", "lantern"],
      page: {
        url: "https://kestrel.example/wallet/deposits",
        title: "Deposits",
        order: "D-20261122-0417",
        asset: "USDT",
        article: "why-a-confirmed-deposit-can-be-in-review",
      },
    },
  },
  {
    ...base,
    customer: "Dario Fenn",
    uid: "41200871",
    locale: "en",
    form: "withdrawal-delayed",
    subject: "Withdrawal of 0.8 ETH pending since noon",
    assignee: "Mei",
    told: [
      { by: "Dario Fenn", ago: 21, text: "My withdrawal is stuck in review since noon." },
      {
        by: "Mei",
        ago: 18,
        text: "I see it. It waits for a second look because your withdrawal address is new. No action from you is needed.",
      },
    ],
    chat: { phase: "active", risk: "funds", here: false, since: 21, pair: ["harbour", "thistle"], idle: 7 },
  },
  {
    ...base,
    customer: "吴桐",
    uid: "40088123",
    form: "other",
    subject: "手续费算错了",
    assignee: "Mei",
    told: [
      { by: "吴桐", ago: 14, text: "你们手续费又多扣，什么垃圾平台" },
      { by: "Mei", ago: 13, text: "我来核对。请告诉我是哪一笔委托？" },
      { by: "吴桐", ago: 1, text: "自己不会查吗？" },
    ],
    chat: {
      phase: "active",
      risk: "ordinary",
      here: true,
      since: 14,
      pair: ["cobalt", "meadow"],
      conduct: "warned",
    },
  },
  {
    ...base,
    customer: "陈以安",
    uid: "55210094",
    form: "account-login",
    subject: "账户被盗，有人在提币",
    status: "new",
    priority: 0,
    team: "security",
    assignee: null,
    told: [{ by: "陈以安", ago: 1, text: "刚收到提币邮件，不是我操作的！" }],
    chat: { phase: "queued", risk: "security", here: true, since: 1 },
  },
  {
    ...base,
    customer: "Ines Baur",
    uid: "47710265",
    locale: "en",
    form: "withdrawal-delayed",
    subject: "BTC withdrawal not broadcast",
    status: "new",
    team: "withdrawals",
    assignee: null,
    told: [{ by: "Ines Baur", ago: 6, text: "It says completed but there is no TxID." }],
    chat: { phase: "queued", risk: "funds", here: true, since: 6 },
  },
  {
    ...base,
    customer: "周行知",
    uid: "39002211",
    form: "deposit-not-credited",
    subject: "充值选错网络",
    status: "new",
    assignee: null,
    told: [{ by: "周行知", ago: 12, text: "我把 ERC-20 的 USDT 充到了 BSC 地址。" }],
    chat: {
      phase: "queued",
      risk: "ordinary",
      here: false,
      since: 12,
      passedOver: { times: 1, last: "language" },
    },
  },
  {
    ...base,
    customer: "钱若溪",
    uid: "33910027",
    form: "deposit-not-credited",
    subject: "USDT 充值没到，已经 40 分钟",
    status: "new",
    assignee: null,
    told: [{ by: "钱若溪", ago: 9, text: "公告说节点延迟，是不是都没到？" }],
    chat: { phase: "queued", risk: "ordinary", here: true, since: 9 },
  },
  {
    ...base,
    customer: "Piet Kolm",
    uid: "40031877",
    locale: "en",
    form: "other",
    subject: "KYC document refused",
    assignee: "启航",
    told: [
      { by: "Piet Kolm", ago: 17, text: "Why was my passport refused?" },
      {
        by: "启航",
        ago: 15,
        text: "The photo cuts off the lower edge. Please take it again with all four corners.",
      },
    ],
    chat: { phase: "active", risk: "ordinary", here: true, since: 17, pair: ["willow", "granite"] },
  },
]
