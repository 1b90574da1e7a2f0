import type { ShippedMacro } from "../shipped-macro.ts"
import { solved, takeIt, waitForCustomer, waitForOthers } from "./parts.ts"

const common = { group: { en: "General", zh: "通用" }, forms: [] as string[] }

export const generalMacros: ShippedMacro[] = [
  {
    ...common,
    key: "received",
    title: { en: "Received, with the time of the answer", zh: "已受理与预计回复时间" },
    body: {
      en: "Hello {{customer.name}}, we have your request {{ticket.number}} and I am looking into it. You’ll hear from us by {{reply.by}}; you can follow it in your ticket centre. We never ask for passwords, codes or recovery phrases.",
      zh: "{{customer.name}}，你好。已收到你的请求，编号 {{ticket.number}}，我正在核查。我们会在 {{reply.by}} 前回复，进度请在工单中心查看。我们不会向你索要密码、验证码或助记词。",
    },
    actions: [takeIt],
  },
  {
    ...common,
    key: "missing-fields",
    title: { en: "Something is missing", zh: "缺少资料" },
    body: {
      en: "To go on we need only this: {{ask.missing}}. Everything else is here already. Please add it to this ticket; your place stays as it is.",
      zh: "为继续核查，请仅补充：{{ask.missing}}。其余信息我们已掌握。请直接在本工单补充，排队顺序不变。",
    },
    actions: [waitForCustomer],
  },
  {
    ...common,
    key: "cannot-discuss",
    compliance: true,
    title: { en: "Under review, no details", zh: "审核中，无法说明细节" },
    body: {
      en: "Your account is under routine review. I can’t say more about it at present, and neither can anyone else in support. Nothing is needed from you now. The next update comes by {{ask.date}}.",
      zh: "你的账户正在例行审核，目前我和其他客服人员都无法提供更多细节。暂时不需要你做任何操作，下一次更新不晚于 {{ask.date}}。",
    },
    actions: [waitForOthers],
  },
  {
    ...common,
    key: "handed-over",
    title: { en: "Passed on to another team", zh: "已转交专业团队" },
    body: {
      en: "I have passed {{ticket.number}} on to {{ask.team}}, who can decide this. They have everything you sent, so nothing has to be told again. You’ll hear from them by {{ask.date}}.",
      zh: "{{ticket.number}} 已转交 {{ask.team}} 处理。你提供的资料已一并转交，无需重复说明。对方会在 {{ask.date}} 前回复你。",
    },
    actions: [],
  },
  {
    ...common,
    key: "follow-up-joined",
    title: { en: "Follow-up was added", zh: "跟进已并入" },
    body: {
      en: "Your follow-up was added to {{ticket.number}}; your place is unchanged. What we are doing now: {{ask.now}}. Next update by {{reply.by}}.",
      zh: "你的跟进已并入 {{ticket.number}}，排队顺序不变。目前进展：{{ask.now}}。下一次更新不晚于 {{reply.by}}。",
    },
    actions: [],
  },
  {
    ...common,
    key: "incident-update",
    title: { en: "Incident: where it stands", zh: "事件进展" },
    body: {
      en: "What you see is part of an incident that we are working on: {{ask.incident}}. Now: {{ask.now}}. You don’t need to do anything, and you don’t need another ticket. Next update at {{ask.next}}.",
      zh: "你遇到的情况属于我们正在处理的事件：{{ask.incident}}。目前进展：{{ask.now}}。你无需操作，也无需重复提交。下一次更新时间：{{ask.next}}。",
    },
    actions: [waitForOthers],
  },
  {
    ...common,
    key: "incident-over",
    title: { en: "Incident is over", zh: "事件已解决" },
    body: {
      en: "The incident is over since {{ask.since}}. Cause: {{ask.cause}}. For your ticket that means: {{ask.result}}. If anything is still wrong, answer here and it is open again.",
      zh: "事件已于 {{ask.since}} 解决。原因：{{ask.cause}}。对你的工单而言：{{ask.result}}。如仍有异常，直接回复即可重新打开。",
    },
    actions: [solved],
  },
  {
    ...common,
    key: "final-response",
    title: { en: "Final answer", zh: "最终答复" },
    body: {
      en: "This is our final answer on {{ticket.number}}. What we found: {{ask.findings}}. What we decided, and why: {{ask.decision}}. If you don’t agree, you can make a complaint free of charge under “Complaint”; people who weren’t part of this will examine it.",
      zh: "这是我们对 {{ticket.number}} 的最终答复。核查结果：{{ask.findings}}。处理决定及理由：{{ask.decision}}。如不认可，可在“投诉”中免费提出，由未参与此事的人员审查。",
    },
    actions: [solved],
  },
  {
    ...common,
    key: "no-answer-closing",
    title: { en: "No answer, closing", zh: "未收到回复，即将关闭" },
    body: {
      en: "We asked you for something and haven’t heard from you, so I am closing {{ticket.number}} for now. Answer here when you have it, and it opens again with everything in it.",
      zh: "我们尚未收到你的补充资料，暂时关闭 {{ticket.number}}。准备好后直接在此回复，工单会重新打开，内容都会保留。",
    },
    actions: [solved],
  },
  {
    ...common,
    key: "secret-exposed",
    title: { en: "A secret was sent", zh: "发送了敏感信息" },
    body: {
      en: "What you sent looks like a recovery phrase, key or password. We removed it and didn’t keep it. Treat it as known to others: move the funds of that wallet now, or change the password or key. Please don’t send it again, to anybody.",
      zh: "你刚才发送的内容像助记词、密钥或密码，我们已移除且未保存。请视为已泄露：立即转移该钱包的资产，或修改密码、更换密钥。请不要再发送给任何人。",
    },
    actions: [],
  },
]
