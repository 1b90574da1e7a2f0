import { spokenTicketNumber } from "@veridesk/contract/ticket-number.ts"
import { LockedOutDonePage, LockedOutPage } from "./account/locked-out-page.tsx"
import { PasswordForgottenPage, PasswordNewPage } from "./account/password-page.tsx"
import { RecoveryCodesPage } from "./account/recovery-codes-page.tsx"
import { RegisterPage } from "./account/register-page.tsx"
import { SecurityPage } from "./account/security-page.tsx"
import { SignInPage } from "./account/sign-in-page.tsx"
import { TotpSetupPage } from "./account/totp-setup-page.tsx"
import { VerifyEmailPage } from "./account/verify-email-page.tsx"
import { AnnouncementPage } from "./announcements/item-page.tsx"
import { AnnouncementLinkPage } from "./announcements/link-page.tsx"
import { AnnouncementListPage } from "./announcements/list-page.tsx"
import { AnnouncementSubscribePage } from "./announcements/subscribe-page.tsx"
import { ArticlePage } from "./article/article-page.tsx"
import { TopicPage, TopicsPage } from "./article/topics-page.tsx"
import { AskedPage } from "./asked/asked-page.tsx"
import { FileLinkPage } from "./file-link/file-link-page.tsx"
import { DevMailListPage, DevMailPage } from "./dev/dev-mail-page.tsx"
import type { Draw, Drawing } from "./drawing.ts"
import { ErrorPage } from "./error/error-page.tsx"
import { ticketFormId } from "./form/ticket-form.tsx"
import { TicketFormPage } from "./form/ticket-form-page.tsx"
import { ContactPage } from "./contact/contact-page.tsx"
import { HomePage } from "./home/home-page.tsx"
import type { PageKind, PageProps } from "./props.ts"
import type { PageState } from "./shell/page-state.ts"
import { SearchPage } from "./search/search-page.tsx"
import { ReceiptPage } from "./ticket/receipt-page.tsx"
import { TicketPage } from "./ticket/ticket-page.tsx"
import { VerifyAgentPage } from "./verify/agent-page.tsx"
import { VerifyMessagePage } from "./verify/message-page.tsx"
import { ImpostorReportPage } from "./verify/report-page.tsx"
import { VerifyTranscriptPage } from "./verify/transcript-page.tsx"
import { VerifyPage } from "./verify/verify-page.tsx"
import { TicketsPage } from "./ticket/tickets-page.tsx"
import { StatusPage } from "./status/status-page.tsx"
import { toolPages } from "./tools/draw-tools.tsx"

/** Draws one page kind. */
export function draw<Kind extends PageKind>(kind: Kind, props: PageProps[Kind], page: PageState): Drawing {
  return pages[kind](props, page)
}

const plain = { here: null, form: null, island: null } as const
const genuine = { here: "verify", form: null, island: null, sheet: "help" } as const
const gate = { here: null, form: null, island: "account" } as const

const announcing = { form: null, island: null, here: "announcements", sheet: "help" } as const

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
  announcements: (props, { t }) => ({
    ...announcing,
    title: props.kind ? `${t("ann.title")}: ${t(`ann.kind.${props.kind}`)}` : t("ann.title"),
    body: <AnnouncementListPage {...props} />,
  }),
  announcement: (props) => ({ ...announcing, title: props.title, body: <AnnouncementPage {...props} /> }),
  "announcement-subscribe": (props, { t }) => ({
    ...announcing,
    title: t("sub.title"),
    body: <AnnouncementSubscribePage {...props} />,
    island: "push",
  }),
  "announcement-link": (props, { t }) => ({
    ...announcing,
    title: t(`sub.${props.state}`),
    body: <AnnouncementLinkPage {...props} />,
  }),
  asked: (props) => ({ ...plain, title: props.subject, body: <AskedPage {...props} />, form: "asked" }),
  "file-link": (props, { t }) => ({
    ...plain,
    title: t(props.file ? "file-link.title" : "file-link.over"),
    body: <FileLinkPage {...props} />,
  }),
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
  ...toolPages,
  status: (props, { t }) => ({
    ...plain,
    title: t("stat.title"),
    body: <StatusPage {...props} />,
    here: "status",
    sheet: "help",
  }),
  contact: (props, { t }) => ({
    ...plain,
    title: t("cont.title"),
    body: <ContactPage {...props} />,
    sheet: "help",
  }),
  verify: (props, { t, brand }) => ({
    ...genuine,
    title: t("genuine.title", { brand: brand.shortName }),
    body: <VerifyPage {...props} />,
    island: "verify",
  }),
  "verify-message": (props, { t }) => ({
    ...genuine,
    title: t("genuine.tab.message"),
    body: <VerifyMessagePage {...props} />,
  }),
  "verify-agent": (props, { t }) => ({
    ...genuine,
    title: t("genuine.tab.agent"),
    body: <VerifyAgentPage {...props} />,
    island: "verify",
  }),
  "verify-transcript": (props, { t }) => ({
    ...genuine,
    title: t("genuine.tab.transcript"),
    body: <VerifyTranscriptPage {...props} />,
  }),
  "report-impostor": (props, { t }) => ({
    ...genuine,
    title: t("genuine.report.title"),
    body: <ImpostorReportPage {...props} />,
  }),
  error: (props, { t }) => ({ ...plain, title: t(`error.${props.kind}`), body: <ErrorPage {...props} /> }),
  "dev-mail-list": (props, { t }) => ({
    ...plain,
    title: t("dev.mail"),
    body: <DevMailListPage {...props} />,
  }),
  "dev-mail": (props) => ({ ...plain, title: props.subject, body: <DevMailPage {...props} /> }),
}
