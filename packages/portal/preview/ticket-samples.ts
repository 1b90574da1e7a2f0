import type { Locale } from "../props.ts"
import type { DocumentRequest, ReceiptProps, TicketProps, TicketRow, TicketsProps } from "../props-ticket.ts"
import { cards, files, uploads } from "./form-samples.ts"
import { address, now, pick, retired, txid } from "./people.ts"

export function rows(locale: Locale): TicketRow[] {
  const row = (number: string, title: string, more: Partial<TicketRow>): TicketRow => ({
    number,
    href: `/tickets/${number}`,
    title,
    status: "in-review",
    wording: null,
    last: { by: "support", team: pick(locale, "Deposits", "充提组"), at: "2026-11-22T03:58:00Z" },
    replyBy: null,
    missing: 0,
    unread: 0,
    ...more,
  })
  return [
    row("4812077351", pick(locale, "USDT deposit sent to a retired address", "USDT 充值转到了旧地址"), {
      status: "waiting-for-you",
      missing: 1,
      unread: 1,
    }),
    row("7730551248", pick(locale, "Change of phone number", "更换绑定手机号"), {
      status: "in-review",
      replyBy: "2026-11-23T04:00:00Z",
      last: { by: "you", team: "", at: "2026-11-22T01:20:00Z" },
    }),
    row("2904417760", pick(locale, "BTC withdrawal pending for 38 minutes", "BTC 提现 38 分钟未到账"), {
      status: "waiting-on-others",
      replyBy: "2026-11-22T08:30:00Z",
      last: { by: "support", team: pick(locale, "Withdrawals", "提现组"), at: "2026-11-22T05:40:00Z" },
    }),
    row("5518203396", pick(locale, "Where do I find my statement for 2025?", "2025 年对账单在哪里下载？"), {
      status: "received",
      replyBy: "2026-11-22T12:00:00Z",
      last: null,
    }),
  ]
}

export function tickets(locale: Locale, more: Partial<TicketsProps> = {}): TicketsProps {
  return {
    tab: "open",
    counts: { open: 4, waiting: 1, closed: 12 },
    query: "",
    rows: rows(locale),
    older: "/tickets?before=x",
    newest: null,
    ...more,
  }
}

export function receipt(locale: Locale, more: Partial<ReceiptProps> = {}): ReceiptProps {
  return {
    number: "4812077351",
    ticketHref: "/tickets/4812077351",
    typeTitle: pick(locale, "Deposit not credited", "充值未到账"),
    filedAt: now,
    team: pick(locale, "Deposits team", "充提组"),
    replyFrom: "2026-11-22T08:00:00Z",
    replyBy: "2026-11-22T12:00:00Z",
    mailedTo: "z•••@mail.example",
    antiPhishingCode: true,
    facts: [
      { label: pick(locale, "Asset and network", "币种与网络"), value: "USDT · TRON (TRC20)" },
      { label: pick(locale, "Amount", "数量"), value: "2,480.00 USDT" },
      { label: "TxID", value: txid, mono: true },
      { label: pick(locale, "Deposit address", "充值地址"), value: address, mono: true },
    ],
    attachments: files(locale).flatMap((file) => (file.attachment ? [file.attachment] : [])),
    uploads,
    requestId: "019363aa-7c2e-7000-8000-0000000000f2",
    ...more,
  }
}

/** What the lines of the list have in common. */
const document = {
  kind: "file",
  accept: uploads.accept,
  formats: uploads.formats,
  words: [],
  wantedBy: null,
  draft: null,
} as const satisfies Partial<DocumentRequest>

