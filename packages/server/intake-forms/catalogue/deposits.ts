import type { Field, FormSource } from "../form.ts"
import { amount, groups, pair, story, synonyms, txid } from "./parts.ts"

const depositAddress: Field = {
  id: "address",
  kind: "address",
  pair: "pair",
  required: true,
  label: { en: "Your deposit address with us", zh: "你的充币地址" },
  hint: {
    en: "Always compare the whole address, not just its ends.",
    zh: "请核对整串字符，不要只看头尾。",
  },
}

/** DEP-1: sent on the right network to the right address, and not in the balance. */
const notCredited: FormSource = {
  key: "deposit-not-credited",
  version: 2,
  code: "DEP-1",
  group: groups.deposits,
  title: { en: "Deposit not credited", zh: "充币未到账" },
  about: { en: "Sent on chain, not in your balance", zh: "链上已转出，余额没有变化" },
  factsTitle: { en: "This deposit", zh: "这笔充币" },
  icon: "deposit",
  rank: 10,
  words: [
    ...synonyms.deposit,
    "not credited",
    "missing",
    "confirmations",
    "未到账",
    "没到账",
    "到账慢",
    "确认数",
  ],
  team: "deposits",
  skills: ["deposits"],
  priority: 2,
  sameBy: ["txid"],
  checks: ["chain-transaction", "deposit-ledger", "address-owner", "asset-policy"],
  evidence: [
    {
      id: "sender-record",
      label: { en: "Withdrawal page of the sending platform", zh: "转出平台的提币记录" },
      about: {
        en: "With the whole TxID, address, amount and time to be read.",
        zh: "能看清完整的 TxID、地址、数量和时间。",
      },
      required: false,
      kinds: ["image", "pdf"],
    },
  ],
  advice: [
    {
      en: "A deposit is credited by itself once it has the confirmations of its network. Until then there is nothing to do.",
      zh: "达到该网络要求的确认数后会自动入账，在此之前无需任何操作。",
    },
    {
      en: "No TxID yet? Then the sending platform hasn’t sent it; please ask there first.",
      zh: "还没有 TxID？说明转出平台尚未发出，请先联系对方平台。",
    },
    {
      en: "For a bank transfer or card payment, choose “Fiat deposit”.",
      zh: "银行转账或刷卡付款请选择“法币入金未到账”。",
    },
  ],
  articles: ["deposit-not-credited", "where-to-find-the-txid", "deposit-confirmations"],
  macros: [
    "chain-pending",
    "deposit-credited",
    "deposit-below-minimum",
    "deposit-contact-sender",
    "address-not-ours",
    "recovery-quote",
  ],
  fields: [
    pair,
    txid({ required: true, address: "address" }),
    depositAddress,
    {
      id: "memo",
      kind: "memo",
      pair: "pair",
      required: false,
      label: { en: "Memo or tag, if you gave one", zh: "Memo 或 Tag（如有填写）" },
    },
    amount("Amount sent", "转出数量"),
    { id: "sent", kind: "occurred-at", required: false, label: { en: "When it was sent", zh: "转出时间" } },
    {
      id: "platform",
      kind: "text",
      required: false,
      label: { en: "Sent from which platform or wallet", zh: "从哪个平台或钱包转出" },
    },
    story(),
  ],
}

/** DEP-4: money from a bank, card or payment provider. */
const fiat: FormSource = {
  key: "fiat-deposit",
  version: 1,
  code: "DEP-4",
  group: groups.deposits,
  title: { en: "Fiat deposit not credited", zh: "法币入金未到账" },
  about: { en: "Paid by bank, card or payment provider", zh: "通过银行、银行卡或支付机构付款" },
  factsTitle: { en: "This payment", zh: "这笔付款" },
  icon: "deposit",
  rank: 40,
  words: ["fiat", "bank transfer", "card", "SEPA", "SWIFT", "法币", "银行转账", "银行卡", "入金", "充值"],
  team: "deposits",
  skills: ["fiat"],
  priority: 2,
  sameBy: ["reference"],
  checks: ["account-locks"],
  evidence: [
    {
      id: "payment-proof",
      label: { en: "Proof of payment", zh: "付款凭证" },
      about: {
        en: "The PDF from your bank or provider. Sender, receiver, amount and date have to be readable; cover everything else.",
        zh: "银行或支付机构出具的 PDF。付款人、收款人、金额和日期需清晰可读，其余内容可以遮住。",
      },
      required: true,
      kinds: ["pdf"],
      access: "financial",
    },
  ],
  advice: [
    {
      en: "Most bank transfers arrive on bank working days; the value date on the receipt says when.",
      zh: "银行转账多在银行工作日到账，以凭证上的起息日为准。",
    },
    {
      en: "The payer’s name has to be that of your account. Payments from others are sent back to where they came from.",
      zh: "付款人姓名必须与账户实名一致，第三方付款会原路退回。",
    },
  ],
  articles: ["fiat-deposits", "third-party-payments"],
  macros: ["fiat-proof-request", "fiat-credited", "fiat-returned"],
  fields: [
    {
      id: "method",
      kind: "choice",
      required: true,
      label: { en: "How you paid", zh: "付款方式" },
      options: [
        { value: "bank", label: { en: "Bank transfer", zh: "银行转账" } },
        { value: "card", label: { en: "Card", zh: "银行卡" } },
        { value: "provider", label: { en: "Payment provider", zh: "支付机构" } },
      ],
    },
    {
      id: "bank",
      kind: "text",
      required: false,
      show: { field: "method", is: ["bank", "provider"] },
      requireWhen: { field: "method", is: ["bank", "provider"] },
      label: { en: "Bank or provider", zh: "银行或支付机构名称" },
    },
    {
      id: "last-four",
      kind: "text",
      required: false,
      show: { field: "method", is: ["bank", "card"] },
      label: { en: "Last 4 digits of the account or card", zh: "账号或卡号后 4 位" },
      hint: { en: "Only the last 4; never the whole number.", zh: "只填后 4 位，请勿填写完整号码。" },
    },
    {
      id: "reference",
      kind: "text",
      required: true,
      label: { en: "Payment reference", zh: "付款参考号" },
      hint: { en: "On the receipt and on our deposit page.", zh: "在付款凭证和我们的入金页面上。" },
    },
    {
      id: "amount-paid",
      kind: "text",
      required: true,
      label: { en: "Amount and currency", zh: "金额与币种" },
      hint: { en: "Such as 1,500.00 EUR.", zh: "例如 1,500.00 EUR。" },
    },
    {
      id: "value-date",
      kind: "occurred-at",
      required: false,
      label: { en: "Value date, or when you paid", zh: "起息日或付款时间" },
    },
    {
      id: "payer",
      kind: "choice",
      required: true,
      label: { en: "Whose account or card was used", zh: "使用的是谁的账户或银行卡" },
      options: [
        { value: "own", label: { en: "My own", zh: "我本人的" } },
        {
          value: "third-party",
          label: { en: "Somebody else’s", zh: "他人的" },
          note: { en: "We’ll return it to the payer.", zh: "款项将原路退回付款人。" },
        },
      ],
    },
    story(),
  ],
}

export const deposits: FormSource[] = [notCredited, fiat]
