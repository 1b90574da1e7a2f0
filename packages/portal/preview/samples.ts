import type { ErrorProps, Locale, PageKind, PageProps } from "../props.ts"
import { article, topic, topics } from "./article-samples.ts"
import { codes, lockedOut, register, security, signIn, totp } from "./account-samples.ts"
import { announcementSamples } from "./announcement-samples.ts"
import { cards, duplicate, filled, ticketForm } from "./form-samples.ts"
import { home } from "./home-samples.ts"
import { now, pick } from "./people.ts"
import { search, searchEmpty, searchNone, searchSecret, searchTxid } from "./search-samples.ts"
import * as tools from "./tool-samples.ts"
import { askedAgain, ratedLow, receipt, solved, ticket, tickets, withSpecialist } from "./ticket-samples.ts"
import { impostorReport, verify, verifyAgent, verifyMessage, verifyTranscript } from "./verify-samples.ts"

export interface Sample<Kind extends PageKind = PageKind> {
  kind: Kind
  props: PageProps[Kind]
  signedIn: boolean
}

function sample<Kind extends PageKind>(kind: Kind, props: PageProps[Kind], signedIn = true): Sample {
  return { kind, props, signedIn }
}

/** Every page in every state that looks different, by the name under which the preview shows it. */
export function samples(locale: Locale): Record<string, Sample> {
  const deposit = "deposit-not-credited"
  const refused = { code: "sign-in-failed" }
  const fault = (kind: ErrorProps["kind"], more: Partial<ErrorProps> = {}): Sample =>
    sample(
      "error",
      { kind, requestId: "req-7Q2M4K9XWD", retryAfter: null, next: null, held: null, ...more },
      false,
    )
  return {
    home: sample("home", home(locale)),
    "home-signed-out": sample(
      "home",
      home(locale, { tickets: null, replyTimes: [], replyTimesAt: null }),
      false,
    ),
    ...announcementSamples(locale),
    article: sample("article", article(locale), false),
    "article-fallback": sample("article", article(locale, { language: locale === "en" ? "zh-CN" : "en" })),
    "article-without-exchange": sample("article", article(locale, { live: {} })),
    "article-refused": sample(
      "article",
      article(locale, {
        feedback: {
          state: "asked",
          problem: { code: "secret-found" },
          reason: "incomplete",
          comment: "",
        },
      }),
    ),
    "article-answered": sample(
      "article",
      article(locale, { feedback: { state: "not-useful", problem: null, reason: null, comment: "" } }),
    ),
    "article-preview": sample("article", article(locale, { preview: true })),
    topics: sample("topics", topics(locale), false),
    "topics-empty": sample("topics", { total: 0, shelves: [] }, false),
    topic: sample("topic", topic(locale), false),
    search: sample("search", search(locale)),
    "search-none": sample("search", searchNone(locale), false),
    "search-txid": sample("search", searchTxid(locale), false),
    "search-secret": sample("search", searchSecret(locale), false),
    "search-empty": sample("search", searchEmpty(locale), false),
    "sign-in": sample("sign-in", signIn(), false),
    "sign-in-refused": sample(
      "sign-in",
      signIn({ identifier: "zhiyuan", error: refused, notice: "session-expired" }),
      false,
    ),
    "sign-in-totp": sample("sign-in", signIn({ step: "totp", flow: "f", tries: 2, error: refused }), false),
    "sign-in-recovery": sample("sign-in", signIn({ step: "recovery", flow: "f" }), false),
    "sign-in-continue": sample(
      "sign-in",
      signIn({ step: "continue", next: "/tickets/new", held: { type: "other", description: "…" } }),
    ),
    register: sample("register", register(), false),
    "register-errors": sample(
      "register",
      register({
        values: { username: "zy", email: "zhiyuan@" },
        errors: [
          { field: "username", code: "field.username-too-short", values: { min: 3, max: 30 } },
          { field: "email", code: "field.email" },
          { field: "password", code: "field.password-too-short", values: { min: 12 } },
        ],
      }),
      false,
    ),
    "verify-email": sample("verify-email", {
      email: "zhiyuan@mail.example",
      state: "sent-again",
      error: null,
      next: "/security/authenticator",
    }),
    "verify-expired": sample("verify-email", {
      email: "zhiyuan@mail.example",
      state: "link-expired",
      error: null,
      next: "/",
    }),
    "verify-done": sample("verify-email", {
      email: "zhiyuan@mail.example",
      state: "verified",
      error: null,
      next: "/",
    }),
    "totp-setup": sample("totp-setup", totp),
    "recovery-codes": sample("recovery-codes", codes),
    security: sample("security", security()),
    "security-bare": sample(
      "security",
      security({
        totp: null,
        recovery: null,
        passkeys: [],
        email: { address: "zhiyuan@mail.example", verified: false },
        notice: { code: "security.session-ended" },
      }),
    ),
    "locked-out": sample("locked-out", lockedOut(), false),
    "locked-out-errors": sample(
      "locked-out",
      lockedOut({
        values: { identifier: "陆嘉禾", email: "jiahe@mail.example", problem: "", story: "" },
        errors: [
          { field: "problem", code: "field.required" },
          { field: "story", code: "field.required" },
        ],
      }),
      false,
    ),
    asked: sample(
      "asked",
      {
        path: "/asked/t",
        requestId: "0197a0a0-0000-7000-8000-000000000001",
        subject: "Deposit 1,200 USDT: is it held with you?",
        closed: false,
        messages: [
          {
            id: "1",
            ours: true,
            name: "Mei",
            body: "Can you see this transfer on your side?\n\nIt left on 25 November.",
            at: now,
          },
          { id: "2", ours: false, name: "", body: "Yes, it was returned today.", at: now },
        ],
        body: "",
        errors: [],
        sent: true,
      },
      false,
    ),
    "locked-out-done": sample("locked-out-done", { email: "jiahe@mail.example", withinHours: 2 }, false),
    "password-forgotten": sample("password-forgotten", { email: "", sent: false, errors: [] }, false),
    "password-sent": sample(
      "password-forgotten",
      { email: "zhiyuan@mail.example", sent: true, errors: [] },
      false,
    ),
    "password-new": sample(
      "password-new",
      { token: "t", errors: [{ field: "password", code: "field.password-too-common" }], passwordMin: 12 },
      false,
    ),
    "form-types": sample("ticket-form", ticketForm(locale, null)),
    "form-empty": sample("ticket-form", ticketForm(locale, deposit)),
    form: sample("ticket-form", filled(locale)),
    "form-errors": sample(
      "ticket-form",
      filled(locale, {
        lookup: null,
        errors: [
          {
            field: "txid",
            code: "txid-wrong-length",
            values: { network: "TRON", expected: "64", length: 61 },
          },
          { field: "amount", code: "amount-ambiguous", values: { a: "2480", b: "2.48" } },
          { field: "description", code: "secret-found" },
        ],
        notes: [],
        secret: { field: "description", kind: "seed-phrase" },
      }),
    ),
    "form-address-in-txid": sample(
      "ticket-form",
      filled(locale, {
        lookup: null,
        notes: [
          {
            field: "txid",
            tone: "offer",
            code: "txid-is-address",
            fix: {
              do: "move",
              from: "txid",
              to: "address",
              toLabel: pick(locale, "Your Kestrel deposit address", "你的 Kestrel 充值地址"),
            },
          },
        ],
      }),
    ),
    "form-other-network": sample("ticket-form", filled(locale, { lookup: cards()["other-network"] })),
    "form-duplicate": sample(
      "ticket-form",
      filled(locale, { lookup: cards().confirmed, duplicate: duplicate(locale) }),
    ),
    "form-credited": sample("ticket-form", filled(locale, { lookup: cards().credited, attachments: [] })),
    "form-not-found": sample(
      "ticket-form",
      filled(locale, { lookup: cards()["not-found"], attachments: [] }),
    ),
    "form-down": sample("ticket-form", filled(locale, { lookup: cards().down, attachments: [] })),
    "form-pending": sample("ticket-form", filled(locale, { lookup: cards().pending, attachments: [] })),
    "form-failed": sample("ticket-form", filled(locale, { lookup: cards().failed, attachments: [] })),
    "form-withdrawal": sample(
      "ticket-form",
      ticketForm(locale, "withdrawal-delayed", { values: { pair: "BTC/bitcoin" } }),
    ),
    "form-login": sample("ticket-form", ticketForm(locale, "account-login")),
    "form-other": sample("ticket-form", ticketForm(locale, "other")),
    review: sample("ticket-form", filled(locale, { step: "review" })),
    tools: sample("tools", { reader: "signed-out" }, false),
    "deposit-tool": sample("deposit-tool", tools.deposit()),
    "deposit-tool-held": sample("deposit-tool", tools.heldDeposit),
    "deposit-tool-many": sample("deposit-tool", tools.manyDeposits, false),
    "withdrawal-tool": sample("withdrawal-tool", tools.withdrawal()),
    "withdrawal-tool-signed-out": sample(
      "withdrawal-tool",
      tools.withdrawal({ reader: "signed-out", result: null }),
      false,
    ),
    "lock-tool": sample("lock-tool", tools.locks),
    "api-error-tool": sample("api-error-tool", tools.apiError(locale), false),
    status: sample("status", tools.status(locale), false),
    contact: sample("contact", tools.contact(locale), false),
    receipt: sample("receipt", receipt(locale)),
    "receipt-unverified": sample(
      "receipt",
      receipt(locale, { mailedTo: null, antiPhishingCode: false, replyFrom: null }),
    ),
    tickets: sample("tickets", tickets(locale)),
    "tickets-none": sample(
      "tickets",
      tickets(locale, { rows: [], counts: { open: 0, waiting: 0, closed: 0 }, older: null }),
    ),
    "tickets-nothing-found": sample("tickets", tickets(locale, { rows: [], query: "NFT", older: null })),
    ticket: sample("ticket", ticket(locale)),
    "ticket-new": sample(
      "ticket",
      ticket(locale, {
        status: "received",
        documents: [],
        acts: {
          now: {
            who: "team",
            name: pick(locale, "Deposits team", "充提组"),
            what: "first-reply",
            by: "2026-11-22T12:00:00Z",
          },
          then: null,
        },
        thread: ticket(locale).thread.slice(0, 2),
        seenSeq: 2,
        lookup: null,
        followUp: { state: "done", at: now, next: "2026-11-23T06:06:00Z" },
      }),
    ),
    "ticket-follow-up": sample(
      "ticket",
      ticket(locale, {
        documents: [],
        followUp: { state: "allowed" },
        status: "in-review",
        reply: {
          ...ticket(locale).reply,
          body: "…",
          error: { code: "empty-message" },
          secret: { kind: "one-time-code" },
        },
      }),
    ),
    "ticket-solved": sample("ticket", solved(locale)),
    "ticket-asked-again": sample("ticket", askedAgain(locale)),
    "ticket-with-specialist": sample("ticket", withSpecialist(locale)),
    "ticket-rated-low": sample("ticket", ratedLow(locale)),
    "not-found": fault("not-found"),
    forbidden: fault("forbidden", { next: "/tickets" }),
    "too-many": fault("too-many", { retryAfter: 40 }),
    "server-error": fault("server"),
    "session-expired": fault("session-expired", { next: "/tickets/new", held: { description: "…" } }),
    verify: sample("verify", verify(locale, "blank"), false),
    "verify-official": sample("verify", verify(locale, "official"), false),
    "verify-unknown": sample("verify", verify(locale, "unknown"), false),
    "verify-fake": sample("verify", verify(locale, "fake")),
    "verify-message": sample(
      "verify-message",
      { site: "kestrel.example", values: { number: "", text: "" }, answer: null },
      false,
    ),
    "verify-message-sent": sample("verify-message", verifyMessage("sent"), false),
    "verify-message-partly": sample("verify-message", verifyMessage("partly"), false),
    "verify-message-none": sample("verify-message", verifyMessage("none"), false),
    "verify-agent": sample("verify-agent", verifyAgent(null), false),
    "verify-agent-yours": sample("verify-agent", verifyAgent("yours")),
    "verify-agent-there": sample("verify-agent", verifyAgent("there"), false),
    "verify-agent-ours": sample("verify-agent", verifyAgent("ours"), false),
    "verify-agent-elsewhere": sample("verify-agent", verifyAgent("elsewhere")),
    "verify-agent-none": sample("verify-agent", verifyAgent("none"), false),
    "verify-transcript": sample("verify-transcript", verifyTranscript(null), false),
    "verify-transcript-holds": sample("verify-transcript", verifyTranscript("holds"), false),
    "verify-transcript-changed": sample("verify-transcript", verifyTranscript("changed"), false),
    "verify-transcript-other-key": sample("verify-transcript", verifyTranscript("other-key"), false),
    "verify-transcript-none": sample("verify-transcript", verifyTranscript("no-transcript"), false),
    "report-impostor": sample("report-impostor", impostorReport(), false),
    "report-impostor-errors": sample(
      "report-impostor",
      impostorReport({ errors: [{ field: "met", code: "field.required" }] }),
      false,
    ),
    "report-impostor-done": sample("report-impostor", impostorReport({ done: true }), false),
    "dev-mail-list": sample(
      "dev-mail-list",
      {
        messages: [
          { id: "1", to: "zhiyuan@mail.example", subject: "Kestrel：工单 4812 0773 51 已收到", at: now },
        ],
        older: null,
      },
      false,
    ),
    "dev-mail": sample(
      "dev-mail",
      {
        id: "1",
        from: "Kestrel <no-reply@kestrel.example>",
        to: "zhiyuan@mail.example",
        subject: "Kestrel：工单 4812 0773 51 已收到",
        at: now,
        headers: [{ name: "Message-ID", value: "<1@kestrel.example>" }],
        text: "你的工单已收到",
        htmlHref: null,
      },
      false,
    ),
  }
}
