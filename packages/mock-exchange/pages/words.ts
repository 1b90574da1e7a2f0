import type { FastifyReply, FastifyRequest } from "fastify"

export type Lang = "en" | "zh"

/** Every word on the exchange's own pages, in both languages. */
const catalogue = {
  overview: { en: "Overview", zh: "总览" },
  deposits: { en: "Deposits", zh: "充值" },
  withdrawals: { en: "Withdrawals", zh: "提现" },
  account: { en: "Account", zh: "账户" },
  support: { en: "Support", zh: "客服" },
  contactSupport: { en: "Contact support", zh: "联系客服" },
  signIn: { en: "Sign in", zh: "登录" },
  signOut: { en: "Sign out", zh: "退出" },
  otherLanguage: { en: "中文", zh: "English" },
  toy: {
    en: "A toy exchange for demonstration and tests. Nobody holds a key to its addresses: send nothing to them.",
    zh: "这是用于演示和测试的示例交易所。这些地址没有人持有私钥，请不要向它们转账。",
  },
  welcome: { en: "Your assets, plainly kept", zh: "资产清楚，进出有据" },
  welcomeText: {
    en: "Deposits, withdrawals and every confirmation in one place.",
    zh: "充值、提现和每一次确认，都在一处看清。",
  },
  lostFactor: { en: "Lost your authenticator?", zh: "验证器丢失了？" },
  lostFactorText: {
    en: "Support can help you without signing in.",
    zh: "不用登录也可以联系客服。",
  },
  whoAreYou: { en: "Sign in to Kestrel", zh: "登录 Kestrel" },
  whoAreYouText: {
    en: "This exchange is a toy: choose whose account to open. A real one asks for password and code.",
    zh: "这是示例交易所：选择要打开谁的账户。真实的交易所会要求密码和验证码。",
  },
  cannotSignIn: { en: "Authenticator lost, cannot sign in", zh: "验证器丢失，无法登录" },
  hello: { en: "Signed in as", zh: "当前账户" },
  recentDeposits: { en: "Recent deposits", zh: "最近充值" },
  recentWithdrawals: { en: "Recent withdrawals", zh: "最近提现" },
  none: { en: "Nothing yet.", zh: "暂无记录。" },
  time: { en: "Time (UTC+8)", zh: "时间（UTC+8）" },
  asset: { en: "Asset", zh: "币种" },
  network: { en: "Network", zh: "网络" },
  amount: { en: "Amount", zh: "数量" },
  confirmations: { en: "Confirmations", zh: "确认数" },
  status: { en: "Status", zh: "状态" },
  txid: { en: "TxID", zh: "TxID" },
  to: { en: "To", zh: "收款地址" },
  number: { en: "Number", zh: "编号" },
  depositTitle: { en: "Deposit", zh: "充值" },
  show: { en: "Show address", zh: "显示地址" },
  yourAddress: { en: "Your address", zh: "你的地址" },
  memo: { en: "Memo", zh: "Memo" },
  tag: { en: "Destination tag", zh: "目标标签（Tag）" },
  memoWarning: {
    en: "Without it the deposit cannot be matched to you.",
    zh: "漏填将无法对应到你的账户。",
  },
  minimum: { en: "Minimum", zh: "最低充值" },
  notCredited: { en: "Sent, but not listed here?", zh: "已转出，但这里没有？" },
  notCreditedText: {
    en: "Have the TxID at hand; support looks it up on the chain while you type.",
    zh: "准备好 TxID，客服页面会在你填写时直接查询链上状态。",
  },
  askAboutThis: { en: "Ask about this", zh: "咨询这一笔" },
  beforeYouSend: { en: "Before you send", zh: "转账之前" },
  beforeNetwork: {
    en: "Send by the network shown. Coins sent by another one are not credited automatically.",
    zh: "请使用所示网络。其他网络转入的资产不会自动入账。",
  },
  beforeAddress: {
    en: "Compare the whole address, not only its first and last characters.",
    zh: "核对完整地址，不要只看首尾几位。",
  },
  profile: { en: "Profile", zh: "个人资料" },
  uid: { en: "UID", zh: "UID" },
  username: { en: "Username", zh: "用户名" },
  email: { en: "E-mail", zh: "邮箱" },
  level: { en: "Level", zh: "等级" },
  security: { en: "Security", zh: "安全" },
  antiPhishing: { en: "Anti-phishing code", zh: "防钓鱼码" },
  antiPhishingText: {
    en: "Every genuine mail from us carries it.",
    zh: "我们发出的每封邮件都会带上它。",
  },
  notSet: { en: "Not set", zh: "未设置" },
  lockedUntil: { en: "Withdrawals locked until", zh: "提现锁定至" },
  confirming: { en: "Confirming", zh: "确认中" },
  credited: { en: "Credited", zh: "已入账" },
  held: { en: "In review", zh: "审核中" },
  "below-minimum": { en: "Below minimum", zh: "低于最低金额" },
  review: { en: "In review", zh: "审核中" },
  queued: { en: "Queued", zh: "排队中" },
  signed: { en: "Signed", zh: "已签名" },
  broadcast: { en: "Sent to network", zh: "已广播" },
  confirmed: { en: "Completed", zh: "已完成" },
  cancelled: { en: "Cancelled", zh: "已取消" },
  failed: { en: "Failed, returned to balance", zh: "失败，已退回余额" },
  caseWord: { en: "Case", zh: "示例" },
  txidAndAddress: { en: "TxID, then address", zh: "TxID 与收款地址" },
  rewind: { en: "Begin the pending case again", zh: "重新开始“确认中”示例" },
  switches: { en: "Play an outage", zh: "模拟故障" },
  set: { en: "Set", zh: "应用" },
  supportApi: { en: "Support interface", zh: "客服接口" },
  cases: { en: "Cases and switches", zh: "示例与开关" },
} as const satisfies Record<string, Record<Lang, string>>

export type Word = keyof typeof catalogue

/** Says words in one language. */
export type Say = (word: Word) => string

export function sayIn(lang: Lang): Say {
  return (word) => catalogue[word][lang]
}

/** ?lang= wins and is remembered, then what was chosen before, then what the browser asks for first. */
export function chooseLanguage(request: FastifyRequest, reply: FastifyReply): Lang {
  const asked = (request.query as { lang?: unknown }).lang
  if (asked === "en" || asked === "zh") {
    reply.setCookie("kx_lang", asked, { sameSite: "lax", path: "/" })
    return asked
  }
  const remembered = request.cookies["kx_lang"]
  if (remembered === "en" || remembered === "zh") return remembered
  return /^\s*zh\b/i.test(request.headers["accept-language"] ?? "") ? "zh" : "en"
}
