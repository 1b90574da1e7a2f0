import type { ShippedMacro } from "../shipped-macro.ts"
import { solved, takeIt, waitForCustomer, waitForOthers } from "./parts.ts"

const compliance = { en: "Compliance and privacy", zh: "合规与隐私" }
const letters = { en: "Complaints, suggestions and legal", zh: "投诉、建议与法律" }
const complaint = ["complaint"]
const privacy = ["privacy-request"]
const legal = ["legal"]
const suggestion = ["suggestion"]

export const formalMacros: ShippedMacro[] = [
  {
    key: "rfi-received",
    compliance: true,
    group: compliance,
    forms: ["compliance"],
    title: { en: "Papers are here", zh: "资料已收到" },
    body: {
      en: "Thank you, your answer is here and complete. It is being looked at; you’ll hear from us by {{ask.date}}.",
      zh: "谢谢，你的回复已收到且资料齐全，正在审核，我们会在 {{ask.date}} 前答复。",
    },
    actions: [waitForOthers],
  },
  {
    key: "rfi-missing",
    compliance: true,
    group: compliance,
    forms: ["compliance"],
    title: { en: "Papers are missing", zh: "资料不全" },
    body: {
      en: "Still missing: {{ask.missing}}. Please send the original PDF, not older than {{ask.months}} months, with name and account number readable, until {{ask.deadline}}.",
      zh: "还缺少：{{ask.missing}}。请在 {{ask.deadline}} 前提供 {{ask.months}} 个月内的 PDF 原件，姓名和账号需清晰可读。",
    },
    actions: [waitForCustomer],
  },
  {
    key: "privacy-received",
    compliance: true,
    group: compliance,
    forms: privacy,
    title: { en: "Privacy request received", zh: "隐私请求已受理" },
    body: {
      en: "We have your request {{ticket.number}} of today. You’ll have our answer by {{ask.date}}, within 30 days. It costs nothing.",
      zh: "你的请求 {{ticket.number}} 已于今日受理，我们会在 30 天内，即 {{ask.date}} 前答复，不收取任何费用。",
    },
    actions: [],
  },
  {
    key: "privacy-confirm-identity",
    compliance: true,
    group: compliance,
    forms: privacy,
    title: { en: "Please confirm that it is you", zh: "请确认是你本人" },
    body: {
      en: "Before we give out or erase anything we have to be sure that it is you. Please sign in and confirm the request here: {{ask.link}}. Send no picture of a document.",
      zh: "在提供或删除数据之前，需要确认是你本人。请登录后在此确认：{{ask.link}}。请不要发送证件照片。",
    },
    actions: [waitForCustomer],
  },
  {
    key: "privacy-done",
    compliance: true,
    group: compliance,
    forms: privacy,
    title: { en: "Privacy request is done", zh: "隐私请求已完成" },
    body: {
      en: "Your request is done: {{ask.done}}. What has to be kept, why and until when: {{ask.kept}}. If you don’t agree, you can complain to us or to the data protection authority.",
      zh: "你的请求已完成：{{ask.done}}。依法须保留的内容、原因和期限：{{ask.kept}}。如不认可，可向我们或数据保护机构投诉。",
    },
    actions: [solved],
  },
  {
    key: "complaint-received",
    compliance: true,
    group: letters,
    forms: complaint,
    title: { en: "Complaint acknowledged", zh: "投诉受理函" },
    body: {
      en: "Dear {{customer.name}}, we received your complaint on {{ask.received}} under the number {{ticket.number}}. It is admissible. It is examined by {{ask.handler}}, reachable at {{ask.contact}}, who had no part in the matter. You’ll have our decision with reasons by {{ask.date}}. A copy of what you sent is in this ticket.",
      zh: "{{customer.name}}，你好。我们于 {{ask.received}} 收到你的投诉，编号 {{ticket.number}}，符合受理条件。由未参与此事的 {{ask.handler}} 审查，联系方式：{{ask.contact}}。我们会在 {{ask.date}} 前作出附理由的决定。你提交的内容副本保存在本工单。",
    },
    actions: [takeIt],
  },
  {
    key: "complaint-more",
    compliance: true,
    group: letters,
    forms: complaint,
    title: { en: "Something is unclear", zh: "需要补充说明" },
    body: {
      en: "To examine your complaint {{ticket.number}} we need one thing that we don’t have: {{ask.missing}}. The date of our decision stays {{ask.date}}.",
      zh: "为审查你的投诉 {{ticket.number}}，需要补充我们没有的一项资料：{{ask.missing}}。决定日期仍为 {{ask.date}}。",
    },
    actions: [waitForCustomer],
  },
  {
    key: "complaint-delay",
    compliance: true,
    group: letters,
    forms: complaint,
    title: { en: "Decision is delayed", zh: "延期通知" },
    body: {
      en: "We can’t decide on your complaint {{ticket.number}} by the date we named, because {{ask.reason}}. The new date is {{ask.date}}. If you don’t want to wait, you can turn to {{ask.body}}.",
      zh: "由于 {{ask.reason}}，我们无法在原定日期前就投诉 {{ticket.number}} 作出决定。新的日期为 {{ask.date}}。如不愿等待，可联系 {{ask.body}}。",
    },
    actions: [],
  },
  {
    key: "complaint-decision",
    compliance: true,
    group: letters,
    forms: complaint,
    title: { en: "Decision on the complaint", zh: "投诉决定" },
    body: {
      en: "Dear {{customer.name}}, on your complaint {{ticket.number}} we decide as follows: {{ask.outcome}}. Point by point: {{ask.points}}. Our reasons: {{ask.reasons}}. What we do now: {{ask.remedy}}. If you don’t agree, you can turn to {{ask.body}}.",
      zh: "{{customer.name}}，你好。关于投诉 {{ticket.number}}，我们的决定：{{ask.outcome}}。逐项答复：{{ask.points}}。理由：{{ask.reasons}}。后续措施：{{ask.remedy}}。如不认可，可联系 {{ask.body}}。",
    },
    actions: [solved],
  },
  {
    key: "suggestion-thanks",
    group: letters,
    forms: suggestion,
    title: { en: "Thank you for the suggestion", zh: "感谢建议" },
    body: {
      en: "Thank you. Your suggestion “{{field.topic}}” is with the people who build that part. We can’t promise what becomes of it, but it is counted with others who ask for the same.",
      zh: "谢谢。你的建议“{{field.topic}}”已转给负责该功能的同事。我们无法承诺结果，但会与相同的建议一并统计。",
    },
    actions: [solved],
  },
  {
    key: "suggestion-planned",
    group: letters,
    forms: suggestion,
    title: { en: "It is planned or done", zh: "已计划或已实现" },
    body: {
      en: "About “{{field.topic}}”: {{ask.state}}. Thank you for pushing it.",
      zh: "关于“{{field.topic}}”：{{ask.state}}。感谢你的推动。",
    },
    actions: [solved],
  },
  {
    key: "legal-received",
    compliance: true,
    group: letters,
    forms: legal,
    title: { en: "Legal matter received", zh: "法律事务已收到" },
    body: {
      en: "Dear {{field.sender}}, we have received your letter under the number {{ticket.number}} and passed it on to our legal department. You’ll hear from them by {{ask.date}}. This message is no statement on the matter itself.",
      zh: "{{field.sender}}，你好。来函已收到，编号 {{ticket.number}}，并已转交法务部门，会在 {{ask.date}} 前答复。本消息不构成对该事项的任何意见。",
    },
    actions: [waitForOthers],
  },
  {
    key: "legal-authorities",
    compliance: true,
    group: letters,
    forms: legal,
    title: { en: "For authorities: the right way", zh: "执法机关请走专用入口" },
    body: {
      en: "Requests by authorities are taken from official mailboxes through this page only: {{ask.link}}. Please give identifiers as text, the legal basis, and the deadline. Nothing is told here.",
      zh: "执法机关的请求仅通过此页面、由官方邮箱提交：{{ask.link}}。请以文本提供标识信息、法律依据和期限。此处不提供任何信息。",
    },
    actions: [solved],
  },
]
