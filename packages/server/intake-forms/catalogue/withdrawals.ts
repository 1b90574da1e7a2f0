import type { Field, FormSource } from "../form.ts"
import {
  amount,
  errorShown,
  groups,
  is,
  option,
  pair,
  screenshot,
  story,
  synonyms,
  txid,
  withdrawalNumber,
} from "./parts.ts"

const destination: Field = {
  id: "address",
  kind: "address",
  pair: "pair",
  required: false,
  label: { en: "Destination address", zh: "目标地址" },
}

const requested: Field = {
  id: "requested",
  kind: "occurred-at",
  required: false,
  label: { en: "When you requested it", zh: "申请时间" },
}

const lockAdvice = {
  en: "After a password, 2FA, phone or e-mail change withdrawals stay locked for a while. The account page shows until when; nobody can shorten it.",
  zh: "修改密码、双重验证、手机或邮箱后，提币会锁定一段时间。账户页面会显示解锁时间，任何人都无法提前解除。",
}

/** WDR-1: refused, failed or given back. */
const failed: FormSource = {
  key: "withdrawal-failed",
  version: 1,
  code: "WDR-1",
  group: groups.withdrawals,
  title: { en: "Withdrawal failed", zh: "提币失败" },
  about: { en: "Refused, failed or cancelled", zh: "被拒绝、失败或被取消" },
  factsTitle: { en: "This withdrawal", zh: "这笔提币" },
  icon: "withdrawal",
  rank: 110,
  words: [...synonyms.withdrawal, "failed", "rejected", "refused", "失败", "被拒", "不能提币"],
  team: "withdrawals",
  skills: ["withdrawals"],
  priority: 2,
  urgency: [{ when: is("balance", "deducted"), priority: 1 }],
  sameBy: ["withdrawal"],
  checks: ["withdrawal-stage", "account-locks", "asset-policy", "chain-transaction"],
  evidence: [
    screenshot(
      "The message, and the entry in your withdrawal history.",
      "报错提示，以及提币记录中的这一条。",
    ),
  ],
  advice: [
    lockAdvice,
    {
      en: "Below the minimum or during maintenance of the network, a withdrawal is refused; the withdrawal page shows both.",
      zh: "低于最小提币数量或网络维护期间无法提币，提币页面会显示这两项。",
    },
  ],
  articles: ["withdrawal-failed", "withdrawal-locks", "withdrawal-minimums-and-fees"],
  macros: [
    "withdrawal-stage",
    "withdrawal-locked",
    "withdrawal-refunded",
    "withdrawal-maintenance",
    "cannot-discuss",
  ],
  fields: [
    withdrawalNumber,
    pair,
    amount("Amount", "数量"),
    destination,
    {
      id: "balance",
      kind: "choice",
      required: true,
      label: { en: "Where the amount is now", zh: "这笔资产现在在哪里" },
      options: [
        option("returned", "Back in my balance", "已退回余额"),
        option("deducted", "Deducted and not returned", "已扣除，未退回"),
        option("not-deducted", "Was never deducted", "一直没有扣除"),
      ],
    },
    errorShown,
    requested,
    story(),
  ],
}

/** WDR-1: requested, and nothing arrived. */
const delayed: FormSource = {
  key: "withdrawal-delayed",
  version: 2,
  code: "WDR-1",
  group: groups.withdrawals,
  title: { en: "Withdrawal delayed", zh: "提币延迟" },
  about: { en: "Requested here, not arrived there", zh: "已申请提币，对方尚未收到" },
  factsTitle: { en: "This withdrawal", zh: "这笔提币" },
  icon: "withdrawal",
  rank: 100,
  words: [
    ...synonyms.withdrawal,
    "delayed",
    "pending",
    "processing",
    "review",
    "延迟",
    "审核中",
    "处理中",
    "没收到",
  ],
  team: "withdrawals",
  skills: ["withdrawals"],
  priority: 2,
  urgency: [
    {
      when: {
        any: [
          { all: [is("shown", "sent"), { field: "txid", answered: false }] },
          is("waiting", "over-a-day"),
        ],
      },
      priority: 1,
    },
  ],
  sameBy: ["withdrawal", "txid"],
  checks: ["withdrawal-stage", "chain-transaction", "account-locks", "asset-policy"],
  evidence: [
    screenshot(
      "The entry in your withdrawal history, or the empty history of the receiving side.",
      "提币记录中的这一条，或接收方没有入账的页面。",
    ),
  ],
  advice: [
    {
      en: "Has it a TxID already? Then it is on the network, and the receiving platform credits it after its own confirmations.",
      zh: "已有 TxID？说明已经上链，接收平台会按自己的确认数要求入账。",
    },
    {
      en: "Not signed yet? You can cancel it in your withdrawal history.",
      zh: "还没有签名发出？可以在提币记录里自行取消。",
    },
    lockAdvice,
  ],
  articles: ["withdrawal-delayed", "withdrawal-stages", "withdrawal-locks"],
  macros: [
    "withdrawal-stage",
    "withdrawal-review",
    "withdrawal-sent",
    "withdrawal-locked",
    "withdrawal-maintenance",
    "chain-pending",
    "cannot-discuss",
  ],
  fields: [
    withdrawalNumber,
    pair,
    amount("Amount", "数量"),
    destination,
    txid({
      required: false,
      address: "address",
      label: { en: "TxID, if there is one already", zh: "TxID（如已有）" },
    }),
    {
      id: "shown",
      kind: "choice",
      required: false,
      label: { en: "State in your withdrawal history", zh: "提币记录里显示的状态" },
      options: [
        option("review", "In review", "审核中"),
        option("processing", "Processing or queued", "处理中或排队中"),
        option("sent", "Sent or completed", "已发出或已完成"),
        option("other", "Something else", "其他"),
      ],
    },
    {
      id: "waiting",
      kind: "choice",
      required: false,
      label: { en: "How long you have been waiting", zh: "已经等了多久" },
      options: [
        option("under-an-hour", "Less than an hour", "不到 1 小时"),
        option("hours", "Some hours", "几小时"),
        option("over-a-day", "More than a day", "超过 1 天"),
      ],
    },
    requested,
    story(),
  ],
}

