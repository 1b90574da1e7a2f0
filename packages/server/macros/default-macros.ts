import type { ShippedMacro } from "./shipped-macro.ts"

const general = { en: "General", zh: "通用" }
const deposits = { en: "Deposits", zh: "充值" }
const security = { en: "Account and security", zh: "账户与安全" }
const compliance = { en: "Compliance", zh: "合规" }

/** Texts for what is said every day (domain.md §2.3); an installation edits them as it likes. */
export const defaultMacros: ShippedMacro[] = [
  {
    key: "received",
    group: general,
    title: { en: "Received, with the promised time", zh: "已受理与预计时间" },
    body: {
      en: "Hello {{customer.name}},\n\nWe have your request {{ticket.number}}. You will hear from us by {{reply.by}}; you can follow it in your ticket centre. We never ask for passwords, codes or recovery phrases.\n\n{{agent.name}}\n{{brand.name}}",
      zh: "{{customer.name}}，你好：\n\n已收到你的请求，编号 {{ticket.number}}。我们会在 {{reply.by}} 前回复，进度请在工单中心查看。我们不会向你索要密码、验证码或助记词。\n\n{{agent.name}}\n{{brand.name}}",
    },
    forms: ["other"],
    actions: [{ do: "assign-me" }, { do: "status", status: "open" }],
  },
  {
    key: "missing-fields",
    group: general,
    title: { en: "Something is missing", zh: "需要补充资料" },
    body: {
      en: "To continue we only need: {{ask.what-is-missing}}. We already have the rest.",
      zh: "为继续核查，请仅补充：{{ask.所缺资料}}。其余信息我们已掌握。",
    },
    forms: ["deposit-not-credited", "withdrawal-delayed", "account-login"],
    actions: [{ do: "status", status: "waiting-customer" }],
  },
  {
    key: "on-chain-pending",
    group: deposits,
    title: { en: "Waiting for confirmations", zh: "等待链上确认" },
    body: {
      en: "Your transaction {{field.txid}} has {{ask.confirmations}} of {{ask.needed}} confirmations. It is credited by itself once it has all of them; there is nothing you need to do.",
      zh: "你的交易 {{field.txid}} 已确认 {{ask.当前确认数}}/{{ask.所需确认数}}，全部确认后自动入账，无需操作。",
    },
    forms: ["deposit-not-credited"],
    actions: [{ do: "status", status: "waiting-third-party" }],
  },
  {
    key: "credited",
    group: deposits,
    title: { en: "Credited", zh: "已入账" },
    body: {
      en: "{{field.amount}} ({{field.pair}}) has been credited to your account. If the amount differs from what you sent, tell us here.",
      zh: "{{field.amount}}（{{field.pair}}）已入账。如与转出数量不符，请在此告知。",
    },
    forms: ["deposit-not-credited"],
    actions: [{ do: "status", status: "solved" }],
  },
  {
    key: "recovery-offer",
    group: deposits,
    title: { en: "Recovery can be tried, for a fee", zh: "找回报价" },
    body: {
      en: "Recovery can be tried: the fee is {{ask.fee}}, it takes about {{ask.days}} days, and we can’t promise that it succeeds. Reply “I agree” to go ahead.",
      zh: "可尝试找回：费用 {{ask.费用}}，预计 {{ask.天数}} 天，不保证成功。如同意，请回复“同意”。",
    },
    forms: ["deposit-not-credited"],
    actions: [{ do: "status", status: "waiting-customer" }],
  },
  {
    key: "frozen-what-next",
    group: security,
    title: { en: "Frozen, and what comes next", zh: "已冻结与下一步" },
    body: {
      en: "Withdrawals, API and P2P of your account are frozen and all devices are signed out. Next: {{ask.steps}}.",
      zh: "已为你冻结提现、API 与 P2P，并退出所有设备。下一步：{{ask.下一步}}。",
    },
    forms: ["account-login"],
    actions: [
      { do: "priority", priority: 0 },
      { do: "team", team: "account-security" },
    ],
  },
  {
    key: "secret-exposed",
    group: security,
    title: { en: "A recovery phrase was sent to us", zh: "收到助记词或私钥" },
    body: {
      en: "What you sent looks like a recovery phrase or a private key. We removed it and did not keep it. Move your funds now and don’t use that wallet any more.",
      zh: "你刚才发送的内容像助记词或私钥，我们已删除且未保存。请立即转移资产并弃用该钱包。",
    },
    forms: [],
    actions: [],
  },
  {
    key: "under-review",
    group: compliance,
    title: { en: "Under review, no details", zh: "审核中" },
    body: {
      en: "Your account is under routine review and we can’t say more now. You will hear from us by {{ask.date}}.",
      zh: "你的账户正在例行审核，我们目前无法提供更多细节；下一次更新不晚于 {{ask.日期}}。",
    },
    forms: [],
    actions: [{ do: "status", status: "waiting-third-party" }],
    compliance: true,
  },
]
