import type { ShippedMacro } from "../shipped-macro.ts"
import { solved, waitForCustomer, waitForOthers } from "./parts.ts"

const group = { en: "Recovery", zh: "资产找回" }
const both = ["deposit-wrong-address", "deposit-wrong-memo"]

export const recoveryMacros: ShippedMacro[] = [
  {
    key: "recovery-evidence",
    group,
    forms: both,
    title: { en: "Recording is needed", zh: "需要录屏" },
    body: {
      en: "To be sure that the coins are yours we need a recording: open the sending account, its withdrawal history and the transfer {{field.txid}}. Leave out the moment in which you sign in. For higher amounts please also send a small new deposit from the same source: {{ask.small-deposit}}.",
      zh: "为确认资产归属，请提供录屏：打开转出账户、提币记录和这笔转账 {{field.txid}}。登录的那一步请不要录。金额较大时，请再从同一来源充一笔小额：{{ask.small-deposit}}。",
    },
    actions: [waitForCustomer],
  },
  {
    key: "recovery-quote",
    group,
    forms: [...both, "deposit-not-credited"],
    title: { en: "Fee and consent", zh: "费用与确认" },
    body: {
      en: "A recovery can be tried. The fee is {{ask.fee}}, it takes about {{ask.days}} days, and it can fail; then there is no fee. What comes back goes to: {{ask.destination}}. Do you agree? Please answer “I agree” here, and we begin.",
      zh: "可以尝试找回。费用 {{ask.fee}}，预计 {{ask.days}} 天，不保证成功，失败不收费。找回后去向：{{ask.destination}}。如同意，请在此回复“同意”，我们即开始处理。",
    },
    actions: [waitForCustomer],
  },
  {
    key: "recovery-started",
    group,
    forms: both,
    title: { en: "Recovery has begun", zh: "已开始找回" },
    body: {
      en: "Your consent is here and the recovery of {{field.txid}} has begun. It takes about {{ask.days}} days; you’ll hear from us on {{ask.date}} at the latest, also if there is nothing new.",
      zh: "已收到你的同意，{{field.txid}} 的找回已开始，预计 {{ask.days}} 天。最迟 {{ask.date}} 会告诉你进展，即使没有新消息。",
    },
    actions: [waitForOthers],
  },
  {
    key: "recovery-done",
    group,
    forms: both,
    title: { en: "Recovered", zh: "已找回" },
    body: {
      en: "The coins of {{field.txid}} are recovered. After the fee of {{ask.fee}}, {{ask.amount}} went to {{ask.destination}} on {{ask.when}}.",
      zh: "{{field.txid}} 的资产已找回。扣除费用 {{ask.fee}} 后，{{ask.amount}} 已于 {{ask.when}} 转至 {{ask.destination}}。",
    },
    actions: [solved],
  },
  {
    key: "memo-credited",
    group,
    forms: ["deposit-wrong-memo"],
    title: { en: "Assigned and credited", zh: "已匹配并入账" },
    body: {
      en: "The deposit of {{field.amount}} ({{field.pair}}) could be assigned to you and is in your account since {{ask.when}}. Fee: {{ask.fee}}. Please copy address and memo or tag from the deposit page each time.",
      zh: "这笔充币（{{field.amount}}，{{field.pair}}）已匹配到你的账户，并于 {{ask.when}} 入账。费用：{{ask.fee}}。以后请每次从充币页面复制地址和 Memo/Tag。",
    },
    actions: [solved],
  },
  {
    key: "address-not-ours",
    group,
    forms: ["deposit-wrong-address", "deposit-not-credited"],
    title: { en: "The address isn’t ours", zh: "地址不属于本平台" },
    body: {
      en: "The address {{field.address}} doesn’t belong to our exchange, so we can’t reach what is on it. Only its owner can send it back. Please ask where you got the address from: {{ask.hint}}.",
      zh: "地址 {{field.address}} 不属于本平台，我们无法动用其中的资产，只有地址的主人可以退回。请向地址的来源方查询：{{ask.hint}}。",
    },
    actions: [solved],
  },
  {
    key: "recovery-impossible",
    group,
    forms: both,
    title: { en: "Can’t be recovered", zh: "无法找回" },
    body: {
      en: "We have looked at {{field.txid}} closely and can’t recover it: {{ask.reason}}. I am sorry. Nothing is charged for the attempt. Please don’t believe anybody who offers to do it for a fee.",
      zh: "我们仔细核查了 {{field.txid}}，无法找回：{{ask.reason}}。很抱歉。本次尝试不收取费用。请不要相信任何承诺付费找回的人。",
    },
    actions: [solved],
  },
]
