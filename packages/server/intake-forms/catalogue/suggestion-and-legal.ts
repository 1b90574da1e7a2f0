import type { FormSource } from "../form.ts"
import { groups, identifier, is, neverSend, option, screenshot, story } from "./parts.ts"

/** FBK-1 */
const suggestion: FormSource = {
  key: "suggestion",
  version: 1,
  code: "FBK-1",
  group: groups.formal,
  title: { en: "Suggestion", zh: "建议" },
  about: { en: "Something that could be better", zh: "希望我们改进的地方" },
  factsTitle: { en: "This suggestion", zh: "建议内容" },
  icon: "suggestion",
  rank: 710,
  words: ["suggestion", "feedback", "idea", "feature", "建议", "反馈", "功能", "改进"],
  team: "product",
  skills: ["feedback"],
  priority: 4,
  clock: "suggestion",
  evidence: [screenshot("Of what you mean.", "你所指的页面或功能。")],
  articles: ["how-suggestions-are-used"],
  macros: ["suggestion-thanks", "suggestion-planned"],
  fields: [
    {
      id: "area",
      kind: "choice",
      required: true,
      label: { en: "What it is about", zh: "相关功能" },
      options: [
        option("app", "App or website", "App 或网站"),
        option("trading", "Trading", "交易"),
        option("funds", "Deposits and withdrawals", "充币与提币"),
        option("listing", "A coin to be listed", "希望上架的币种"),
        option("api", "API", "API"),
        option("support", "Support", "客服"),
        option("other", "Something else", "其他"),
      ],
    },
    { id: "topic", kind: "text", required: true, label: { en: "In a few words", zh: "用几个字概括" } },
    { id: "link", kind: "url", required: false, label: { en: "Address of the page", zh: "相关页面链接" } },
    story(
      { en: "What you would like to do", zh: "你想做什么" },
      { en: "What is in the way today", zh: "现在有什么不便" },
    ),
  ],
}

/** LEG-1: lawyers, courts, contracts. Law enforcement has a room of its own and is sent there. */
const legal: FormSource = {
  key: "legal",
  version: 1,
  code: "LEG-1",
  group: groups.formal,
  title: { en: "Legal matter", zh: "法律事务" },
  about: { en: "Legal question, notice, claim or contract", zh: "法律咨询、律师函、索赔或合同" },
  factsTitle: { en: "This matter", zh: "事项" },
  icon: "legal",
  rank: 720,
  words: [
    "legal",
    "lawyer",
    "court",
    "claim",
    "contract",
    "subpoena",
    "inheritance",
    "法律",
    "律师",
    "法院",
    "合同",
    "继承",
    "索赔",
  ],
  team: "legal",
  skills: ["legal"],
  priority: 1,
  urgency: [{ when: is("kind", "question", "contract"), priority: 3 }],
  clock: "legal",
  sameBy: ["case-number"],
  signedOut: true,
  evidence: [
    {
      id: "legal-document",
      label: { en: "Document", zh: "文件" },
      about: { en: "The letter, order or contract as a PDF.", zh: "函件、裁定或合同的 PDF。" },
      required: true,
      show: is("kind", "notice", "court", "contract", "inheritance"),
      kinds: ["pdf"],
      access: "legal",
    },
  ],
  advice: [
    {
      en: "Police and authorities: please use the address for authorities on our legal page. Requests are taken from official mailboxes only.",
      zh: "警方与政府机关：请使用法律页面上的执法机关专用入口，我们只受理来自官方邮箱的请求。",
    },
    neverSend,
  ],
  articles: ["legal-notices", "inheritance"],
  macros: ["legal-received", "legal-authorities"],
  fields: [
    {
      id: "kind",
      kind: "choice",
      required: true,
      label: { en: "What it is", zh: "类型" },
      options: [
        option("notice", "Letter of a lawyer", "律师函"),
        option("court", "Court order or lawsuit", "法院文书或诉讼"),
        option("inheritance", "Inheritance", "继承"),
        option("contract", "Contract", "合同"),
        option("ip", "Trademark or copyright", "商标或版权"),
        option("question", "Legal question", "法律咨询"),
      ],
    },
    {
      id: "sender",
      kind: "text",
      required: true,
      label: { en: "Your name and firm or authority", zh: "你的姓名及所属机构" },
    },
    {
      id: "acting-for",
      kind: "text",
      required: false,
      show: is("kind", "notice", "court", "ip"),
      label: { en: "Whom you act for", zh: "代表何人" },
    },
    {
      id: "case-number",
      kind: "text",
      required: false,
      show: is("kind", "notice", "court", "inheritance"),
      requireWhen: is("kind", "court"),
      label: { en: "Case number", zh: "案号或编号" },
    },
    {
      id: "deadline",
      kind: "text",
      required: false,
      show: is("kind", "notice", "court"),
      requireWhen: is("kind", "notice", "court"),
      label: { en: "Deadline, with its time zone", zh: "期限（含时区）" },
    },
    {
      ...identifier,
      required: false,
      label: { en: "Account it is about: username, e-mail or UID", zh: "相关账户：用户名、邮箱或 UID" },
    },
    story({ en: "What it is about, and what you expect", zh: "事项说明以及你的要求" }),
  ],
}

/** What fits nowhere; read and passed on by people. */
const other: FormSource = {
  key: "other",
  version: 2,
  code: "GEN-1",
  group: groups.other,
  title: { en: "Something else", zh: "其他问题" },
  about: { en: "None of the above fits", zh: "以上都不符合" },
  factsTitle: { en: "Your question", zh: "你的问题" },
  icon: "other",
  rank: 9000,
  words: ["question", "help", "contact", "其他", "咨询", "客服", "帮助"],
  team: "general",
  skills: ["general"],
  priority: 3,
  advice: [neverSend],
  macros: ["handed-over"],
  fields: [
    { id: "topic", kind: "text", required: true, label: { en: "In a few words", zh: "用几个字概括" } },
    story(),
  ],
}

export const formal: FormSource[] = [suggestion, legal]
export const others: FormSource[] = [other]
