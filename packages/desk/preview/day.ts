import type { ConversationRow, Status } from "@veridesk/contract/conversation.ts"
import type { FieldView } from "@veridesk/contract/desk-api.ts"
import type { MailSign } from "@veridesk/contract/mail/desk.ts"
import { sign } from "./mail-samples.ts"

/*
 * The day of the cast (22 November 2026), told relative to now so that clocks run: who wrote what, how many minutes ago.
 */

export interface Told {
  by: string
  /** Minutes ago. */
  ago: number
  text: string
  note?: true
  picture?: true
  mail?: MailSign
}
export interface Scene {
  customer: string
  uid: string
  vip?: number
  locale: ConversationRow["locale"]
  level: ConversationRow["identityLevel"]
  form: string
  subject: string
  status: Status
  priority: number
  team: string
  assignee: string | null
  /** Minutes until the promised answer; negative: late. */
  due?: number
  fields: FieldView[]
  told: Told[]
}

const txid = "9c41e07b52d8f3a6604b1de98a27c5f03e7718bc4d920fa5b6c3e1847d05f29a"
const address = "TKv8Qm3ZrWb6YpN2sXcH7dLfE4uJt9gRaM"

const deposit: FieldView[] = [
  { key: "pair", kind: "asset-network", label: "Asset and network", value: "USDT/tron" },
  { key: "amount", kind: "amount", label: "Amount sent", value: "2480" },
  {
    key: "sent",
    kind: "occurred-at",
    label: "When it was sent",
    value: { instant: "2026-11-22T05:37:00.000Z", precision: "minute", zone: "Asia/Shanghai" },
  },
  { key: "platform", kind: "text", label: "Sent from", value: "自己的钱包" },
  { key: "txid", kind: "txid", label: "TxID", value: txid },
  { key: "address", kind: "address", label: "Deposit address", value: address },
]

function pair(asset: string, network: string, amount: string): FieldView[] {
  return [
    { key: "pair", kind: "asset-network", label: "Asset and network", value: `${asset}/${network}` },
    { key: "amount", kind: "amount", label: "Amount", value: amount },
  ]
}

const byMail: Scene = {
  customer: "林越",
  uid: "33019284",
  locale: "zh-CN",
  level: "mailbox",
  form: "fiat-deposit",
  subject: "法币充值未到账",
  status: "open",
  priority: 3,
  team: "deposits",
  assignee: "Mei",
  due: 90,
  fields: [],
  told: [
    {
      by: "林越",
      ago: 190,
      text: "你好，11 月 20 日从银行转的 18,200 EUR 一直没有到账，UID 33019284。",
      mail: sign({ doubts: ["first-seen"], evidence: ["first-mail"] }),
    },
    { by: "Mei", ago: 150, text: "我们正在查询这笔转账。请提供银行转账凭证（含日期、金额和收款账号）。" },
    {
      by: "林越",
      ago: 65,
      text: "附件是 11 月 20 日的银行转账凭证，金额 18,200 EUR。银行说当天已经付出。",
      picture: true,
      mail: sign({ folded: true }),
    },
    {
      by: "林越",
      ago: 12,
      text: "另外，请把以后的款项退回到下面这个新地址：TKv8Qm3ZrWb6YpN2sXcH7dLfE4uJt9gRaM",
      mail: sign({
        aligned: false,
        doubts: ["look-alike", "reply-elsewhere", "name-shows-address"],
        evidence: ["released"],
        folded: true,
      }),
    },
    {
      by: "林越",
      ago: 5,
      text: "您好，我正在休假，11 月 30 日回来。",
      mail: sign({ kind: "out-of-office", aligned: true, evidence: ["in-reply-to"] }),
    },
  ],
}

