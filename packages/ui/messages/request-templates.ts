import type { Catalogue } from "../say.ts"

/** What customers are asked for again and again, and why something that came won't do; both sides read these. */
export const requestTemplates = {
  "withdrawal-page": {
    en: "Withdrawal page of the sending platform, with the full TxID",
    zh: "转出平台的提币页面截图（含完整 TxID）",
  },
  "withdrawal-page.about": {
    en: "A screenshot that shows the whole TxID, address, amount and time.",
    zh: "截图需完整显示 TxID、地址、数量和时间。",
  },
  "bank-statement": { en: "Bank statement (PDF)", zh: "银行对账单（PDF）" },
  "bank-statement.about": {
    en: "The bank’s own PDF for the days in question. Black out everything except your name, date and amount.",
    zh: "银行出具的 PDF，覆盖相关日期。除姓名、日期和金额外均可遮盖。",
  },
  "screen-recording": { en: "Screen recording", zh: "屏幕录像" },
  "screen-recording.about": {
    en: "Open the app, go to the order and scroll through it without a cut. Never show passwords or codes.",
    zh: "从打开应用到查看订单，一镜到底。请勿录入密码或验证码。",
  },
  "source-of-funds": { en: "Proof of where the funds came from", zh: "资金来源证明" },
  "source-of-funds.about": {
    en: "A payslip, statement or sale record from the last 3 months, with your name and the date.",
    zh: "最近 3 个月的工资单、流水或交易记录，需显示姓名和日期。",
  },
  "error-screenshot": { en: "Screenshot of the error", zh: "错误提示截图" },
  "error-screenshot.about": {
    en: "The whole screen, with the time and the error code.",
    zh: "完整屏幕，包含时间和错误码。",
  },
  "sender-platform": { en: "Where the transfer came from", zh: "转出方平台或钱包" },
  "sender-platform.about": {
    en: "Name of the platform or wallet, and the sending address if you have it.",
    zh: "平台或钱包名称；如有转出地址请一并填写。",
  },
  "identity-selfie": { en: "Photo of you with a note", zh: "手持字条的自拍照" },
  "identity-selfie.about": {
    en: "Your face and a sheet with today’s date and the ticket number, both readable.",
    zh: "需露出面部，字条写明今天日期和工单号，均清晰可读。",
  },

  "refusal.unreadable": {
    en: "It can’t be read: please send it larger or sharper.",
    zh: "内容看不清，请提供更大或更清晰的版本。",
  },
  "refusal.incomplete": {
    en: "A part is missing: please send the whole page.",
    zh: "内容不完整，请提供完整页面。",
  },
  "refusal.wrong-document": {
    en: "It shows something else than what is needed.",
    zh: "内容与所需材料不符。",
  },
  "refusal.outdated": { en: "It is too old: please send a newer one.", zh: "材料已过期，请提供较新的版本。" },
  "refusal.name": { en: "The name on it isn’t the account’s.", zh: "材料上的姓名与账户不一致。" },
  "refusal.edited": {
    en: "It looks changed: please send the original.",
    zh: "文件疑似经过修改，请提供原件。",
  },
  "refusal.and": { en: "{sentence} {text}", zh: "{sentence}{text}" },
  "refusal.of": { en: "{title}: {why}", zh: "{title}：{why}" },
  "refusal.other": { en: "It is needed again.", zh: "需要重新提供。" },
} as const satisfies Catalogue
