import type { RegisterEntry } from "@veridesk/contract/registry.ts"
import { entryOf } from "../../registry/index.ts"

type Given = Parameters<typeof entryOf>[0]
const KESTREL = "Kestrel Exchange"

/** Kestrel's official channels. Keys of the first three are those that an installation starts with. */
export function kestrelEntries(mailFrom: string): RegisterEntry[] {
  return [
    site(
      [
        "R-0001",
        "help.kestrel.example",
        "2021-05-10",
        "Articles, tickets and this check",
        "文章、工单与官方核验",
      ],
      {
        name: { en: "Help site", zh: "帮助中心" },
      },
    ),
    mail("R-0002", "support@kestrel.example", "2021-05-10", "Support’s mailbox", "客服邮箱"),
    mail(
      "R-0003",
      mailFrom.toLowerCase(),
      "2021-05-10",
      "Mails about your tickets; it does not read answers",
      "工单通知邮件，不接收回复",
    ),
    site(["R-0004", "kestrel.example", "2019-03-04", "Trading and account", "交易与账户"]),
    site(["R-0005", "api.kestrel.example", "2020-02-17", "API for programs", "程序接口"], {
      name: { en: "API", zh: "API" },
    }),
    site(["R-0006", "merlin.example", "2023-09-01", "Trading and account", "交易与账户"], {
      brand: "Merlin by Kestrel",
    }),
    ...mailboxes,
    ...accounts,
    ...phonesAndApps,
    ...roles,
  ]
}

const mailboxes = [
  mail("R-0007", "account@kestrel.example", "2021-05-10", "Account and sign-in", "账户与登录"),
  mail("R-0008", "trade@kestrel.example", "2021-05-10", "Deposits, withdrawals, trading", "充值、提现与交易"),
  mail("R-0009", "tech@kestrel.example", "2021-05-10", "API and technical questions", "API 与技术问题"),
  mail(
    "R-0010",
    "compliance@kestrel.example",
    "2021-05-10",
    "Documents and authorities",
    "合规文件与监管机构",
  ),
  mail("R-0011", "complaints@kestrel.example", "2022-01-03", "Complaints", "投诉"),
  mail(
    "R-0012",
    "security@kestrel.example",
    "2020-06-22",
    "Theft, phishing, weaknesses",
    "盗号、钓鱼与安全漏洞",
  ),
  mail(
    "R-0013",
    "no-reply@kestrel.example",
    "2019-03-04",
    "Receipts, with your anti-phishing code",
    "回执，带你的防钓鱼码",
  ),
]

const accounts = [
  entry(
    "telegram",
    [
      "R-0014",
      "kestrel_news_zh",
      "2024-03-14",
      "Announcements in Chinese, broadcast only: nobody answers here, and nobody writes to you first",
      "中文公告，只播报，不答疑，也不会有人主动私信你",
    ],
    {
      numericId: "-1001550142014",
      badge: "blue",
    },
  ),
  entry(
    "telegram",
    [
      "R-0015",
      "KestrelHelp",
      "2023-11-20",
      "Questions in the open group; never by private message",
      "公开群内答疑，绝不私信",
    ],
    {
      numericId: "5501234567",
      badge: "blue",
    },
  ),
  entry(
    "x",
    ["R-0016", "KestrelExchange", "2020-01-15", "Announcements and public replies", "公告与公开回复"],
    {
      numericId: "1180550142",
      badge: "gold",
    },
  ),
  entry("facebook", ["R-0017", "KestrelExchange", "2020-08-03", "Announcements", "公告"], {
    numericId: "61550142001",
    badge: "blue",
  }),
  entry(
    "discord",
    ["R-0018", "kestrel", "2022-04-11", "Community and questions about the API", "社区与 API 交流"],
    {
      numericId: "955014200112233445",
      badge: "verified",
    },
  ),
  entry("wechat", ["R-0019", "kestrel_service", "2021-07-26", "Announcements in Chinese", "中文公告"]),
  entry(
    "telegram",
    ["R-0028", "kestrel_cn", "2020-03-01", "Announcements until 2024", "2024 年前的公告频道"],
    {
      numericId: "-1001550142003",
      retiredOn: "2024-03-14",
    },
  ),
]

const phonesAndApps = [
  entry("phone", [
    "R-0020",
    "+85255500100",
    "2022-10-05",
    "Freezing an account, day and night; we never call you from it",
    "全天冻结账户；我们绝不会用它主动来电",
  ]),
  entry("phone", [
    "R-0021",
    "+442079460100",
    "2022-10-05",
    "Freezing an account, in English; we never call you from it",
    "英文冻结账户；我们绝不会用它主动来电",
  ]),
  entry("app", ["R-0022", "6455001420", "2019-06-01", "The app for iPhone", "iPhone 应用"], {
    store: "apple",
  }),
  entry("app", ["R-0023", "com.kestrel.exchange", "2019-06-01", "The app for Android", "安卓应用"], {
    store: "google",
  }),
]

const NEVER: [string, string][] = [
  ["Ask for a password, a code or a seed phrase", "索要密码、验证码或助记词"],
  ["Write to you first on a social network", "在社交平台主动私信你"],
  ["Ask you to move money, or to install anything", "让你转账或安装任何软件"],
]

const roles = [
  role(["R-0024", "chat-agent", "Answers in your ticket", "在你的工单中答复"], {
    name: ["Chat agent", "在线客服"],
    may: ["See your ticket, and ask for a transaction’s number", "查看你的工单，询问交易编号"],
  }),
  role(
    [
      "R-0025",
      "ticket-specialist",
      "Answers in your ticket and from support@kestrel.example",
      "在工单中和通过 support@kestrel.example 答复",
    ],
    {
      name: ["Ticket specialist", "工单专员"],
      may: ["Ask for documents, in the ticket only", "仅在工单内要求提供材料"],
    },
  ),
  role(["R-0026", "fraud-agent", "Answers when an account was frozen or robbed", "处理账户冻结与盗号"], {
    name: ["Fraud agent", "反欺诈专员"],
    may: ["Freeze an account; never lift a freeze by chat", "冻结账户；绝不通过聊天解冻"],
  }),
  role(["R-0027", "moderator", "Keeps order in our groups", "维护群内秩序"], {
    name: ["Community moderator", "社区管理员"],
    may: ["Answer in the open and give links to our help site", "公开答复，并附帮助中心链接"],
  }),
]

/** Key, address, since, what for in English and Chinese. */
type Plain = [key: string, address: string, since: string, en: string, zh: string]

function entry(
  kind: Given["kind"],
  [key, address, since, en, zh]: Plain,
  more: Partial<RegisterEntry> = {},
): RegisterEntry {
  return entryOf({ key, kind, address, since, use: { en, zh }, owner: "Support", brand: KESTREL, ...more })
}

function site(plain: Plain, more: Partial<RegisterEntry> = {}) {
  return entry("website", plain, more)
}

function mail(...plain: Plain) {
  return entry("email", plain)
}

function role(
  [key, address, en, zh]: [key: string, address: string, en: string, zh: string],
  { name, may }: { name: [string, string]; may: [string, string] },
) {
  const both = ([one, two]: [string, string]) => ({ en: one, zh: two })
  return entry("staff-role", [key, address, "2021-05-10", en, zh], {
    name: both(name),
    may: [both(may)],
    never: NEVER.map(both),
  })
}
