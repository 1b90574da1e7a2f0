export { type MailRequest, type MailRules, requestMails } from "./notify.ts"
export {
  beginAttempt,
  keepMail,
  keptMail,
  keptMails,
  type Queued,
  type Recipient,
  settle,
  settleRecipient,
  sweepMails,
  type Wanted,
} from "./store.ts"
