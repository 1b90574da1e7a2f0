import { spokenTicketNumber } from "@veridesk/contract/ticket-number.ts"
import type { VNode } from "preact"
import { LockedOutDonePage, LockedOutPage } from "./account/locked-out-page.tsx"
import { PasswordForgottenPage, PasswordNewPage } from "./account/password-page.tsx"
import { RecoveryCodesPage } from "./account/recovery-codes-page.tsx"
import { RegisterPage } from "./account/register-page.tsx"
import { SecurityPage } from "./account/security-page.tsx"
import { SignInPage } from "./account/sign-in-page.tsx"
import { TotpSetupPage } from "./account/totp-setup-page.tsx"
import { VerifyEmailPage } from "./account/verify-email-page.tsx"
import { ArticlePage } from "./article/article-page.tsx"
import { TopicPage, TopicsPage } from "./article/topics-page.tsx"
import { AskedPage } from "./asked/asked-page.tsx"
import { DevMailListPage, DevMailPage } from "./dev/dev-mail-page.tsx"
import { ErrorPage } from "./error/error-page.tsx"
import { ticketFormId } from "./form/ticket-form.tsx"
import { TicketFormPage } from "./form/ticket-form-page.tsx"
import { HomePage } from "./home/home-page.tsx"
import type { sheets } from "./islands.ts"
import type { PageKind, PageProps } from "./props.ts"
import type { PageState } from "./shell/page-state.ts"
import type { Here } from "./shell/top-bar.tsx"
import { SearchPage } from "./search/search-page.tsx"
import { ReceiptPage } from "./ticket/receipt-page.tsx"
import { TicketPage } from "./ticket/ticket-page.tsx"
import { TicketsPage } from "./ticket/tickets-page.tsx"

/** A drawn page and what the document around it has to know. */
export interface Drawing {
  title: string
  body: VNode
  here: Here | null
  /** Form that a language switch posts, so that its values are kept. */
  form: string | null
  /** Entry that brings it to life. */
  island: string | null
  /** Style sheet besides the one of every page. */
  sheet?: keyof typeof sheets
}

type Draw = { [Kind in PageKind]: (props: PageProps[Kind], page: PageState) => Drawing }

/** Draws one page kind. */
export function draw<Kind extends PageKind>(kind: Kind, props: PageProps[Kind], page: PageState): Drawing {
  return pages[kind](props, page)
}

const plain = { here: null, form: null, island: null } as const
const gate = { here: null, form: null, island: "account" } as const

const pages: Draw = {
  home: (props, { t }) => ({
    ...plain,
    title: t("home.question"),
    body: <HomePage {...props} />,
    here: "home",
    island: "find",
    sheet: "help",
  }),
  article: (props) => ({
    ...plain,
    title: props.title,
    body: <ArticlePage {...props} />,
    here: "home",
    sheet: "help",
  }),
  topic: (props) => ({
    ...plain,
    title: props.title,
    body: <TopicPage {...props} />,
    here: "home",
    sheet: "help",
  }),
  topics: (props, { t }) => ({
    ...plain,
    title: t("topics.title"),
    body: <TopicsPage {...props} />,
    here: "home",
    sheet: "help",
  }),
  search: (props, { t }) => ({
    ...plain,
    title: props.query ? t("search.title.of", { query: props.query }) : t("search.title"),
    body: <SearchPage {...props} />,
    here: "home",
    island: "find",
    sheet: "help",
  }),
  "sign-in": (props, { t }) => ({ ...gate, title: t("sign-in.title"), body: <SignInPage {...props} /> }),
  register: (props, { t }) => ({ ...gate, title: t("register.title"), body: <RegisterPage {...props} /> }),
  "verify-email": (props, { t }) => ({
    ...plain,
    title: t(`verify.${props.state}`),
    body: <VerifyEmailPage {...props} />,
  }),
  "totp-setup": (props, { t }) => ({ ...gate, title: t("totp.title"), body: <TotpSetupPage {...props} /> }),
  "recovery-codes": (props, { t }) => ({
    ...gate,
    title: t("codes.title"),
    body: <RecoveryCodesPage {...props} />,
  }),
  security: (props, { t }) => ({ ...gate, title: t("nav.security"), body: <SecurityPage {...props} /> }),
  "locked-out": (props, { t }) => ({
    ...plain,
    title: t("locked.title"),
    body: <LockedOutPage {...props} />,
    form: "locked-out",
  }),
  asked: (props) => ({ ...plain, title: props.subject, body: <AskedPage {...props} />, form: "asked" }),
  "locked-out-done": (props, { t }) => ({
    ...plain,
    title: t("locked.done"),
    body: <LockedOutDonePage {...props} />,
  }),
  "password-forgotten": (props, { t }) => ({
    ...plain,
    title: t("password.forgotten"),
    body: <PasswordForgottenPage {...props} />,
  }),
  "password-new": (props, { t }) => ({
    ...gate,
    title: t("password.new"),
    body: <PasswordNewPage {...props} />,
  }),
  "ticket-form": (props, { t }) => ({
    title: props.form ? t("form.title.of", { type: props.form.title }) : t("form.title"),
    body: <TicketFormPage {...props} />,
    here: "tickets",
    form: ticketFormId,
    island: "ticket-form",
  }),
  receipt: (props, { t }) => ({
    ...plain,
    title: t("receipt.title.of", { number: spokenTicketNumber(props.number) }),
    body: <ReceiptPage {...props} />,
    here: "tickets",
  }),
  tickets: (props, { t }) => ({
    ...plain,
    title: t("nav.tickets"),
    body: <TicketsPage {...props} />,
    here: "tickets",
  }),
  ticket: (props) => ({
    ...plain,
    title: `${spokenTicketNumber(props.number)} ${props.title}`,
    body: <TicketPage {...props} />,
    here: "tickets",
    island: "ticket",
  }),
  error: (props, { t }) => ({ ...plain, title: t(`error.${props.kind}`), body: <ErrorPage {...props} /> }),
  "dev-mail-list": (props, { t }) => ({
    ...plain,
    title: t("dev.mail"),
    body: <DevMailListPage {...props} />,
  }),
  "dev-mail": (props) => ({ ...plain, title: props.subject, body: <DevMailPage {...props} /> }),
}