/** WDR-2: on its way to a wrong place; before it is signed it can be stopped, afterwards nobody can. */
const wrongAddress: FormSource = {
  key: "withdrawal-wrong-address",
  version: 1,
  code: "WDR-2",
  group: groups.withdrawals,
  title: { en: "Withdrawal to a wrong address", zh: "提币地址错误" },
  about: { en: "Wrong address, network, memo or tag", zh: "地址、网络、Memo 或 Tag 填错" },
  factsTitle: { en: "This withdrawal", zh: "这笔提币" },
  icon: "withdrawal",
  rank: 120,
  words: [...synonyms.withdrawal, "wrong address", "cancel", "stop", "地址错误", "提错", "取消提币", "撤回"],
  team: "withdrawals",
  skills: ["withdrawals"],
  priority: 3,
  urgency: [
    { when: { all: [is("sent-out", "no"), { not: { field: "txid", answered: true } }] }, priority: 0 },
    { when: is("sent-out", "unknown"), priority: 1 },
  ],
  // What has to be stopped at once never waits in the ticket of a delay: it is no duplicate of one.
  sameBy: [],
  checks: ["withdrawal-stage", "chain-transaction", "address-owner", "asset-policy"],
  evidence: [screenshot("The entry in your withdrawal history.", "提币记录中的这一条。")],
  advice: [
    {
      en: "As long as it isn’t signed, cancel it yourself in your withdrawal history: that is faster than any of us.",
      zh: "只要还没签名，请立刻在提币记录里自行取消，这比联系任何人都快。",
    },
    {
      en: "Once it is on chain, nobody can call it back; only the owner of the address can return it.",
      zh: "一旦上链，任何人都无法撤回，只有地址的主人可以退回。",
    },
  ],
  articles: ["withdrawal-to-a-wrong-address", "ask-the-receiving-platform"],
  macros: ["withdrawal-stage", "withdrawal-cancelled", "withdrawal-irreversible", "withdrawal-sent"],
  fields: [
    withdrawalNumber,
    {
      id: "sent-out",
      kind: "choice",
      required: true,
      label: { en: "Is it on chain already", zh: "是否已经上链" },
      options: [
        option("no", "No, still in review or queued", "还没有，审核中或排队中"),
        option("yes", "Yes, it has a TxID", "已上链，有 TxID"),
        option("unknown", "I don’t know", "不确定"),
      ],
    },
    pair,
    amount("Amount", "数量"),
    {
      id: "mistake",
      kind: "choice",
      required: true,
      label: { en: "What is wrong", zh: "错在哪里" },
      options: [
        option("address", "The address", "地址"),
        option("network", "The network", "网络"),
        option("memo", "Memo or tag", "Memo 或 Tag"),
      ],
    },
    {
      id: "address",
      kind: "address",
      pair: "pair",
      required: true,
      label: { en: "Address it goes to", zh: "填写的地址" },
      hint: { en: "As it stands in your withdrawal history.", zh: "以提币记录中的为准。" },
    },
    {
      id: "right-address",
      kind: "text",
      required: false,
      show: is("mistake", "address", "network"),
      requireWhen: is("mistake", "address", "network"),
      label: { en: "Address and network it should go to", zh: "正确的地址和网络" },
    },
    {
      id: "memo",
      kind: "text",
      required: false,
      show: is("mistake", "memo"),
      requireWhen: is("mistake", "memo"),
      label: { en: "Right memo or tag", zh: "正确的 Memo 或 Tag" },
    },
    {
      ...txid({ required: false, address: "address" }),
      show: is("sent-out", "yes", "unknown"),
      requireWhen: is("sent-out", "yes"),
    },
    {
      id: "receiver",
      kind: "text",
      required: false,
      show: is("sent-out", "yes"),
      label: { en: "Platform the address belongs to, if you know", zh: "该地址属于哪个平台（如知道）" },
    },
    story(),
  ],
}

export const withdrawals: FormSource[] = [delayed, failed, wrongAddress]
