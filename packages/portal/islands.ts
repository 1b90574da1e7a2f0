/** The entries of the browser's build: one small module per kind of page. */
export const islands = {
  page: "islands/page.ts",
  find: "islands/find.ts",
  push: "islands/push.ts",
  account: "islands/account.ts",
  tools: "islands/tools.ts",
  "ticket-form": "islands/ticket-form.tsx",
  ticket: "islands/ticket.tsx",
  verify: "islands/verify.ts",
} as const

/** Style sheets besides portal.css, for pages that not everybody opens. */
export const sheets = {
  help: "css/help.css",
} as const
