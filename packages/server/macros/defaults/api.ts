import type { ShippedMacro } from "../shipped-macro.ts"
import { solved, waitForCustomer, waitForOthers } from "./parts.ts"

const group = { en: "API", zh: "API" }
const call = ["api-call"]
const permission = ["api-permission"]

export const apiMacros: ShippedMacro[] = [
  {
    key: "api-signature",
    group,
    forms: call,
    title: { en: "Signature refused", zh: "签名错误" },
    body: {
      en: "The call to {{field.endpoint}} was refused for its signature. What differs: {{ask.difference}}. The text to sign is method, host, path and the sorted parameters, each on a line of its own. Please never send us the secret.",
      zh: "对 {{field.endpoint}} 的调用因签名被拒绝。差异：{{ask.difference}}。待签名文本依次为方法、主机、路径和排序后的参数，各占一行。请勿向我们发送 Secret。",
    },
    actions: [waitForCustomer],
  },
  {
    key: "api-clock",
    group,
    forms: call,
    title: { en: "Clock is off", zh: "时钟偏差" },
    body: {
      en: "Your requests to {{field.endpoint}} arrive {{ask.offset}} ms away from our clock; up to {{ask.allowed}} ms are accepted. Please set your clock by NTP and take the time right before signing.",
      zh: "你对 {{field.endpoint}} 的请求与我们的时钟相差 {{ask.offset}} 毫秒，允许范围为 {{ask.allowed}} 毫秒。请用 NTP 校准时钟，并在签名前再取时间戳。",
    },
    actions: [waitForCustomer],
  },
  {
    key: "api-rate-limit",
    group,
    forms: call,
    title: { en: "Too many requests", zh: "触发限频" },
    body: {
      en: "{{field.endpoint}} allows {{ask.limit}}; you sent {{ask.rate}}. Wait as long as the answer’s header says, or use the WebSocket channel {{ask.channel}}, which doesn’t count.",
      zh: "{{field.endpoint}} 的限频为 {{ask.limit}}，你的请求为 {{ask.rate}}。请按响应头等待，或改用不计入限频的 WebSocket 频道 {{ask.channel}}。",
    },
    actions: [solved],
  },
  {
    key: "api-reproduce",
    group,
    forms: call,
    title: { en: "We can’t reproduce it", zh: "无法复现" },
    body: {
      en: "We couldn’t reproduce it on {{field.endpoint}}. Please send one failing request with its time in milliseconds, request ID and whole answer, without secret, signature and tokens: {{ask.detail}}.",
      zh: "我们在 {{field.endpoint}} 上未能复现。请提供一次失败请求的毫秒时间戳、请求 ID 和完整响应，请先删除 Secret、签名和令牌：{{ask.detail}}。",
    },
    actions: [waitForCustomer],
  },
  {
    key: "api-incident",
    group,
    forms: call,
    title: { en: "API incident", zh: "API 故障" },
    body: {
      en: "{{field.endpoint}} is affected since {{ask.since}} (UTC). Where an order’s state is unknown, ask for it by its client number before you send it again. Next update at {{ask.next}}.",
      zh: "{{field.endpoint}} 自 {{ask.since}}（UTC）起受影响。订单状态不明时，请先按自定义订单号查询，再决定是否重新下单。下一次更新时间：{{ask.next}}。",
    },
    actions: [waitForOthers, { do: "priority", priority: 1 }],
  },
  {
    key: "api-permission-granted",
    group,
    forms: permission,
    title: { en: "Permission granted", zh: "权限已开通" },
    body: {
      en: "Granted from {{ask.when}}: {{ask.permission}}. It holds for the IP addresses you gave, until {{ask.until}}. Please delete keys you no longer use.",
      zh: "已于 {{ask.when}} 开通：{{ask.permission}}。仅限你提供的 IP，有效期至 {{ask.until}}。请删除不再使用的 Key。",
    },
    actions: [solved],
  },
  {
    key: "api-permission-refused",
    group,
    forms: permission,
    title: { en: "Permission refused", zh: "权限未通过" },
    body: {
      en: "We can’t grant this: {{ask.reason}}. What would change that: {{ask.condition}}.",
      zh: "该申请未通过：{{ask.reason}}。满足以下条件后可重新申请：{{ask.condition}}。",
    },
    actions: [solved],
  },
  {
    key: "api-permission-more",
    group,
    forms: permission,
    title: { en: "More is needed to decide", zh: "需补充说明" },
    body: {
      en: "To decide on “{{field.purpose}}” we still need: {{ask.missing}}. Risk decides together with us; you’ll hear by {{reply.by}} once it is here.",
      zh: "为审批“{{field.purpose}}”，还需要：{{ask.missing}}。该申请由我们与风控共同审批，资料齐全后会在 {{reply.by}} 前答复。",
    },
    actions: [waitForCustomer],
  },
]
