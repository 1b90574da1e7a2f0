import type { Locale } from "../props.ts"
import type {
  ApiErrorToolProps,
  ContactProps,
  DepositResult,
  DepositToolProps,
  LockToolProps,
  StatusComponent,
  StatusProps,
  WithdrawalToolProps,
} from "../props-tools.ts"
import { cards } from "./form-samples.ts"
import { address, now, pick, txid } from "./people.ts"

const again = "/en/tools/deposit"
const signIn = "/sign-in"

function result(more: Partial<DepositResult>): DepositResult {
  return {
    card: cards().found,
    outcome: "confirming",
    solved: true,
    values: {
      have: 14,
      need: 20,
      minimum: "",
      amount: "1860",
      asset: "USDT",
      network: "TRON (TRC20)",
      other: "",
      memo: "",
    },
    hold: null,
    creditedAt: null,
    by: "2026-11-22T06:07:40Z",
    ticket: null,
    elsewhere: null,
    signIn,
    again,
    ...more,
  }
}

export function deposit(more: Partial<DepositToolProps> = {}): DepositToolProps {
  return {
    reader: "known",
    asked: { txid, network: "tron" },
    networks: [
      { value: "tron", label: "TRON (TRC20)" },
      { value: "ethereum", label: "Ethereum (ERC20)" },
    ],
    problem: null,
    many: [],
    result: result({}),
    ...more,
  }
}

export const heldDeposit = deposit({
  result: result({
    card: cards().confirmed,
    outcome: "held",
    solved: false,
    hold: "travel-rule",
    by: null,
    ticket: "/tickets/new?type=deposit-on-hold",
  }),
})

export const manyDeposits = deposit({
  result: null,
  many: [
    { txid, href: again },
    { txid: txid.replace("a4", "b5"), href: again },
  ],
})

export function withdrawal(more: Partial<WithdrawalToolProps> = {}): WithdrawalToolProps {
  return {
    reader: "known",
    asked: "W70411392",
    problem: null,
    signIn,
    down: false,
    ticket: "/tickets/new?type=withdrawal-delayed",
    result: {
      id: "W70411392",
      asset: "BTC",
      amount: "0.41",
      fee: "0.0002",
      network: "Bitcoin",
      address,
      memo: "102998",
      txid,
      stage: "broadcast",
      hold: "risk-review",
      steps: [
        { step: "requested", state: "done", at: now },
        { step: "review", state: "done", at: null },
        { step: "queued", state: "done", at: null },
        { step: "signed", state: "done", at: null },
        { step: "broadcast", state: "now", at: now },
        { step: "confirmed", state: "todo", at: null },
      ],
      confirmations: { have: 1, need: 2 },
      by: "2026-11-22T06:30:00Z",
      actor: "network",
      cancellable: false,
      ticket: "/tickets/new?type=withdrawal-delayed",
      again: "/en/tools/withdrawal",
    },
    ...more,
  }
}

export const locks: LockToolProps = {
  readAt: now,
  reader: "known",
  signIn,
  down: false,
  locks: [
    {
      scope: "withdrawals",
      reason: "factor-changed",
      since: "2026-11-21T13:05:00Z",
      until: "2026-11-23T13:05:00Z",
      ticket: null,
    },
    {
      scope: "sign-in",
      reason: "factor-lost",
      since: "2026-11-21T10:00:00Z",
      until: null,
      ticket: "/locked-out?problem=lost-authenticator",
    },
  ],
}

export function apiError(locale: Locale): ApiErrorToolProps {
  const title = pick(locale, "The signature doesn’t match", "签名不匹配")
  return {
    problem: null,
    dropped: true,
    by: "code",
    unknown: false,
    ticket: "/tickets/new?type=api-call",
    read: { status: 401, endpoint: "POST /v1/orders", requestId: "5f0c6b1e-77aa", retryAfter: 12 },
    clock: { unit: "seconds", fraction: true, sentAt: now, against: "theirs", ahead: -42 },
    error: {
      code: "signature-not-valid",
      number: 1022,
      http: 401,
      title,
      cause: pick(locale, "We computed another one.", "计算结果不同。"),
      check: [pick(locale, "Print the text that you sign.", "打印待签名文本。")],
      mend: [pick(locale, "Sign the parts in their order.", "按顺序拼接后签名。")],
      example: "1795327524000POST/v1/orders",
      ends: "you",
    },
    groups: [
      {
        group: "signing",
        errors: [
          { code: "signature-not-valid", number: 1022, title, href: "/en/tools/api-errors?code=1022" },
        ],
      },
    ],
  }
}

function component(more: Partial<StatusComponent>): StatusComponent {
  const history = Array.from({ length: 30 }, (_, i) => ({
    day: new Date(Date.parse(now) - (29 - i) * 86_400_000).toISOString().slice(0, 10),
    share: i < 6 ? null : i === 20 ? 96.87 : 100,
    downMinutes: i === 20 ? 45 : 0,
  }))
  return {
    key: "exchange",
    kind: "exchange",
    name: null,
    state: "ok",
    since: now,
    measuredAt: now,
    ms: 38,
    share: 99.86,
    history,
    ...more,
  }
}

export function status(locale: Locale): StatusProps {
  const incident = {
    id: "019363aa-0000-7000-8000-000000000009",
    title: pick(locale, "USDT deposits on TRON are slow", "TRON 的 USDT 充值变慢"),
    about: pick(locale, "A node is late. Nothing is lost.", "节点延迟，资产安全。"),
    since: "2026-11-22T04:20:00Z",
    updatedAt: "2026-11-22T06:05:00Z",
  }
  return {
    measuredAt: now,
    load: [
      { label: pick(locale, "Deposits", "充币问题"), waiting: 37, reply: { from: 120, to: 300 } },
      { label: "API", waiting: 0, reply: null },
    ],
    repliesAt: now,
    open: [{ ...incident, state: "mitigating", href: "/en/announcements/tron-deposits-late" }],
    past: [{ ...incident, id: "019363aa-0000-7000-8000-00000000000a", state: "resolved", href: null }],
    days: 30,
    otherDays: { days: 90, href: "/en/status?days=90" },
    components: [
      component({}),
      component({ key: "chain:tron", kind: "chain", name: "TRON", state: "down" }),
      component({ key: "mail", kind: "mail", state: "unknown", share: null, ms: null }),
    ],
  }
}

export function contact(locale: Locale): ContactProps {
  return {
    rows: [
      { problem: "stolen", href: "/locked-out?problem=taken-over", waiting: 0, reply: { from: 10, to: 30 } },
      { problem: "deposit", href: "/en/tools/deposit", waiting: 37, reply: { from: 120, to: 300 } },
      { problem: "api", href: "/en/tools/api-errors", waiting: null, reply: null },
    ],
    mailboxes: [
      {
        key: "support",
        name: pick(locale, "Customer service", "客户服务"),
        address: "support@kestrel.example",
        use: pick(locale, "Support’s mailbox", "客服邮箱"),
        reply: { from: 120, to: 300 },
      },
      {
        key: "tech",
        name: pick(locale, "Technical support", "技术支持"),
        address: "tech@kestrel.example",
        use: pick(locale, "API and technical questions", "API 与技术问题"),
        reply: null,
      },
    ],
    channels: [
      {
        kind: "email",
        name: "",
        address: "support@kestrel.example",
        use: pick(locale, "Support’s mailbox", "客服邮箱"),
      },
    ],
    absent: ["telegram-private", "remote", "phone", "whatsapp", "wechat"],
  }
}
