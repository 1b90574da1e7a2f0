import type { StaffKey } from "../people.ts"

/** What the checks of a sender say: proven, nothing known, or what its domain's owner wants refused. */
export type Proof = "proven" | "unknown" | "refused"

/** A mail of the demo; times are minutes from now. */
export type Letter = {
  key: string
  at: number
  from: { name: string; address: string }
  to: "support" | "account" | "tech" | "trade" | "complaints"
  subject: string
  text: string
  /** As a mail program writes it, where it does. */
  html?: string
  /** The letter that it answers. */
  answers?: string
  automatic?: boolean
  proof: Proof
}

/** An agent's answer to the conversation that a letter began. */
export type Answer = { key: string; at: number; by: StaffKey; to: string; text: string }

const ODILE = { name: "Odile Varga", address: "odile.varga@post.example" }
const SUYU = { name: "苏屿", address: "suyu@mail.example" }

export const letters: Letter[] = [
  {
    key: "odile-1",
    at: -52,
    from: ODILE,
    to: "support",
    subject: "BTC withdrawal pending",
    text: 'Hello,\n\nI sent 0.41 BTC from my account (UID 30417756) to my own wallet at {-58m} and it is still pending. The page says "Processing".\n\nCould you look at it, please?\n\nOdile Varga',
    proof: "proven",
  },
  {
    key: "odile-2",
    at: -31,
    from: ODILE,
    to: "support",
    subject: "Re: BTC withdrawal pending",
    text: 'Thank you. It still says "Processing". Is there a TxID by now?\n\nOdile\n\nOn Sunday at {-44m}, Kestrel Exchange <support@kestrel.example> wrote:\n> Hello Odile, your withdrawal is in the queue of the hot wallet.\n> You needn\'t do anything.',
    answers: "odile-1",
    proof: "proven",
  },
  {
    key: "odile-away",
    at: -30,
    from: ODILE,
    to: "support",
    subject: "Automatic reply: BTC withdrawal pending",
    text: "I read mails in the evening only. In urgent cases please call me.",
    answers: "odile-1",
    automatic: true,
    proof: "proven",
  },
  {
    key: "odile-3",
    at: -14,
    from: ODILE,
    to: "support",
    subject: "Follow-up: BTC withdrawal pending, 38 minutes now",
    text: "38 minutes now, and nothing in the mempool. Please tell me what is happening.\n\nUID 30417756\nOdile Varga",
    proof: "proven",
  },
  {
    key: "suyu-statement",
    at: -95,
    from: SUYU,
    to: "account",
    subject: "申请 2025 年度账户对账单",
    text: "你好：\n\n我需要 2025 年 1 月 1 日至 12 月 31 日的账户对账单用于报税，请提供 PDF 版本。\n\nUID：30975521\n注册邮箱：suyu@mail.example\n\n谢谢！\n苏屿\n\n发自我的iPhone",
    proof: "proven",
  },
  {
    key: "tomas-unknown",
    at: -26,
    from: { name: "Tomas Reyhl", address: "tomas.reyhl@post.example" },
    to: "support",
    subject: "Change my withdrawal address",
    text: "Hi, please change my withdrawal address to the one below and send me a confirmation. I am travelling and can't sign in.\n\nTomas",
    proof: "unknown",
  },
  {
    key: "listing",
    at: -140,
    from: { name: "Vireo Labs", address: "listings@vireo.example" },
    to: "trade",
    subject: "Question about maker fees for market makers",
    text: "Good morning,\n\nwe make markets on several venues and would like to know your maker fees from VIP 5 on, and whether there is a rebate.\n\nKind regards\nVireo Labs",
    proof: "proven",
  },
  {
    key: "fake-support",
    at: -63,
    from: { name: "Kestrel Support", address: "security@kestreI.example" },
    to: "support",
    subject: "Your mailbox is almost full",
    text: "Dear colleague,\n\nyour support mailbox is almost full. Sign in here to keep your messages.\n\nKestrel IT",
    proof: "unknown",
  },
  {
    key: "slack-code",
    at: -77,
    from: { name: "Slack", address: "no-reply@slack.com" },
    to: "support",
    subject: "Slack confirmation code: 518-240",
    text: "Confirm your email address. Your confirmation code is 518-240.",
    proof: "proven",
  },
  {
    key: "odile-forged",
    at: -20,
    from: ODILE,
    to: "account",
    subject: "Re: BTC withdrawal pending",
    text: "Please cancel the withdrawal and reset my two-factor authentication. New phone: +36 30 555 0199.",
    answers: "odile-1",
    proof: "refused",
  },
]

export const answers: Answer[] = [
  {
    key: "odile-answer",
    at: -44,
    by: "huimin",
    to: "odile-1",
    text: "Hello Odile, your withdrawal is in the queue of the hot wallet.\nYou needn't do anything; I look at it again in a quarter of an hour.",
  },
]
