import type { ShippedMacro } from "../shipped-macro.ts"
import { solved, waitForCustomer, waitForOthers } from "./parts.ts"

const trading = { en: "Trading", zh: "交易" }
const p2p = { en: "P2P", zh: "P2P" }
const orders = ["trade-failed", "trade-delayed", "trade-status"]

export const tradingMacros: ShippedMacro[] = [
  {
    key: "order-timeline",
    group: trading,
    forms: orders,
    title: { en: "What became of the order", zh: "订单时间线" },
    body: {
      en: "This is what the log says of order {{field.order}} on {{field.symbol}} (all times UTC): {{ask.timeline}}. That means: {{ask.meaning}}.",
      zh: "订单 {{field.order}}（{{field.symbol}}）的系统记录如下（UTC 时间）：{{ask.timeline}}。说明：{{ask.meaning}}。",
    },
    actions: [solved],
  },
  {
    key: "order-needs-engineering",
    group: trading,
    forms: [...orders, "derivatives"],
    title: { en: "With our engineers", zh: "已转技术核查" },
    body: {
      en: "The log of {{field.order}} doesn’t answer your question, so our engineers look at it now. You’ll hear from me by {{reply.by}}.",
      zh: "{{field.order}} 的记录还不足以回答你的问题，技术人员正在核查。我会在 {{reply.by}} 前回复你。",
    },
    actions: [waitForOthers],
  },
  {
    key: "trading-incident",
    group: trading,
    forms: [...orders, "derivatives"],
    title: { en: "Part of a trading incident", zh: "属于交易系统事件" },
    body: {
      en: "{{field.symbol}} was affected between {{ask.from}} and {{ask.to}} (UTC): {{ask.what}}. Your case {{ticket.number}} is registered with it; you don’t need to file it again. What happens next: {{ask.next}}.",
      zh: "{{field.symbol}} 在 {{ask.from}} 至 {{ask.to}}（UTC）受到影响：{{ask.what}}。你的工单 {{ticket.number}} 已登记在该事件下，无需重复提交。后续安排：{{ask.next}}。",
    },
    actions: [waitForOthers],
  },
  {
    key: "order-corrected",
    group: trading,
    forms: orders,
    title: { en: "Corrected", zh: "已更正" },
    body: {
      en: "You are right: order {{field.order}} was handled wrongly. {{ask.correction}} is in your account since {{ask.when}}. I am sorry for the trouble.",
      zh: "核查确认订单 {{field.order}} 处理有误。{{ask.correction}} 已于 {{ask.when}} 计入你的账户。给你带来不便，非常抱歉。",
    },
    actions: [solved],
  },
  {
    key: "fee-explained",
    group: trading,
    forms: ["fees-and-vip"],
    title: { en: "How the fee was computed", zh: "手续费计算说明" },
    body: {
      en: "The fee was computed like this: {{ask.volume}} × {{ask.rate}} = {{ask.fee}}. The rate is that of {{ask.level}}, which held on that day.",
      zh: "手续费计算方式：{{ask.volume}} × {{ask.rate}} = {{ask.fee}}。适用费率为当日生效的 {{ask.level}}。",
    },
    actions: [solved],
  },
  {
    key: "fee-corrected",
    group: trading,
    forms: ["fees-and-vip"],
    title: { en: "Fee corrected", zh: "手续费已更正" },
    body: {
      en: "The fee was computed with a wrong rate. The difference of {{ask.amount}} is in your account since {{ask.when}}; from now on {{ask.level}} holds.",
      zh: "该手续费适用的费率有误，差额 {{ask.amount}} 已于 {{ask.when}} 退回账户；此后按 {{ask.level}} 计算。",
    },
    actions: [solved],
  },
  {
    key: "liquidation-explained",
    group: trading,
    forms: ["derivatives"],
    title: { en: "How the liquidation came about", zh: "强平原因说明" },
    body: {
      en: "The position {{field.order}} on {{field.symbol}} was liquidated at {{ask.time}} (UTC), when the mark price reached {{ask.mark}}; the liquidation price was {{ask.liquidation}}. The last price on the chart ({{ask.last}}) isn’t what decides. Maintenance margin at that moment: {{ask.margin}}.",
      zh: "{{field.symbol}} 的仓位 {{field.order}} 于 {{ask.time}}（UTC）被强平：标记价格达到 {{ask.mark}}，强平价为 {{ask.liquidation}}。K 线上的最新成交价（{{ask.last}}）不是触发依据。当时的维持保证金为 {{ask.margin}}。",
    },
    actions: [],
  },
  {
    key: "stop-explained",
    group: trading,
    forms: ["derivatives"],
    title: { en: "Why the stop didn’t trigger", zh: "止损未触发说明" },
    body: {
      en: "The stop on {{field.symbol}} was set to trigger by {{ask.trigger}} at {{ask.price}}. Between {{ask.from}} and {{ask.to}} (UTC) that price was between {{ask.low}} and {{ask.high}}, so it didn’t trigger.",
      zh: "{{field.symbol}} 的止损按 {{ask.trigger}} 触发，触发价 {{ask.price}}。{{ask.from}} 至 {{ask.to}}（UTC）期间该价格在 {{ask.low}} 与 {{ask.high}} 之间，因此未触发。",
    },
    actions: [],
  },
  {
    key: "funding-explained",
    group: trading,
    forms: ["derivatives"],
    title: { en: "How the funding fee was computed", zh: "资金费计算说明" },
    body: {
      en: "Funding on {{field.symbol}} at {{ask.time}} (UTC): position value {{ask.value}} × rate {{ask.rate}} = {{ask.fee}}. It is paid between the traders; the exchange keeps nothing of it.",
      zh: "{{field.symbol}} 在 {{ask.time}}（UTC）的资金费：仓位价值 {{ask.value}} × 费率 {{ask.rate}} = {{ask.fee}}。资金费在多空双方之间支付，平台不收取。",
    },
    actions: [solved],
  },
  {
    key: "p2p-received",
    group: p2p,
    forms: ["p2p-dispute"],
    title: { en: "Dispute is open, coins are in escrow", zh: "申诉已受理，资产托管中" },
    body: {
      en: "Your dispute on order {{field.order}} is open. The coins stay in escrow until it is decided. We are asking the other side now; each side sees its own messages only. Next update by {{reply.by}}.",
      zh: "订单 {{field.order}} 的申诉已受理，决定作出前资产保持托管。我们正在向对方了解情况，双方只能看到各自的消息。下一次更新不晚于 {{reply.by}}。",
    },
    actions: [],
  },
  {
    key: "p2p-evidence-request",
    group: p2p,
    forms: ["p2p-dispute"],
    title: { en: "Evidence is needed", zh: "需要举证" },
    body: {
      en: "For order {{field.order}} we need by {{ask.deadline}}: a screen recording of {{ask.recording}}, with names, amount and time to be read, and the PDF receipt of the bank or payment app. Leave out the moment in which you sign in. Screenshots don’t count. Without it we decide on what we have.",
      zh: "订单 {{field.order}} 请在 {{ask.deadline}} 前提供：{{ask.recording}} 的录屏，姓名、金额和时间清晰可读，以及银行或支付 App 的 PDF 回单。登录的那一步请不要录。截图无效。逾期将依据现有材料作出决定。",
    },
    actions: [waitForCustomer],
  },
  {
    key: "p2p-other-side-heard",
    group: p2p,
    forms: ["p2p-dispute"],
    title: { en: "The other side was asked", zh: "已向对方核实" },
    body: {
      en: "The other side of order {{field.order}} was asked on {{ask.when}} and has until {{ask.deadline}}. If they don’t answer, the order is decided on what is here.",
      zh: "我们已于 {{ask.when}} 向订单 {{field.order}} 的对方核实，对方须在 {{ask.deadline}} 前回复；逾期将依据现有材料作出决定。",
    },
    actions: [waitForOthers],
  },
  {
    key: "p2p-verdict",
    group: p2p,
    forms: ["p2p-dispute"],
    title: { en: "Decision", zh: "申诉结果" },
    body: {
      en: "Decision on order {{field.order}}: {{ask.decision}}. It rests on: {{ask.evidence}}. The rule applied: {{ask.rule}}. The coins go to {{ask.to}} at {{ask.when}}. If you have evidence that we haven’t seen, answer within {{ask.days}} days.",
      zh: "订单 {{field.order}} 的申诉结果：{{ask.decision}}。依据：{{ask.evidence}}。适用规则：{{ask.rule}}。资产将于 {{ask.when}} 划转给 {{ask.to}}。如有我们未见过的证据，请在 {{ask.days}} 天内回复。",
    },
    actions: [solved],
  },
  {
    key: "p2p-under-pressure",
    group: p2p,
    forms: ["p2p-dispute"],
    title: { en: "Don’t release under pressure", zh: "被催逼时请勿放币" },
    body: {
      en: "Please release nothing on order {{field.order}}, whatever you are told: the coins are safe in escrow and the dispute is open. If you are threatened, call the police, and tell us here when you are safe.",
      zh: "无论对方说什么，请不要对订单 {{field.order}} 放币：资产在托管中是安全的，申诉已受理。如受到威胁请立即报警，安全后在此告诉我们。",
    },
    actions: [{ do: "priority", priority: 0 }],
  },
]
