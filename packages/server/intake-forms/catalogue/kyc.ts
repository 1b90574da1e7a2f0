import type { FormSource } from "../form.ts"
import { groups, happened, is, neverSend, option, story, synonyms } from "./parts.ts"

/** ACC-3: documents stay where the exchange takes them in; the ticket is about what went wrong there. */
const kyc: FormSource = {
  key: "kyc",
  version: 1,
  code: "ACC-3",
  group: groups.account,
  title: { en: "Identity verification (KYC)", zh: "KYC认证" },
  about: { en: "Rejected, stuck or to be renewed", zh: "未通过、审核中或需要更新" },
  factsTitle: { en: "This verification", zh: "这次认证" },
  icon: "account",
  rank: 330,
  words: [...synonyms.identity, "rejected", "document", "level", "未通过", "审核", "证件", "等级"],
  team: "kyc",
  skills: ["kyc"],
  priority: 3,
  urgency: [{ when: is("blocks", "withdrawal"), priority: 2 }],
  checks: ["account-locks"],
  sameBy: ["level"],
  advice: [
    {
      en: "Upload documents only on the verification page of your account. Don’t attach them here: a ticket is not the place where they are kept safe.",
      zh: "证件只能在账户的认证页面上传。请不要在这里添加：工单不是保存证件的地方。",
    },
    {
      en: "Most rejections come from glare, a cut corner, an expired document or a name that differs from the account’s.",
      zh: "多数未通过的原因是反光、边角被裁、证件过期，或姓名与账户不一致。",
    },
    neverSend,
  ],
  articles: ["verify-your-identity", "why-a-verification-fails"],
  macros: ["kyc-how-to-fix", "kyc-in-review", "kyc-approved"],
  fields: [
    {
      id: "level",
      kind: "choice",
      required: true,
      label: { en: "Level", zh: "认证等级" },
      options: [
        option("basic", "Basic", "基础认证"),
        option("advanced", "Advanced", "高级认证"),
        option("address", "Proof of address", "地址证明"),
        option("business", "Company", "企业认证"),
      ],
    },
    {
      id: "country",
      kind: "text",
      required: true,
      label: { en: "Country that issued the document", zh: "证件签发国家或地区" },
    },
    {
      id: "document",
      kind: "choice",
      required: true,
      label: { en: "Kind of document", zh: "证件类型" },
      hint: { en: "Only the kind. Please add no picture of it.", zh: "只需选择类型，请不要添加证件照片。" },
      options: [
        option("id-card", "ID card", "身份证"),
        option("passport", "Passport", "护照"),
        option("driving-licence", "Driving licence", "驾驶证"),
        option("address-proof", "Bill or bank letter", "账单或银行信函"),
        option("company-papers", "Company papers", "企业文件"),
      ],
    },
    {
      id: "state",
      kind: "choice",
      required: true,
      label: { en: "What the page says", zh: "页面显示" },
      options: [
        option("rejected", "Rejected", "未通过"),
        option("review", "In review", "审核中"),
        option("renew", "To be renewed", "需要更新"),
        option("cant-start", "I can’t start or upload", "无法开始或无法上传"),
      ],
    },
    {
      id: "reject-code",
      kind: "text",
      required: false,
      show: is("state", "rejected"),
      requireWhen: is("state", "rejected"),
      label: { en: "Reason or code of the rejection", zh: "未通过的原因或代码" },
      hint: { en: "On the verification page and in our mail.", zh: "在认证页面和我们的邮件中。" },
    },
    {
      id: "tries",
      kind: "choice",
      required: false,
      show: is("state", "rejected", "cant-start"),
      label: { en: "How often you tried", zh: "已尝试次数" },
      options: [
        option("1", "Once", "1 次"),
        option("2-3", "2 or 3 times", "2–3 次"),
        option("more", "More often", "更多"),
      ],
    },
    {
      ...happened("When you submitted it", "提交时间", false),
      show: is("state", "review"),
      requireWhen: is("state", "review"),
    },
    {
      id: "blocks",
      kind: "choice",
      required: true,
      label: { en: "What waits for it", zh: "影响" },
      options: [
        option("withdrawal", "A withdrawal", "无法提币"),
        option("trading", "Deposits or trading", "无法充币或交易"),
        option("nothing", "Nothing urgent", "暂无影响"),
      ],
    },
    story(),
  ],
}

export const verification: FormSource[] = [kyc]
