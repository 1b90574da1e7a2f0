import type { Field, FormSource } from "../form.ts"
import { groups, is, option, story } from "./parts.ts"

const noSecrets = {
  en: "We never ask for an API secret or passphrase. Of the key, its last 4 characters are enough; if a secret got out, delete the key at once.",
  zh: "我们绝不会索要 API Secret 或口令。Key 只需填写后 4 位；如果 Secret 已泄露，请立即删除该 Key。",
}

const keyEnd: Field = {
  id: "key-last-four",
  kind: "text",
  required: false,
  label: { en: "Last 4 characters of the API key", zh: "API Key 后 4 位" },
  hint: { en: "Only these 4, on the page of your API keys.", zh: "只填后 4 位，在 API 管理页面可以看到。" },
}

/** API-1: a call that fails, or a system that doesn't answer. */
const call: FormSource = {
  key: "api-call",
  version: 1,
  code: "API-1",
  group: groups.api,
  title: { en: "API calls", zh: "API接口调用" },
  about: { en: "Errors, limits, data or an outage", zh: "报错、限频、数据异常或系统故障" },
  factsTitle: { en: "This call", zh: "这次调用" },
  icon: "api",
  rank: 400,
  words: [
    "API",
    "REST",
    "WebSocket",
    "signature",
    "rate limit",
    "429",
    "endpoint",
    "接口",
    "签名",
    "限频",
    "系统故障",
    "报错",
  ],
  team: "api",
  skills: ["api"],
  priority: 2,
  urgency: [{ when: is("impact", "trading-down"), priority: 1 }],
  sameBy: ["request-id"],
  checks: ["account-locks"],
  evidence: [
    {
      id: "log",
      label: { en: "Log or HAR file", zh: "日志或 HAR 文件" },
      about: {
        en: "Request and answer with their times. Take out the secret, the signature and access tokens first.",
        zh: "包含时间的请求与响应。请先删除 Secret、签名和访问令牌。",
      },
      required: false,
      kinds: ["log"],
    },
    {
      id: "screenshot",
      label: { en: "Screenshot", zh: "截图" },
      about: { en: "The message, where there is no log.", zh: "没有日志时，请提供报错截图。" },
      required: false,
      kinds: ["image"],
    },
  ],
  advice: [
    {
      en: "Signature refused? Compare the exact text you sign: method, path, parameters in order, and the time in milliseconds.",
      zh: "签名错误？请逐字核对待签名文本：方法、路径、参数顺序，以及毫秒时间戳。",
    },
    {
      en: "Time out of range? Set your clock by NTP; a difference of more than a few seconds is refused.",
      zh: "时间戳超出范围？请用 NTP 校准时钟，相差数秒以上会被拒绝。",
    },
    {
      en: "Error 429 means too many requests: wait as long as the answer says before you send the next one.",
      zh: "429 表示请求过于频繁，请按响应提示的时间等待后再发送。",
    },
    noSecrets,
  ],
  articles: ["api-signature", "api-errors", "api-rate-limits", "service-status"],
  macros: ["api-signature", "api-clock", "api-rate-limit", "api-reproduce", "api-incident"],
  fields: [
    {
      id: "impact",
      kind: "choice",
      required: true,
      label: { en: "What it stops", zh: "影响" },
      options: [
        option("trading-down", "I can’t place or cancel orders", "无法下单或撤单"),
        option("data", "Data is wrong, late or missing", "数据错误、延迟或缺失"),
        option("errors", "Some calls fail", "部分调用失败"),
        option("question", "Nothing, I have a question", "没有影响，只是咨询"),
      ],
    },
    {
      id: "endpoint",
      kind: "text",
      required: true,
      label: { en: "Endpoint or channel", zh: "接口或频道" },
      hint: { en: "Method and path, such as POST /v1/orders.", zh: "方法和路径，例如 POST /v1/orders。" },
    },
    {
      id: "status",
      kind: "text",
      required: false,
      show: { not: is("impact", "question") },
      requireWhen: { not: is("impact", "question") },
      label: { en: "HTTP status and error code", zh: "HTTP 状态码与错误码" },
      hint: {
        en: "Such as 401, signature-not-valid; “none” if there was no answer.",
        zh: "例如 401、signature-not-valid；没有响应请填“无”。",
      },
    },
    {
      id: "happened",
      kind: "occurred-at",
      required: false,
      show: { not: is("impact", "question") },
      requireWhen: { not: is("impact", "question") },
      label: { en: "When, to the millisecond if you can", zh: "发生时间（尽量精确到毫秒）" },
      hint: { en: "A time stamp in milliseconds will do.", zh: "可以直接填写毫秒时间戳。" },
    },
    {
      id: "request-id",
      kind: "text",
      required: false,
      show: { not: is("impact", "question") },
      label: { en: "Request ID", zh: "请求 ID" },
      hint: { en: "In the headers of the answer.", zh: "在响应头中。" },
    },
    {
      id: "steps",
      kind: "long-text",
      required: false,
      show: is("impact", "trading-down", "data", "errors"),
      requireWhen: is("impact", "trading-down", "data", "errors"),
      label: { en: "Steps to reproduce", zh: "复现步骤" },
      prompts: [
        { en: "Request as it is sent, without secret and signature", zh: "发送的请求，不含 Secret 和签名" },
        { en: "Answer you got, and the one you expected", zh: "实际响应与预期响应" },
        { en: "How often it happens, and since when", zh: "出现频率和开始时间" },
      ],
    },
    keyEnd,
    {
      id: "ip",
      kind: "ip-list",
      required: false,
      show: { not: is("impact", "question") },
      label: { en: "IP address you call from", zh: "调用方 IP" },
    },
    { id: "sdk", kind: "text", required: false, label: { en: "SDK and version", zh: "SDK 及版本" } },
    story(
      { en: "Background: what your program does", zh: "背景：你的程序在做什么" },
      { en: "Trigger: what changed before it began", zh: "触发条件：出现问题前有什么变化" },
      { en: "What you expect from us", zh: "你希望我们怎样处理" },
    ),
  ],
}

