import type { FormSource } from "../form.ts"
import { amount, groups, pair, story, txid } from "./parts.ts"

/** DEP-5: the deposit is there and waits for information about who sent it (travel rule). */
const held: FormSource = {
  key: "deposit-on-hold",
  version: 1,
  code: "DEP-5",
  group: groups.deposits,
  title: { en: "Deposit waits for sender information", zh: "充币待补充来源信息" },
  about: { en: "We asked you who sent it and from where", zh: "系统要求补充转出方信息" },
  factsTitle: { en: "This deposit", zh: "这笔充币" },
  icon: "compliance",
  rank: 50,
  words: [
    "travel rule",
    "on hold",
    "sender information",
    "originator",
    "旅行规则",
    "冻结的充币",
    "来源信息",
    "转出方",
  ],
  team: "compliance",
  skills: ["travel-rule"],
  priority: 2,
  clock: "compliance",
  sameBy: ["txid"],
  checks: ["chain-transaction", "deposit-ledger", "address-owner"],
  evidence: [
    {
      id: "ownership-proof",
      label: { en: "Proof that the wallet is yours", zh: "钱包归属证明" },
      about: {
        en: "A screenshot of the sending account or wallet that shows the address and this transfer.",
        zh: "转出账户或钱包的截图，能看到地址和这笔转账。",
      },
      required: false,
      show: { field: "source", is: ["self-hosted"] },
      kinds: ["image", "pdf"],
      access: "financial",
    },
  ],
  advice: [
    {
      en: "Only the facts below are needed. The deposit is checked again as soon as they are here.",
      zh: "只需要以下信息，收到后会立即重新核查这笔充币。",
    },
  ],
  articles: ["travel-rule", "prove-a-wallet-is-yours"],
  macros: ["travel-rule-request", "travel-rule-received", "cannot-discuss", "deposit-credited"],
  fields: [
    pair,
    txid({ required: true }),
    amount("Amount", "数量"),
    {
      id: "source",
      kind: "choice",
      required: true,
      label: { en: "Where it was sent from", zh: "从哪里转出" },
      options: [
        { value: "platform", label: { en: "An exchange or other platform", zh: "交易所或其他平台" } },
        { value: "self-hosted", label: { en: "A wallet of my own", zh: "自己的钱包" } },
        { value: "somebody-else", label: { en: "Somebody else’s wallet", zh: "他人的钱包" } },
      ],
    },
    {
      id: "originator",
      kind: "text",
      required: true,
      label: { en: "Full name of the sender", zh: "转出方全名" },
      hint: { en: "As it stands in the sending account.", zh: "与转出账户登记的姓名一致。" },
    },
    {
      id: "platform",
      kind: "text",
      required: false,
      show: { field: "source", is: ["platform"] },
      requireWhen: { field: "source", is: ["platform"] },
      label: { en: "Name of the platform", zh: "平台名称" },
    },
    {
      id: "proof-method",
      kind: "choice",
      required: false,
      show: { field: "source", is: ["self-hosted"] },
      requireWhen: { field: "source", is: ["self-hosted"] },
      label: { en: "How you can prove that it is yours", zh: "你可以怎样证明钱包归属" },
      options: [
        { value: "signature", label: { en: "Sign a message", zh: "签名一段消息" } },
        { value: "small-transfer", label: { en: "A small transfer back", zh: "转回一笔小额" } },
        { value: "screenshot", label: { en: "Screenshot", zh: "截图" } },
      ],
    },
    {
      id: "relation",
      kind: "text",
      required: false,
      show: { field: "source", is: ["somebody-else"] },
      requireWhen: { field: "source", is: ["somebody-else"] },
      label: { en: "Who that is to you", zh: "与对方的关系" },
    },
    story({ en: "Why it was sent to you, in a sentence", zh: "用一句话说明这笔转账的原因" }),
  ],
}

export const travelRule: FormSource[] = [held]
