import { part } from "../frame/part.tsx"
import { withMailTexts } from "../words/words.ts"

/*
 * What a conversation shows of mails. It comes as one piece with the first of them: five pieces would each be named, with
 * all they need, in what everybody loads first.
 */

const inConversation = () => withMailTexts(import("./index.ts"))

export const MailOf = part(() => inConversation().then((m) => m.MailOf))
export const HoldSheet = part(() => inConversation().then((m) => m.HoldSheet))
export const WholeMail = part(() => inConversation().then((m) => m.WholeMail))
export const UndoReply = part(() => inConversation().then((m) => m.UndoReply))
export const CcField = part(() => inConversation().then((m) => m.CcField))
export const CopySheet = part(() => inConversation().then((m) => m.CopySheet))
export const MailTrouble = part(() => inConversation().then((m) => m.MailTrouble))
