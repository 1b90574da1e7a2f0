export { type MailRules, requestMails } from "./notify.ts"
export { bringsMail, mailCustomers } from "./on-events.ts"
export { beginAttempt, keepMail, keptMail, keptMails, type Queued, settle, sweepMails } from "./store.ts"
