/** Addresses of the portal's pages and form endpoints, for the server's routes and the pages' links. */
export const paths = {
  home: "/",
  /** GET, `q`: leads to the search of the reader's language. */
  find: "/find",
  signIn: "/sign-in",
  signOut: "/sign-out",
  register: "/register",
  verifyEmail: "/verify-email",
  totpSetup: "/security/authenticator",
  recoveryCodes: "/security/recovery-codes",
  security: "/security",
  lockedOut: "/locked-out",
  passwordForgotten: "/password/forgotten",
  passwordNew: "/password/new",
  asked: (token: string) => `/asked/${encodeURIComponent(token)}`,
  tickets: "/tickets",
  newTicket: (type?: string) => (type ? `/tickets/new?type=${encodeURIComponent(type)}` : "/tickets/new"),
  ticket: (number: string) => `/tickets/${encodeURIComponent(number)}`,
  receipt: (number: string) => `/tickets/${encodeURIComponent(number)}/receipt`,
  reply: (number: string) => `/tickets/${encodeURIComponent(number)}/reply`,
  /** Where the form of a page posts to: a ticket's page has its reply, every other form posts to its own page. */
  formOf: (page: string) => (/^\/tickets\/\d[\d-]*$/.test(page) ? `${page}/reply` : page),
  transcript: (number: string, kind: "pdf" | "txt" | "json") =>
    `/tickets/${encodeURIComponent(number)}/transcript.${kind}`,
  ticketAct: (number: string) => `/tickets/${encodeURIComponent(number)}/act`,
  /** POST, `theme` and `back`: sets the cookie and returns. */
  preferences: "/preferences",
  /** POST, JSON: CheckRequest → CheckAnswer. */
  intakeCheck: "/api/intake/check",
  uploads: "/uploads",
  devMail: "/dev/mail",
  devMessage: (id: string) => `/dev/mail/${encodeURIComponent(id)}`,
} as const
