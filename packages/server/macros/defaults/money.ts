import type { ShippedMacro } from "../shipped-macro.ts"
import { solved, waitForCustomer, waitForOthers } from "./parts.ts"

const deposits = { en: "Deposits", zh: "充币" }
const withdrawals = { en: "Withdrawals", zh: "提币" }
const fiat = ["fiat-deposit"]
const travelRule = ["deposit-on-hold"]
const withdrawalForms = ["withdrawal-delayed", "withdrawal-failed", "withdrawal-wrong-address"]

export const moneyMacros: ShippedMacro[] = [
  {
    key: "chain-pending",
    group: deposits,
    forms: ["deposit-not-credited", "withdrawal-delayed"],
    title: { en: "Waiting for confirmations", zh: "等待链上确认" },
    body: {
      en: "The transaction of {{field.amount}} ({{field.pair}}) has {{ask.have}} of {{ask.need}} confirmations. It is credited by itself at {{ask.need}}; there is nothing to do.",
      zh: "这笔交易（{{field.amount}}，{{field.pair}}）已确认 {{ask.have}}/{{ask.need}}，达到 {{ask.need}} 后自动入账，无需操作。",
    },
    actions: [waitForOthers],
  },
  {
    key: "deposit-credited",
    group: deposits,
    forms: ["deposit-not-credited", "deposit-on-hold"],
    title: { en: "Credited", zh: "已入账" },
    body: {
      en: "Your {{field.amount}} ({{field.pair}}) are in your account since {{ask.when}}. TxID: {{field.txid}}. If you don’t see them, reload the asset page.",
      zh: "你的充币（{{field.amount}}，{{field.pair}}）已于 {{ask.when}} 入账。TxID：{{field.txid}}。如未显示，请刷新资产页面。",
    },
    actions: [solved],
  },
  {
    key: "deposit-below-minimum",
    group: deposits,
    forms: ["deposit-not-credited"],
    title: { en: "Below the minimum", zh: "低于最小充币数量" },
    body: {
      en: "The deposit of {{field.amount}} ({{field.pair}}) is below the minimum of {{ask.minimum}}. Such amounts aren’t credited and can’t be sent back. {{ask.topup}}",
      zh: "这笔充币（{{field.amount}}，{{field.pair}}）低于最小充币数量 {{ask.minimum}}，无法入账，也无法退回。{{ask.topup}}",
    },
    actions: [solved],
  },
  {
    key: "deposit-contact-sender",
    group: deposits,
    forms: ["deposit-not-credited"],
    title: { en: "Not sent yet: ask the sending platform", zh: "尚未转出，请联系转出平台" },
    body: {
      en: "There is no successful transaction with the TxID {{field.txid}} on {{ask.network}}: {{ask.state}}. The coins are still with the sending side; only they can say why. Please show them this TxID, and write here when there is a new one.",
      zh: "在 {{ask.network}} 上没有 TxID 为 {{field.txid}} 的成功交易：{{ask.state}}。资产仍在转出方，只有对方能说明原因。请将此 TxID 提供给对方；如有新的 TxID，请在此告诉我们。",
    },
    actions: [waitForCustomer],
  },
  {
    key: "travel-rule-request",
    compliance: true,
    group: deposits,
    forms: travelRule,
    title: { en: "Sender information is needed", zh: "需要转出方信息" },
    body: {
      en: "Before {{field.amount}} ({{field.pair}}) can be credited, the law asks for information on the sender. Still missing: {{ask.missing}}. Please add it here; it takes effect as soon as it is checked.",
      zh: "依法规要求，入账这笔充币（{{field.amount}}，{{field.pair}}）前需要转出方信息。目前还缺：{{ask.missing}}。请在此补充，核查后立即生效。",
    },
    actions: [waitForCustomer],
  },
  {
    key: "travel-rule-received",
    compliance: true,
    group: deposits,
    forms: travelRule,
    title: { en: "Sender information is here", zh: "已收到转出方信息" },
    body: {
      en: "Thank you, the information on this deposit is complete. It is being checked now, and you’ll have the result by {{reply.by}}.",
      zh: "谢谢，这笔充币的资料已齐全，正在核查，结果会在 {{reply.by}} 前告诉你。",
    },
    actions: [waitForOthers],
  },
  {
    key: "fiat-proof-request",
    group: deposits,
    forms: fiat,
    title: { en: "Proof of payment is needed", zh: "需要付款凭证" },
    body: {
      en: "To find the payment with the reference {{field.reference}} we need the bank’s own PDF with sender, receiver, amount and date. Please cover balances and other payments. A screenshot isn’t enough.",
      zh: "为查找参考号为 {{field.reference}} 的付款，请提供银行出具的 PDF，包含付款人、收款人、金额和日期。余额和其他流水请遮住。截图无法使用。",
    },
    actions: [waitForCustomer],
  },
  {
    key: "fiat-credited",
    group: deposits,
    forms: fiat,
    title: { en: "Payment credited", zh: "法币已入账" },
    body: {
      en: "Your payment of {{field.amount-paid}} with the reference {{field.reference}} is in your account since {{ask.when}}.",
      zh: "你的付款 {{field.amount-paid}}（参考号 {{field.reference}}）已于 {{ask.when}} 入账。",
    },
    actions: [solved],
  },
  {
    key: "fiat-returned",
    group: deposits,
    forms: fiat,
    title: { en: "Payment sent back", zh: "付款已退回" },
    body: {
      en: "The payment of {{field.amount-paid}} with the reference {{field.reference}} can’t be credited: {{ask.reason}}. It went back to the account it came from on {{ask.when}}; banks take up to {{ask.days}} working days.",
      zh: "付款 {{field.amount-paid}}（参考号 {{field.reference}}）无法入账：{{ask.reason}}。已于 {{ask.when}} 原路退回，银行处理最多需 {{ask.days}} 个工作日。",
    },
    actions: [solved],
  },
  {
    key: "withdrawal-review",
    group: withdrawals,
    forms: ["withdrawal-delayed"],
    title: { en: "Withdrawal in review", zh: "提币审核中" },
    body: {
      en: "Your withdrawal {{field.withdrawal}} is in a security check since {{ask.since}}. As a rule it ends by {{ask.until}}. Until it is signed you can cancel it in your withdrawal history.",
      zh: "你的提币 {{field.withdrawal}} 自 {{ask.since}} 起处于安全审核中，通常在 {{ask.until}} 前完成。签名之前可在提币记录中取消。",
    },
    actions: [waitForOthers],
  },
  {
    key: "withdrawal-locked",
    group: withdrawals,
    forms: ["withdrawal-delayed", "withdrawal-failed"],
    title: { en: "Withdrawals locked until", zh: "提币锁定至" },
    body: {
      en: "Withdrawals of your account are locked until {{ask.until}}, since {{ask.what}} was changed. The lock protects you from somebody who may have got in; nobody can shorten it, we neither.",
      zh: "由于近期修改了 {{ask.what}}，你的账户在 {{ask.until}} 前不能提币。这是为了防止账户被他人控制，任何人都无法提前解除，客服也不能。",
    },
    actions: [solved],
  },
  {
    key: "withdrawal-maintenance",
    group: withdrawals,
    forms: ["withdrawal-delayed", "withdrawal-failed"],
    title: { en: "Network in maintenance", zh: "网络维护中" },
    body: {
      en: "Withdrawals ({{field.pair}}) are paused for maintenance until {{ask.until}}. Your {{field.amount}} are safe; the withdrawal goes on by itself afterwards, or you cancel it and choose another network.",
      zh: "{{field.pair}} 提币因维护暂停至 {{ask.until}}。你的资产（{{field.amount}}）是安全的；维护结束后会自动继续，你也可以取消后改用其他网络。",
    },
    actions: [waitForOthers],
  },
  {
    key: "withdrawal-sent",
    group: withdrawals,
    forms: ["withdrawal-delayed", "withdrawal-wrong-address"],
    title: { en: "On chain, with its TxID", zh: "已上链" },
    body: {
      en: "Withdrawal {{field.withdrawal}} ({{field.pair}}) is on chain since {{ask.when}}. TxID: {{ask.txid}}. From here on the receiving platform credits it after its own confirmations; please show them the TxID if it takes long.",
      zh: "提币 {{field.withdrawal}}（{{field.pair}}）已于 {{ask.when}} 上链。TxID：{{ask.txid}}。接收平台会按自己的确认数要求入账；如较久未到账，请将 TxID 提供给对方。",
    },
    actions: [solved],
  },
  {
    key: "withdrawal-refunded",
    group: withdrawals,
    forms: ["withdrawal-failed"],
    title: { en: "Failed and given back", zh: "失败并已退回" },
    body: {
      en: "Withdrawal {{field.withdrawal}} failed: {{ask.reason}}. The amount of {{field.amount}} ({{field.pair}}) and the fee are back in your balance since {{ask.when}}. You can request it again.",
      zh: "提币 {{field.withdrawal}} 失败：{{ask.reason}}。{{field.amount}}（{{field.pair}}）及手续费已于 {{ask.when}} 退回余额，你可以重新申请。",
    },
    actions: [solved],
  },
  {
    key: "withdrawal-cancelled",
    group: withdrawals,
    forms: ["withdrawal-wrong-address"],
    title: { en: "Stopped in time", zh: "已及时取消" },
    body: {
      en: "Withdrawal {{field.withdrawal}} was stopped before it was signed. The amount of {{field.amount}} ({{field.pair}}) is back in your balance. Please compare the whole address next time, and use the address book.",
      zh: "提币 {{field.withdrawal}} 已在签名前取消，{{field.amount}}（{{field.pair}}）已退回余额。下次请核对整串地址，并使用地址簿。",
    },
    actions: [solved],
  },
  {
    key: "withdrawal-irreversible",
    group: withdrawals,
    forms: ["withdrawal-wrong-address", "scam-victim"],
    title: { en: "On chain, can’t be called back", zh: "已上链，无法撤回" },
    body: {
      en: "The transaction {{ask.txid}} is on chain, and nobody can call it back, we neither. The address belongs to {{ask.owner}}. What can still help: write to that platform with the TxID, amount and time; I can give you a letter for it. Anyone who promises to get it back for a fee is a fraud.",
      zh: "交易 {{ask.txid}} 已上链，任何人都无法撤回，我们也不能。该地址属于 {{ask.owner}}。仍可尝试：带上 TxID、数量和时间联系对方平台，我可以为你出具说明函。任何承诺收费追回的人都是骗子。",
    },
    actions: [],
  },
  {
    key: "withdrawal-stage",
    group: withdrawals,
    forms: withdrawalForms,
    title: { en: "Where the withdrawal stands", zh: "提币进度" },
    body: {
      en: "Withdrawal {{field.withdrawal}} ({{field.amount}}, {{field.pair}}) stands at: {{ask.stage}}, since {{ask.since}}. Next step: {{ask.next}}.",
      zh: "提币 {{field.withdrawal}}（{{field.amount}}，{{field.pair}}）当前进度：{{ask.stage}}，自 {{ask.since}} 起。下一步：{{ask.next}}。",
    },
    actions: [],
  },
]
