import type { ShippedMacro } from "../shipped-macro.ts"
import { solved, takeIt, waitForCustomer } from "./parts.ts"

const group = { en: "Security", zh: "安全" }
const compromised = ["account-security"]

export const securityMacros: ShippedMacro[] = [
  {
    key: "frozen-next",
    group,
    forms: ["account-security", "account-freeze", "account-login", "phishing-report"],
    title: { en: "Frozen, and what comes next", zh: "已冻结，下一步" },
    body: {
      en: "Withdrawals, API and P2P are frozen since {{ask.when}} and all devices are signed out. You can still close positions and add margin. Next: {{ask.steps}}. I am {{agent.name}} and stay with this case.",
      zh: "已于 {{ask.when}} 冻结提币、API 与 P2P，并退出所有设备。你仍可平仓或追加保证金。下一步：{{ask.steps}}。我是 {{agent.name}}，会持续跟进。",
    },
    actions: [takeIt],
  },
  {
    key: "unfreeze-next",
    group,
    forms: ["account-freeze"],
    title: { en: "How a freeze is lifted", zh: "如何解除冻结" },
    body: {
      en: "A freeze is lifted after a check of who you are, in the app under {{ask.where}}, and by two people on our side. It takes about {{ask.hours}} hours. No agent can lift it alone or sooner.",
      zh: "解除冻结需要在 App 的 {{ask.where}} 完成身份核验，并由我方两人审批，约需 {{ask.hours}} 小时。任何客服都无法单独或提前解除。",
    },
    actions: [waitForCustomer],
  },
  {
    key: "security-owner-check",
    group,
    forms: compromised,
    title: { en: "We make sure that it is you", zh: "确认账户归属" },
    body: {
      en: "The account stays frozen until we are sure who owns it. Please go through the guided check of the exchange: {{ask.where}}. Send no documents, codes or passwords here. We’ll never call you about it first.",
      zh: "在确认归属之前，账户会保持冻结。请在平台的引导流程中完成核验：{{ask.where}}。请不要在这里发送证件、验证码或密码，我们也不会主动致电。",
    },
    actions: [waitForCustomer],
  },
  {
    key: "security-scope",
    group,
    forms: compromised,
    title: { en: "What we found", zh: "核查结果" },
    body: {
      en: "This is what happened on the account since {{ask.since}} (UTC): {{ask.events}}. Stopped: {{ask.stopped}}. Left the exchange: {{ask.left}}. Next update by {{reply.by}}.",
      zh: "自 {{ask.since}}（UTC）以来账户的操作：{{ask.events}}。已拦截：{{ask.stopped}}。已转出：{{ask.left}}。下一次更新不晚于 {{reply.by}}。",
    },
    actions: [],
  },
  {
    key: "security-evidence-pack",
    group,
    forms: compromised,
    title: { en: "Papers for the police", zh: "报案材料" },
    body: {
      en: "Please report it to the police and give us the case number. We have put together what they need: transactions, addresses and times of {{ticket.number}}. The receiving platforms we have written to: {{ask.platforms}}.",
      zh: "请向警方报案并告诉我们案件编号。我们已整理 {{ticket.number}} 的交易、地址和时间等材料。已联系的接收平台：{{ask.platforms}}。",
    },
    actions: [],
  },
  {
    key: "phishing-thanks",
    group,
    forms: ["phishing-report"],
    title: { en: "Thank you, it is an impostor", zh: "感谢举报，确认为冒充" },
    body: {
      en: "Thank you. It isn’t ours, and we are having it taken down. Your report warns others: {{ask.what-we-did}}. If you gave anything away there, answer here at once, and we’ll freeze the account.",
      zh: "谢谢你。这不是我们的官方渠道，我们正在推动下架：{{ask.what-we-did}}。如果你在那里提供过任何信息，请立即回复，我们会冻结账户。",
    },
    actions: [solved],
  },
  {
    key: "phishing-not-ours",
    group,
    forms: ["phishing-report"],
    title: { en: "Not on our list", zh: "不在官方名单中" },
    body: {
      en: "That address or handle is not on the list of our official channels. The list is here: {{ask.link}}. Please don’t answer them and don’t open their links.",
      zh: "该网址或账号不在我们的官方渠道名单中。名单见：{{ask.link}}。请不要回复对方，也不要打开对方的链接。",
    },
    actions: [solved],
  },
  {
    key: "recovery-scam-warning",
    group,
    forms: ["scam-victim", "phishing-report"],
    title: { en: "Beware of those who offer to get it back", zh: "谨防二次诈骗" },
    body: {
      en: "Please expect that somebody will write to you and offer to get the money back, perhaps as police, lawyer or as us. All of them want a fee or your data. We never charge for this, never ask for remote access, and answer only in ticket {{ticket.number}}.",
      zh: "请注意，可能会有人联系你并承诺追回资金，甚至冒充警方、律师或我们。他们的目的是收费或骗取信息。我们绝不会为此收费，不会要求远程控制，只会在工单 {{ticket.number}} 中回复。",
    },
    actions: [],
  },
  {
    key: "scam-what-we-did",
    group,
    forms: ["scam-victim"],
    title: { en: "What we did at once", zh: "我们已采取的措施" },
    body: {
      en: "I am sorry that this happened to you; it happens to careful people too. At once we have: {{ask.done}}. What you can do now: send nothing more, keep all messages, and report it to the police today.",
      zh: "很遗憾你遇到这样的事，谨慎的人也可能受骗。我们已立即采取：{{ask.done}}。你现在可以做的：不要再转账，保留所有聊天记录，今天就报案。",
    },
    actions: [takeIt],
  },
  {
    key: "scam-police-pack",
    group,
    forms: ["scam-victim"],
    title: { en: "Papers for the police", zh: "报案材料" },
    body: {
      en: "With this ticket you can report it: number {{ticket.number}}, counterpart {{field.counterpart}}, loss {{field.loss}}. The police can ask us for everything else through our page for authorities: {{ask.link}}. Please tell us their case number.",
      zh: "报案时可提供：工单编号 {{ticket.number}}，对方 {{field.counterpart}}，损失 {{field.loss}}。其余材料警方可通过执法机关专用入口向我们调取：{{ask.link}}。请告诉我们案件编号。",
    },
    actions: [waitForCustomer],
  },
]
