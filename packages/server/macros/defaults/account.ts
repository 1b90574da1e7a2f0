import type { ShippedMacro } from "../shipped-macro.ts"
import { solved, waitForCustomer, waitForOthers } from "./parts.ts"

const group = { en: "Account", zh: "账户" }
const reset = ["factor-reset"]
const kyc = ["kyc"]

export const accountMacros: ShippedMacro[] = [
  {
    key: "login-code-delivery",
    group,
    forms: ["account-login"],
    title: { en: "Code doesn’t arrive", zh: "收不到验证码" },
    body: {
      en: "Codes were sent to you at {{ask.times}}, and the far side says: {{ask.state}}. Please choose another way on the sign-in page, look into the spam folder, and allow text messages from unknown senders. Never tell anyone a code, us neither.",
      zh: "我们在 {{ask.times}} 向你发送过验证码，运营方反馈：{{ask.state}}。请在登录页换一种方式，检查垃圾邮件，并允许接收陌生号码短信。验证码请勿告诉任何人，包括我们。",
    },
    actions: [waitForCustomer],
  },
  {
    key: "login-lock-until",
    group,
    forms: ["account-login", "account-freeze"],
    title: { en: "Locked until", zh: "锁定至" },
    body: {
      en: "The lock on the account ends by itself at {{ask.until}}. Please don’t try before: each wrong try can make it longer. Positions can be closed and margin added meanwhile: {{ask.how}}.",
      zh: "账户锁定将于 {{ask.until}} 自动解除。在此之前请不要尝试，继续输错会延长锁定。期间仍可平仓或追加保证金：{{ask.how}}。",
    },
    actions: [solved],
  },
  {
    key: "login-use-reset",
    group,
    forms: ["account-login"],
    title: { en: "Reset it yourself", zh: "可自行重置" },
    body: {
      en: "You can do this yourself: on the sign-in page choose {{ask.link}}. If authenticator, phone or mailbox are lost too, file “Reset 2FA, phone or e-mail”; it starts the check of who you are.",
      zh: "你可以自行处理：在登录页选择 {{ask.link}}。如果验证器、手机或邮箱也无法使用，请提交“重置双重验证、手机或邮箱”，将进入身份核验流程。",
    },
    actions: [waitForCustomer],
  },
  {
    key: "factor-reset-next",
    group,
    forms: reset,
    title: { en: "How the reset goes on", zh: "重置步骤" },
    body: {
      en: "The reset goes like this: 1. The exchange leads you through a check of who you are; begin it in the app under {{ask.where}}. 2. Your old phone or mailbox is told. 3. After {{ask.hours}} hours the new factor works, and withdrawals stay locked that long. Please send no documents and no codes here.",
      zh: "重置步骤：1. 在 App 的 {{ask.where}} 按引导完成身份核验。2. 旧手机或邮箱会收到通知。3. {{ask.hours}} 小时后新的验证方式生效，期间不能提币。请不要在这里发送证件或验证码。",
    },
    actions: [waitForCustomer],
  },
  {
    key: "factor-reset-done",
    group,
    forms: reset,
    title: { en: "Reset is done", zh: "重置完成" },
    body: {
      en: "The reset is done. Withdrawals open again at {{ask.until}}; nobody can shorten that. Please write down the new recovery codes and keep them off your phone.",
      zh: "重置已完成，提币将于 {{ask.until}} 恢复，任何人都无法提前。请记下新的备用恢复码，并与手机分开保存。",
    },
    actions: [solved],
  },
  {
    key: "factor-reset-refused",
    group,
    forms: reset,
    title: { en: "Reset refused", zh: "重置未通过" },
    body: {
      en: "The check couldn’t confirm that the account is yours, so nothing was changed. You can begin it again from {{ask.when}}; each try is looked at by itself. What helps: {{ask.tip}}.",
      zh: "身份核验未能确认账户归属，因此没有做任何更改。你可以在 {{ask.when}} 后重新发起，每次都会独立审核。建议：{{ask.tip}}。",
    },
    actions: [solved],
  },
  {
    key: "kyc-how-to-fix",
    group,
    forms: kyc,
    title: { en: "Why it was rejected, and the mend", zh: "未通过原因与改进" },
    body: {
      en: "The verification was rejected for this: {{ask.reason}}. Next time: {{ask.mend}}. Please upload it on the verification page of your account, and send no documents here.",
      zh: "认证未通过的原因：{{ask.reason}}。改进方法：{{ask.mend}}。请在账户的认证页面重新上传，不要把证件发到这里。",
    },
    actions: [waitForCustomer],
  },
  {
    key: "kyc-in-review",
    group,
    forms: kyc,
    title: { en: "Still in review", zh: "仍在审核" },
    body: {
      en: "Your verification is in review and complete; nothing is missing. You’ll have the result by {{ask.date}}.",
      zh: "你的认证正在审核中，资料齐全。结果会在 {{ask.date}} 前告诉你。",
    },
    actions: [waitForOthers],
  },
  {
    key: "kyc-approved",
    group,
    forms: kyc,
    title: { en: "Approved", zh: "已通过" },
    body: {
      en: "Your verification was approved at {{ask.when}}. Your limits are now: {{ask.limits}}.",
      zh: "你的认证已于 {{ask.when}} 通过。当前限额：{{ask.limits}}。",
    },
    actions: [solved],
  },
]