export function ticket(locale: Locale, more: Partial<TicketProps> = {}): TicketProps {
  const team = pick(locale, "Deposits team", "充提组")
  const file = files(locale)[0]
  return {
    number: "4812077351",
    title: pick(locale, "USDT deposit sent to a retired address", "USDT 充值转到了旧地址"),
    typeTitle: pick(locale, "Deposit not credited", "充值未到账"),
    openedAt: "2026-11-20T13:12:00Z",
    reopenDays: 14,
    status: "waiting-for-you",
    wording: null,
    steps: [
      { step: "received", state: "done", at: "2026-11-20T13:12:00Z" },
      { step: "in-review", state: "done", at: "2026-11-21T01:40:00Z" },
      { step: "waiting-for-you", state: "now", at: "2026-11-22T03:58:00Z" },
      { step: "waiting-on-others", state: "todo", at: null },
      { step: "solved", state: "todo", at: null },
    ],
    acts: {
      now: { who: "you", name: "", what: "send-documents", count: 1 },
      then: { who: "team", name: team, what: "reply", by: "2026-11-23T08:30:00Z" },
    },
    documents: [
      {
        id: "d1",
        requestId: "019363aa-7c2e-7000-8000-0000000000d1",
        ...document,
        title: pick(locale, "Withdrawal record from the sending wallet", "转出钱包的提现记录"),
        about: pick(locale, "With the full TxID.", "需包含完整 TxID。"),
        state: "accepted",
        files: file?.attachment ? [file.attachment] : [],
        decidedAt: "2026-11-21T01:40:00Z",
        refusal: null,
        added: null,
      },
      {
        id: "d2",
        requestId: "019363aa-7c2e-7000-8000-0000000000d2",
        ...document,
        title: pick(locale, "Screenshot with the full destination address", "包含完整收款地址的截图"),
        about: "",
        state: "checking",
        files: file?.attachment ? [{ ...file.attachment, name: "IMG_2207.jpeg", size: 840_000 }] : [],
        decidedAt: null,
        refusal: null,
        added: null,
      },
      {
        id: "d3",
        requestId: "019363aa-7c2e-7000-8000-0000000000d3",
        ...document,
        title: pick(locale, "Source-of-funds note", "资金来源说明"),
        about: pick(
          locale,
          "A bank statement or payslip from the last 3 months. You may black out everything except your name, the date and the amount.",
          "最近 3 个月的银行流水或工资单。除姓名、日期和金额外，其余可以遮盖。",
        ),
        state: "missing",
        files: [],
        decidedAt: null,
        refusal: null,
        added: {
          at: "2026-11-22T03:58:00Z",
          by: "Mei",
          why: pick(locale, "recoveries above 2,000 USDT need one.", "找回金额超过 2,000 USDT 时需要。"),
        },
      },
    ],
    documentsComplete: true,
    thread: thread(locale),
    earlier: null,
    seenSeq: 4,
    followUp: { state: "not-now" },
    followUps: 0,
    rating: null,
    escalation: null,
    can: { reply: true, solve: true, reopen: null, fileAnew: null },
    reply: {
      requestId: "019363aa-7c2e-7000-8000-0000000000f3",
      team,
      body: "",
      attachments: [],
      error: null,
      secret: null,
    },
    uploads,
    draftScope: "zhiyuan",
    facts: [
      {
        title: pick(locale, "Deposit", "充值信息"),
        lines: [
          { label: pick(locale, "Amount", "数量"), value: "2,480.00 USDT", mono: true },
          { label: pick(locale, "Network", "网络"), value: "TRON (TRC20)" },
          { label: "TxID", value: txid, mono: true },
        ],
      },
    ],
    lookup: cards().confirmed,
    notice: null,
    mergedInto: null,
    incident: null,
    joined: [],
    ...more,
  }
}

export function solved(locale: Locale): TicketProps {
  const base = ticket(locale)
  return {
    ...base,
    status: "solved",
    steps: base.steps.map((step) => ({ ...step, state: "done", at: step.at ?? now })),
    acts: { now: { who: "team", name: "", what: "nothing" }, then: null },
    documents: [],
    followUp: { state: "not-now" },
    rating: {
      state: "ask",
      score: null,
      reasons: [],
      text: "",
      requestId: "019363aa-7c2e-7000-8000-0000000000f4",
      error: null,
      secret: null,
    },
    can: { reply: false, solve: false, reopen: { until: "2026-12-06T06:00:00Z" }, fileAnew: null },
    notice: "solved",
  }
}

/** A list that is not done: words asked for and refused, a file that can hardly be read, a time until which it would help. */
export function askedAgain(locale: Locale): TicketProps {
  const base = ticket(locale)
  const [first, second, third] = base.documents
  const tray = files(locale).slice(0, 1)
  if (!first || !second || !third) throw new Error("the list has three lines")
  return {
    ...base,
    documentsComplete: false,
    documents: [
      {
        ...first,
        kind: "text",
        title: pick(locale, "Where the transfer came from", "转出方平台或钱包"),
        state: "refused",
        files: [],
        words: [pick(locale, "A wallet", "钱包")],
        refusal: pick(
          locale,
          "A part is missing: please send the whole page.",
          "内容不完整，请提供完整页面。",
        ),
        draft: { text: "…", files: [], error: { code: "item-not-open" }, secret: null, doubt: null },
      },
      {
        ...second,
        state: "missing",
        files: [],
        wantedBy: "2026-12-01",
        draft: {
          text: "",
          files: tray,
          error: null,
          secret: null,
          doubt: { file: tray[0]?.name ?? "", fact: "blurred" },
        },
      },
      { ...third, draft: { text: "", files: [], error: null, secret: { kind: "seed-phrase" }, doubt: null } },
    ],
  }
}