const keyPermission = is("permission", "withdraw", "trade", "read")

/** API-1, the permission: a request with a purpose, decided by the API team together with risk. */
const permission: FormSource = {
  key: "api-permission",
  version: 1,
  code: "API-1",
  group: groups.api,
  title: { en: "API permission", zh: "API权限申请" },
  about: {
    en: "Withdrawal by API, higher limits, broker or sub-account rights",
    zh: "API 提币、提高限频、经纪商或子账户权限",
  },
  factsTitle: { en: "This request", zh: "这项申请" },
  icon: "api",
  rank: 410,
  words: [
    "API",
    "permission",
    "whitelist",
    "IP",
    "rate limit",
    "broker",
    "权限",
    "白名单",
    "限频",
    "提额",
    "经纪商",
  ],
  team: "api",
  skills: ["api", "risk-approval"],
  priority: 3,
  sameBy: ["permission"],
  checks: ["account-locks"],
  advice: [
    {
      en: "Reading and trading you can switch on yourself on the page of your API keys; only the rest needs a request.",
      zh: "读取和交易权限可以在 API 管理页面自行开启，其他权限才需要申请。",
    },
    {
      en: "Keys bound to fixed IP addresses are decided sooner; withdrawal by API isn’t granted without them.",
      zh: "绑定固定 IP 的 Key 审批更快；API 提币必须绑定 IP。",
    },
    noSecrets,
  ],
  articles: ["api-permissions", "api-ip-allowlist"],
  macros: ["api-permission-granted", "api-permission-refused", "api-permission-more"],
  fields: [
    {
      id: "permission",
      kind: "choice",
      required: true,
      label: { en: "Permission", zh: "申请的权限" },
      options: [
        option("withdraw", "Withdrawals by API", "API 提币"),
        option("limits", "Higher rate limits", "提高限频"),
        option("trade", "Trading on more markets", "更多市场的交易权限"),
        option("read", "More data", "更多数据权限"),
        option("broker", "Broker or sub-accounts", "经纪商或子账户"),
      ],
    },
    {
      id: "ip",
      kind: "ip-list",
      required: true,
      label: { en: "IP addresses", zh: "IP 地址列表" },
      hint: {
        en: "One a line; ranges such as 203.0.113.0/28 will do.",
        zh: "每行一个，也可填写网段，例如 203.0.113.0/28。",
      },
    },
    {
      id: "purpose",
      kind: "text",
      required: true,
      label: { en: "What you need it for", zh: "用途" },
    },
    { ...keyEnd, show: keyPermission, requireWhen: keyPermission },
    {
      id: "limit",
      kind: "text",
      required: false,
      show: is("permission", "limits"),
      requireWhen: is("permission", "limits"),
      label: { en: "Requests a second, and on which endpoints", zh: "每秒请求数与对应接口" },
    },
    {
      id: "daily-amount",
      kind: "text",
      required: false,
      show: is("permission", "withdraw"),
      requireWhen: is("permission", "withdraw"),
      label: { en: "Highest amount a day", zh: "每日最高金额" },
    },
    {
      id: "risk-consent",
      kind: "consent",
      required: false,
      show: is("permission", "withdraw"),
      requireWhen: is("permission", "withdraw"),
      label: {
        en: "I know that whoever holds the key can withdraw within these limits.",
        zh: "我了解持有该 Key 的人可以在上述限额内提币。",
      },
    },
    story({ en: "Background, and how you keep the key safe", zh: "背景，以及你怎样保管 Key" }),
  ],
}

export const api: FormSource[] = [call, permission]
