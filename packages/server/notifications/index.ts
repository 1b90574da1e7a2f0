export { type MailRequest, type MailRules, requestMails } from "./notify.ts"
export { mailCustomers } from "./on-events.ts"
export { beginAttempt, type KeptMail, keepMail, keptMail, keptMails, type Queued, settle } from "./store.ts"