export const day: Scene[] = [
  {
    customer: "何知远",
    uid: "30881492",
    vip: 2,
    locale: "zh-CN",
    level: "session-2fa",
    form: "deposit-not-credited",
    subject: "USDT 充值未到账 · TRON",
    status: "open",
    priority: 2,
    team: "deposits",
    assignee: "Mei",
    due: 4,
    fields: deposit,
    told: [
      {
        by: "何知远",
        ago: 71,
        text: "你好，我 13:37 从自己的钱包转了 2,480 USDT 到平台，链上显示成功了，但是账户里一直没有。",
      },
      {
        by: "Mei",
        ago: 69,
        text: "你好，我是 Mei，Kestrel 充值组。我看到这笔转账了，正在核对地址。请先不要重复转账。",
      },
      { by: "何知远", ago: 66, text: `截图在这里，TxID 是 ${txid}`, picture: true },
      {
        by: "Ilse",
        ago: 64,
        note: true,
        text: "This address was retired on 3 Nov when his wallet moved to vault 7. The funds are ours. Sweep runs at 14:30; credit by hand after that, second approver Rafael.",
      },
      { by: "何知远", ago: 1, text: "需要我做什么吗？大概多久能到账？下午要用这笔钱。" },
    ],
  },
  {
    customer: "Odile Varga",
    uid: "20417733",
    locale: "en",
    level: "mailbox",
    form: "withdrawal-delayed",
    subject: "BTC withdrawal pending for 26 hours",
    status: "open",
    priority: 1,
    team: "withdrawals",
    assignee: "Mei",
    due: -13,
    fields: [
      { key: "withdrawal", kind: "withdrawal-id", label: "Withdrawal number", value: "W-20261121-0417" },
      ...pair("BTC", "bitcoin", "0.41250000"),
      {
        key: "address",
        kind: "address",
        label: "Destination address",
        value: "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
      },
    ],
    told: [
      {
        by: "Odile Varga",
        ago: 1560,
        text: "My withdrawal of 0.4125 BTC has been pending since noon. Is something wrong with it?",
      },
      {
        by: "启航",
        ago: 1500,
        text: "We’re looking into it. It is in review; you don’t need to do anything.",
      },
      { by: "Odile Varga", ago: 38, text: "Third time I write. The status page says nothing about it." },
    ],
  },
  {
    customer: "陆嘉禾",
    uid: "51203384",
    locale: "zh-CN",
    level: "claimed",
    form: "account-login",
    subject: "谷歌验证器丢失，无法登录",
    status: "new",
    priority: 2,
    team: "security",
    assignee: null,
    due: 18,
    fields: [
      { key: "identifier", kind: "identifier", label: "Account", value: "51203384" },
      { key: "problem", kind: "choice", label: "What happens", value: "Authenticator lost" },
    ],
    told: [{ by: "陆嘉禾", ago: 11, text: "已上传手持证件照和声明，请帮忙审核，谢谢", picture: true }],
  },
  {
    customer: "沈墨言",
    uid: "77410925",
    vip: 3,
    locale: "zh-CN",
    level: "session-2fa",
    form: "withdrawal-delayed",
    subject: "提币选错网络：ERC-20 转到 BSC",
    status: "open",
    priority: 2,
    team: "withdrawals",
    assignee: "慧敏",
    due: 26,
    fields: pair("USDT", "ethereum", "18650.5"),
    told: [{ by: "沈墨言", ago: 14, text: "还能找回来吗？金额不小，很着急" }],
  },
  {
    customer: "Tomas Reyhl",
    uid: "60017734",
    locale: "en",
    level: "session",
    form: "other",
    subject: "Card payment declined twice",
    status: "open",
    priority: 3,
    team: "deposits",
    assignee: "Mei",
    due: 95,
    fields: [{ key: "topic", kind: "text", label: "In a few words", value: "Card payment declined twice" }],
    told: [{ by: "Tomas Reyhl", ago: 5, text: "It says 3-D Secure failed, but my bank approved both" }],
  },
  {
    customer: "钱若溪",
    uid: "33910027",
    locale: "zh-CN",
    level: "session",
    form: "deposit-not-credited",
    subject: "USDT 充值没到，已经 40 分钟",
    status: "new",
    priority: 3,
    team: "deposits",
    assignee: null,
    due: 210,
    fields: pair("USDT", "tron", "300"),
    told: [{ by: "钱若溪", ago: 9, text: "公告说节点延迟，是不是都没到？" }],
  },
  {
    customer: "林書維",
    uid: "44127810",
    locale: "zh-CN",
    level: "session-2fa",
    form: "other",
    subject: "API 簽章錯誤 -1022",
    status: "open",
    priority: 3,
    team: "deposits",
    assignee: "Mei",
    due: 180,
    fields: [{ key: "topic", kind: "text", label: "In a few words", value: "API 簽章錯誤" }],
    told: [{ by: "林書維", ago: 22, text: "昨天還正常，今天開始全部回 -1022，時間已經同步過了。" }],
  },
  {
    customer: "Amara Linde",
    uid: "18820456",
    locale: "en",
    level: "session",
    form: "other",
    subject: "Proof of address: two documents asked for",
    status: "waiting-customer",
    priority: 3,
    team: "deposits",
    assignee: "Mei",
    fields: [],
    told: [
      { by: "Amara Linde", ago: 300, text: "Which documents do you take as proof of address?" },
      {
        by: "Mei",
        ago: 120,
        text: "A utility bill or a bank statement, not older than three months, with your name and address. Please send two of them.",
      },
    ],
  },
  {
    customer: "苏屿",
    uid: "29930418",
    locale: "zh-CN",
    level: "mailbox",
    form: "other",
    subject: "2025 年报税明细：等客户确认时区",
    status: "waiting-customer",
    priority: 4,
    team: "deposits",
    assignee: "Mei",
    fields: [],
    told: [
      { by: "苏屿", ago: 420, text: "需要 2025 年全年的交易和出入金明细，报税用。" },
      { by: "Mei", ago: 240, text: "可以提供。请确认明细按 UTC 还是按北京时间划分年度？" },
    ],
  },
  {
    customer: "@jweik",
    uid: "",
    locale: "en",
    level: "claimed",
    form: "other",
    subject: "API key stopped after an IP change",
    status: "waiting-third-party",
    priority: 4,
    team: "deposits",
    assignee: "Mei",
    fields: [],
    told: [{ by: "@jweik", ago: 1500, text: "My key stopped working after our office got a new IP range." }],
  },
  {
    customer: "@nord_hale",
    uid: "",
    locale: "en",
    level: "none",
    form: "other",
    subject: "Is “@Kestrel_help” really you?",
    status: "new",
    priority: 0,
    team: "security",
    assignee: null,
    due: 2,
    fields: [],
    told: [{ by: "@nord_hale", ago: 3, text: "He wants me to move funds to a “safe wallet” in 10 min" }],
  },
  byMail,
]
