import { DESCRIPTION, type Evidence, type Field, type Form } from "../form.ts"

type FormText = Form["title"]
type Condition = NonNullable<Field["show"]>

/*
 * What the forms of the catalogue have in common. Chinese names of groups and types are those of the reference text
 * (充币问题, 提币问题, 交易问题, 账户问题, API问题); other words for the same things are in each form's `words`.
 */

export const groups = {
  deposits: { en: "Deposits", zh: "充币问题" },
  withdrawals: { en: "Withdrawals", zh: "提币问题" },
  trading: { en: "Trading", zh: "交易问题" },
  account: { en: "Account", zh: "账户问题" },
  api: { en: "API", zh: "API问题" },
  fraud: { en: "Scams and phishing", zh: "诈骗与钓鱼" },
  compliance: { en: "Compliance and privacy", zh: "合规问题" },
  formal: { en: "Complaints, suggestions and legal", zh: "投诉、建议与法律" },
  other: { en: "Other", zh: "其他" },
} satisfies Record<string, FormText>

/** Words by which people look for the same thing. */
export const synonyms = {
  deposit: ["deposit", "top up", "充币", "充值", "入金"],
  withdrawal: ["withdraw", "withdrawal", "提币", "提现", "出金"],
  secondFactor: ["2FA", "Google Authenticator", "authenticator", "谷歌验证码", "谷歌验证器", "双重验证"],
  order: ["order", "trade", "订单", "委托", "下单", "成交"],
  identity: ["KYC", "verification", "identity", "身份认证", "身份验证", "实名认证"],
}

/** Said on every form on which somebody in distress may be tempted to write a secret (domain.md §3.4). */
export const neverSend: FormText = {
  en: "We never ask for passwords, codes, recovery phrases, private keys or API secrets. Don’t write them here, and don’t send pictures of identity documents.",
  zh: "我们绝不会索要密码、验证码、助记词、私钥或 API Secret。请不要写在这里，也不要发送身份证件照片。",
}

/** Condition: this choice is one of these. */
export function is(field: string, ...values: string[]): Condition {
  return { field, is: values }
}

/** The message itself, last on every form; its prompts say what makes it complete (domain.md §1.2, T6 and T15). */
export function story(...prompts: FormText[]): Field {
  return {
    id: DESCRIPTION,
    kind: "long-text",
    required: true,
    label: { en: "What happened", zh: "情况说明" },
    prompts: prompts.length > 0 ? prompts : causeCourseResult,
  }
}

const causeCourseResult: FormText[] = [
  {
    en: "Cause: what did you do, from which platform or wallet",
    zh: "起因：你做了什么，从哪个平台或钱包操作",
  },
  { en: "Course: what did you see, which messages or states", zh: "经过：你看到了什么，有哪些提示或状态" },
  { en: "Result: what is missing now, what you expect", zh: "结果：现在缺少什么，你希望怎样处理" },
]

export function option(value: string, en: string, zh: string) {
  return { value, label: { en, zh } }
}

export const pair: Field = {
  id: "pair",
  kind: "asset-network",
  required: true,
  label: { en: "Asset and network", zh: "币种与网络" },
}

/** The transaction on chain; an explorer's address will do, and so will the number of an internal transfer. */
export function txid(more: { required: boolean; label?: FormText; address?: string }): Field {
  return {
    id: "txid",
    kind: "txid",
    pair: "pair",
    address: more.address ?? null,
    lookup: true,
    required: more.required,
    label: more.label ?? { en: "TxID (transaction hash)", zh: "TxID（交易哈希）" },
    hint: {
      en: "Paste it or the explorer’s address; we take the TxID out.",
      zh: "可直接粘贴 TxID 或区块浏览器链接，我们会取出 TxID。",
    },
  }
}

export function amount(en: string, zh: string): Field {
  return { id: "amount", kind: "amount", pair: "pair", required: true, label: { en, zh } }
}

/** Who writes; forms for people who can't sign in ask for it, since there is no session to tell. */
export const identifier: Field = {
  id: "identifier",
  kind: "identifier",
  required: true,
  label: { en: "Username, e-mail or UID", zh: "用户名、邮箱或 UID" },
  hint: {
    en: "The UID is on your account page and in our mails.",
    zh: "UID 在账户页面和我们的邮件里可以找到。",
  },
}

export const withdrawalNumber: Field = {
  id: "withdrawal",
  kind: "withdrawal-id",
  example: "W-20261122-0417",
  required: true,
  label: { en: "Withdrawal number", zh: "提币单号" },
  hint: { en: "In your withdrawal history, beside the amount.", zh: "在提币记录里，金额旁边。" },
}

export function happened(en: string, zh: string, required: boolean): Field {
  return { id: "happened", kind: "occurred-at", required, label: { en, zh } }
}

export const errorShown: Field = {
  id: "error",
  kind: "text",
  required: false,
  label: { en: "Message shown, if any", zh: "页面提示（如有）" },
  hint: { en: "As it is written, with its code.", zh: "请照原文填写，包括错误代码。" },
}

export function screenshot(en: string, zh: string): Evidence {
  return {
    id: "screenshot",
    label: { en: "Screenshot", zh: "截图" },
    about: { en, zh },
    required: false,
    kinds: ["image", "pdf"],
    access: "ordinary",
  }
}