/** Waits for somebody outside the team, after the promised time has passed. */
export function withSpecialist(locale: Locale): TicketProps {
  const base = ticket(locale, { documents: [] })
  return {
    ...base,
    status: "waiting-on-others",
    steps: base.steps.map((step) =>
      step.step === "waiting-on-others"
        ? { ...step, state: "now", at: now, on: "specialist" }
        : { ...step, state: step.step === "solved" ? "todo" : "done" },
    ),
    acts: {
      now: { who: "others", name: "", what: "wait-specialist" },
      then: { who: "team", name: base.reply.team, what: "reply" },
    },
    followUp: { state: "done", at: now, next: "2026-11-23T06:06:00Z" },
    followUps: 2,
    escalation: { state: "allowed", because: "late" },
    notice: "followed-up",
  }
}

export function ratedLow(locale: Locale): TicketProps {
  const base = solved(locale)
  return {
    ...base,
    rating: base.rating && { ...base.rating, state: "given", score: 2, reasons: ["slow"], text: "…" },
    escalation: { state: "allowed", because: "rating" },
    notice: "rated",
  }
}

function thread(locale: Locale): TicketProps["thread"] {
  const team = pick(locale, "Deposits team", "充提组")
  const mei = { side: "support", name: "Mei", team } as const
  const you = { side: "you", name: "", team: "" } as const
  return [
    {
      entry: "message",
      seq: 1,
      id: "m1",
      at: "2026-11-20T13:12:00Z",
      by: you,
      body: pick(
        locale,
        `I sent 2,480 USDT on TRON to the deposit address I saved last year. The wallet says it went through but nothing shows up in Kestrel. I only now saw the notice that this address was retired in June.\n\nOld address: ${retired}`,
        `我在 TRON 上把 2,480 USDT 转到了去年保存的充值地址，钱包显示成功，但 Kestrel 里没有到账。刚看到通知，这个地址六月已停用。\n\n旧地址：${retired}`,
      ),
      attachments: files(locale).flatMap((file) => (file.attachment ? [file.attachment] : [])),
    },
    { entry: "event", seq: 2, at: "2026-11-20T13:12:01Z", what: "received", values: {} },
    {
      entry: "message",
      seq: 3,
      id: "m3",
      at: "2026-11-21T01:38:00Z",
      by: mei,
      body: pick(
        locale,
        "Hello, thank you for the record. The transfer is on chain with 20 of 20 confirmations, and the old address still belongs to us, so the funds are not lost.\n\nMoving them to your balance is a manual step that two people have to approve. For that I need the two documents now listed above.",
        "你好，感谢提供记录。这笔转账已在链上确认 20/20 次，旧地址仍归我们所有，资金没有丢失。\n\n把它转入你的余额需要两人审批的人工操作，为此需要上方列出的两份材料。",
      ),
      attachments: [],
    },
    {
      entry: "event",
      seq: 4,
      at: "2026-11-21T01:40:00Z",
      what: "document-accepted",
      values: { title: pick(locale, "Withdrawal record", "提现记录") },
    },
    {
      entry: "message",
      seq: 5,
      id: "m5",
      at: "2026-11-22T03:58:00Z",
      by: mei,
      body: pick(
        locale,
        "One more document has become necessary, and I am sorry it was not on the first list: the amount is above 2,000 USDT, so Compliance has to see where it came from. Nothing else will be asked for.\n\nNo fee is charged, and nobody will ask you to send a test payment.",
        "还需要补充一份材料，很抱歉没有列在最初的清单里：金额超过 2,000 USDT，合规部门需要了解资金来源。之后不会再要求其他材料。\n\n不收取任何费用，也不会有人让你做测试转账。",
      ),
      attachments: [],
    },
  ]
}
