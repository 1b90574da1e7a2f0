import type { FormSource } from "../form.ts"
import { groups, identifier, is, option, story } from "./parts.ts"

/** CPL-1: the fields of the complaint template of Delegated Regulation (EU) 2025/294, without what we already have. */
const complaint: FormSource = {
  key: "complaint",
  version: 1,
  code: "CPL-1",
  group: groups.formal,
  title: { en: "Complaint", zh: "投诉" },
  about: { en: "You aren’t satisfied with a service or an answer", zh: "对服务或处理结果不满意" },
  factsTitle: { en: "This complaint", zh: "投诉内容" },
  icon: "complaint",
  rank: 700,
  words: ["complaint", "complain", "dissatisfied", "escalate", "投诉", "不满意", "升级", "申诉"],
  team: "complaints",
  skills: ["complaints"],
  priority: 2,
  urgency: [{ when: is("hardship", "yes"), priority: 1 }],
  clock: "complaint",
  sameBy: ["about-ticket"],
  signedOut: true,
  evidence: [
    {
      id: "documents",
      label: { en: "Documents", zh: "相关文件" },
      about: { en: "Whatever supports the complaint.", zh: "能够支持投诉的材料。" },
      required: false,
      kinds: ["pdf", "image", "video"],
      access: "legal",
    },
    {
      id: "power",
      label: { en: "Proof that you may act for them", zh: "授权证明" },
      about: { en: "The signed power of attorney.", zh: "已签署的授权书。" },
      required: true,
      show: is("acting-for", "other"),
      kinds: ["pdf"],
      access: "legal",
    },
  ],
  advice: [
    {
      en: "A complaint costs nothing. It is examined by people who weren’t part of the matter, and you get a decision with reasons in writing.",
      zh: "投诉不收取任何费用，由未参与此事的人员审查，并以书面形式给出附理由的决定。",
    },
    {
      en: "Is a ticket on it still open? You can escalate it there, and nothing has to be told again.",
      zh: "相关工单尚未结束？也可以在工单里直接升级，无需重复说明。",
    },
  ],
  articles: ["how-we-handle-complaints"],
  macros: ["complaint-received", "complaint-more", "complaint-delay", "complaint-decision", "final-response"],
  fields: [
    {
      id: "acting-for",
      kind: "choice",
      required: true,
      label: { en: "You complain", zh: "投诉人" },
      options: [
        option("self", "For yourself", "本人"),
        option("other", "For somebody else or a company", "代他人或公司"),
      ],
    },
    {
      id: "complainant",
      kind: "text",
      required: false,
      show: is("acting-for", "other"),
      requireWhen: is("acting-for", "other"),
      label: { en: "Name of the person or company", zh: "被代理人姓名或公司名称" },
    },
    {
      ...identifier,
      required: false,
      label: { en: "Account it is about: username, e-mail or UID", zh: "相关账户：用户名、邮箱或 UID" },
    },
    {
      id: "subject-matter",
      kind: "choice",
      required: true,
      label: { en: "What it is about", zh: "投诉事项" },
      options: [
        option("funds", "Deposit or withdrawal", "充币或提币"),
        option("trading", "Trading or price", "交易或价格"),
        option("account", "Account or restriction", "账户或限制"),
        option("fees", "Fees", "费用"),
        option("information", "Information or advertising", "信息或宣传"),
        option("service", "Service or staff", "服务或人员"),
        option("other", "Something else", "其他"),
      ],
    },
    {
      id: "about-ticket",
      kind: "text",
      required: false,
      label: { en: "Ticket number, if there was one", zh: "相关工单编号（如有）" },
      hint: { en: "In your ticket centre and in our mails.", zh: "在工单中心和我们的邮件中。" },
    },
    {
      id: "reference",
      kind: "text",
      required: false,
      show: is("subject-matter", "funds", "trading", "fees"),
      label: { en: "Transactions or orders it is about", zh: "相关交易或订单编号" },
    },
    {
      id: "dates",
      kind: "text",
      required: true,
      label: { en: "Date or dates of what happened", zh: "事件发生的日期" },
    },
    {
      id: "damage",
      kind: "text",
      required: false,
      label: { en: "Loss or disadvantage, with amount", zh: "损失或不利影响（含金额）" },
    },
    {
      id: "remedy",
      kind: "text",
      required: true,
      label: { en: "What would settle it", zh: "你希望的解决方式" },
    },
    {
      id: "hardship",
      kind: "choice",
      required: false,
      label: { en: "Does it put you in hardship", zh: "此事是否让你陷入困境" },
      hint: {
        en: "Such as health, age or money; tell us as much as you wish.",
        zh: "例如健康、年龄或经济状况，愿意说多少都可以。",
      },
      options: [option("no", "No", "否"), option("yes", "Yes", "是")],
    },
    story(
      { en: "What happened, in order", zh: "按时间顺序说明经过" },
      { en: "Which answer you had, and why it doesn’t satisfy you", zh: "你得到过的答复，以及为何不满意" },
    ),
  ],
}

export const complaints: FormSource[] = [complaint]
