import type { ShippedLetter } from "./shipped-macro.ts"

/** Formal letters (domain.md, E22): named signer, case reference, plain and complete. */
export const defaultLetters: ShippedLetter[] = [
  {
    key: "letter-final-response",
    letter: "final-response",
    title: { en: "Letter: final response", zh: "信函：最终答复" },
    body: {
      en: "Dear {{customer.name}},\n\nYour complaint {{ticket.number}}, received on {{ticket.opened}}, has been examined. This is our final response.\n\nWhat you told us: {{ask.complaint}}\n\nWhat we found: {{ask.findings}}\n\nWhat we have decided, and why: {{ask.decision}}\n\nIf you do not agree, you can turn to {{ask.ombudsman}} until {{ask.deadline}}. Please name the case reference {{ticket.number}} when you do.\n\nYours sincerely,\n\n{{agent.name}}\n{{team.name}}, {{brand.legal-entity}}",
      zh: "尊敬的 {{customer.name}}：\n\n我们已对你于 {{ticket.opened}} 提出的投诉（编号 {{ticket.number}}）完成调查，现作出最终答复。\n\n你反映的情况：{{ask.投诉内容}}\n\n我们查明的事实：{{ask.调查结果}}\n\n处理决定及理由：{{ask.处理决定}}\n\n如你不同意本答复，可在 {{ask.截止日期}} 前向 {{ask.申诉机构}} 提出申诉，并请注明编号 {{ticket.number}}。\n\n此致\n\n{{agent.name}}\n{{brand.legal-entity}} {{team.name}}",
    },
    forms: [],
    actions: [{ do: "status", status: "solved" }],
    compliance: true,
  },
  {
    key: "letter-acknowledgement",
    letter: "acknowledgement",
    title: { en: "Letter: acknowledgement of a complaint", zh: "信函：投诉受理" },
    body: {
      en: "Dear {{customer.name}},\n\nWe received your complaint on {{ticket.opened}} and keep it under the case reference {{ticket.number}}. {{agent.name}} of {{team.name}} is responsible for it.\n\nYou will have our written answer by {{ask.answer-by}}. Should we need longer, we will tell you why before that day.\n\nYours sincerely,\n\n{{agent.name}}\n{{team.name}}, {{brand.legal-entity}}",
      zh: "尊敬的 {{customer.name}}：\n\n我们已于 {{ticket.opened}} 收到你的投诉，编号为 {{ticket.number}}，由 {{team.name}} 的 {{agent.name}} 负责处理。\n\n我们将在 {{ask.答复日期}} 前作出书面答复。如需更长时间，会在该日期前说明原因。\n\n此致\n\n{{agent.name}}\n{{brand.legal-entity}} {{team.name}}",
    },
    forms: [],
    actions: [{ do: "assign-me" }],
    compliance: true,
  },
  {
    key: "letter-delay-notice",
    letter: "delay-notice",
    title: { en: "Letter: notice of delay", zh: "信函：延期通知" },
    body: {
      en: "Dear {{customer.name}},\n\nWe are still examining your complaint {{ticket.number}} of {{ticket.opened}} and can’t answer it by the day we named.\n\nThe reason is: {{ask.reason}}\n\nYou will have our answer by {{ask.answer-by}}. You may turn to {{ask.ombudsman}} without waiting for it.\n\nYours sincerely,\n\n{{agent.name}}\n{{team.name}}, {{brand.legal-entity}}",
      zh: "尊敬的 {{customer.name}}：\n\n你于 {{ticket.opened}} 提出的投诉（编号 {{ticket.number}}）仍在调查中，我们无法在此前告知的日期作出答复。\n\n原因：{{ask.原因}}\n\n我们将在 {{ask.答复日期}} 前答复。你也可以不等待答复，直接向 {{ask.申诉机构}} 提出申诉。\n\n此致\n\n{{agent.name}}\n{{brand.legal-entity}} {{team.name}}",
    },
    forms: [],
    actions: [],
    compliance: true,
  },
]
