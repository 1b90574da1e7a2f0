import type { FormSource } from "../form.ts"
import { groups, is, option, story } from "./parts.ts"

const paidSide = is("reason", "paid-not-released", "cancelled-after-pay")
const sellerSide = is("reason", "not-received", "third-party-name")

/** P2P-1: two parties and an amount in escrow. What counts as proof is a recording, since pictures are easily made up. */
const dispute: FormSource = {
  key: "p2p-dispute",
  version: 1,
  code: "P2P-1",
  group: groups.trading,
  title: { en: "P2P order dispute", zh: "P2P 订单申诉" },
  about: {
    en: "Paid and not released, not paid, wrong amount or name",
    zh: "已付款未放币、未收到款、金额或姓名不符",
  },
  factsTitle: { en: "This P2P order", zh: "这笔 P2P 订单" },
  icon: "p2p",
  rank: 250,
  words: [
    "P2P",
    "C2C",
    "OTC",
    "escrow",
    "appeal",
    "seller",
    "buyer",
    "法币交易",
    "场外",
    "申诉",
    "未放币",
    "卖家",
    "买家",
  ],
  team: "p2p",
  skills: ["p2p"],
  priority: 1,
  urgency: [{ when: is("pressure", "yes"), priority: 0 }],
  clock: "p2p",
  sameBy: ["order"],
  checks: ["account-locks"],
  evidence: [
    {
      id: "payment-video",
      label: { en: "Recording of the payment", zh: "付款录屏" },
      about: {
        en: "Open your bank or payment app and show this payment with names, amount, time and number. Leave out the moment in which you sign in. Screenshots don’t count.",
        zh: "打开银行或支付 App，展示这笔付款的双方姓名、金额、时间和流水号。登录的那一步请不要录。截图无效。",
      },
      required: true,
      show: paidSide,
      kinds: ["video"],
      access: "financial",
    },
    {
      id: "account-video",
      label: { en: "Recording of your account’s movements", zh: "收款账户流水录屏" },
      about: {
        en: "Show the movements from the order’s start until now, with dates and names. Leave out the moment in which you sign in. Screenshots don’t count.",
        zh: "展示从下单到现在的账户流水，包含日期和姓名。登录的那一步请不要录。截图无效。",
      },
      required: true,
      show: sellerSide,
      kinds: ["video"],
      access: "financial",
    },
    {
      id: "difference-video",
      label: { en: "Recording that shows the difference", zh: "能证明差异的录屏" },
      about: {
        en: "The amount agreed on in the order, then the movement in your bank or payment app. Screenshots don’t count.",
        zh: "先展示订单约定的金额，再展示银行或支付 App 的流水。截图无效。",
      },
      required: true,
      show: is("reason", "wrong-amount", "extra-demand"),
      kinds: ["video"],
      access: "financial",
    },
    {
      id: "receipt",
      label: { en: "Receipt of the bank or payment provider", zh: "银行或支付机构回单" },
      about: { en: "The PDF that they issue.", zh: "由银行或支付机构出具的 PDF。" },
      required: false,
      kinds: ["pdf"],
      access: "financial",
    },
    {
      id: "chat",
      label: { en: "Chat with the other side", zh: "与对方的聊天记录" },
      about: {
        en: "The order’s own chat is known to us. Anything said elsewhere, please add.",
        zh: "订单内的聊天我们已有，请补充站外的沟通记录。",
      },
      required: false,
      kinds: ["image", "pdf"],
    },
  ],
  advice: [
    {
      en: "The coins stay in escrow while a dispute is open. Nobody can take them in the meantime.",
      zh: "申诉期间，资产保持托管状态，任何一方都无法取走。",
    },
    {
      en: "Seller: release only when the money is in your account, from the buyer’s own name. A receipt isn’t money.",
      zh: "卖方：只在款项已到你账户且付款人为买方本人时放币。付款截图不等于到账。",
    },
    {
      en: "Buyer: don’t cancel an order that you have paid.",
      zh: "买方：已付款的订单请不要取消。",
    },
  ],
  articles: ["p2p-disputes", "p2p-evidence", "p2p-safety"],
  macros: [
    "p2p-received",
    "p2p-evidence-request",
    "p2p-other-side-heard",
    "p2p-verdict",
    "p2p-under-pressure",
  ],
  fields: [
    {
      id: "order",
      kind: "order-id",
      example: "P2P-20261122-0417",
      required: true,
      label: { en: "P2P order number", zh: "P2P 订单号" },
      hint: { en: "At the top of the order.", zh: "在订单页面顶部。" },
    },
    {
      id: "role",
      kind: "choice",
      required: true,
      label: { en: "You are the", zh: "你是" },
      options: [option("buyer", "Buyer", "买方"), option("seller", "Seller", "卖方")],
    },
    {
      id: "reason",
      kind: "choice",
      required: true,
      label: { en: "What is the matter", zh: "申诉原因" },
      options: [
        {
          ...option("paid-not-released", "I paid, the coins aren’t released", "已付款，对方未放币"),
          when: is("role", "buyer"),
        },
        {
          ...option("cancelled-after-pay", "The order was cancelled after I paid", "付款后订单被取消"),
          when: is("role", "buyer"),
        },
        {
          ...option("not-received", "Marked as paid, nothing arrived", "对方标记已付款，但未到账"),
          when: is("role", "seller"),
        },
        {
          ...option("third-party-name", "Paid from another person’s account", "付款人与买方姓名不符"),
          when: is("role", "seller"),
        },
        option("wrong-amount", "The amount is wrong", "金额不符"),
        option("extra-demand", "The other side asks for more", "对方额外索要费用"),
      ],
    },
    {
      id: "method",
      kind: "choice",
      required: true,
      label: { en: "Way of payment", zh: "付款方式" },
      options: [
        option("bank", "Bank transfer", "银行转账"),
        option("wallet", "Payment app", "支付 App"),
        option("cash", "Cash deposit", "现金存款"),
        option("other", "Something else", "其他"),
      ],
    },
    {
      id: "amount-paid",
      kind: "text",
      required: false,
      show: is("reason", "paid-not-released", "cancelled-after-pay", "wrong-amount", "third-party-name"),
      requireWhen: is("reason", "paid-not-released", "cancelled-after-pay", "wrong-amount"),
      label: { en: "Amount paid, with currency", zh: "实际付款金额与币种" },
    },
    {
      id: "paid",
      kind: "occurred-at",
      required: false,
      show: is("reason", "paid-not-released", "cancelled-after-pay", "wrong-amount", "third-party-name"),
      requireWhen: paidSide,
      label: { en: "When it was paid", zh: "付款时间" },
    },
    {
      id: "payment-number",
      kind: "text",
      required: false,
      show: { any: [paidSide, is("reason", "wrong-amount")] },
      label: { en: "Number of the payment", zh: "付款流水号" },
      hint: { en: "On the receipt of your bank or payment app.", zh: "在银行或支付 App 的回单上。" },
    },
    {
      id: "payer-name",
      kind: "text",
      required: false,
      show: is("reason", "third-party-name"),
      requireWhen: is("reason", "third-party-name"),
      label: { en: "Name that the payment came from", zh: "实际付款人姓名" },
    },
    {
      id: "demand",
      kind: "text",
      required: false,
      show: is("reason", "extra-demand"),
      requireWhen: is("reason", "extra-demand"),
      label: { en: "What is demanded", zh: "对方的要求" },
    },
    {
      id: "pressure",
      kind: "choice",
      required: true,
      label: { en: "Are you being threatened or pressed right now", zh: "你现在是否正受到威胁或催逼" },
      options: [option("no", "No", "否"), option("yes", "Yes", "是")],
    },
    story(),
  ],
}

export const p2p: FormSource[] = [dispute]
