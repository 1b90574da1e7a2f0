export { readable, readableAmong } from "./access.ts"
export { addNote } from "./add-note.ts"
export type { Appended, Fact, Place, Standing } from "./append.ts"
export { afterAssigned, assign, moveToTeam } from "./assign.ts"
export { change, changeWithin, type Decision, mergedAway } from "./change.ts"
export { changeStatus, markFixed, reopen } from "./change-status.ts"
export { changeTogether } from "./change-together.ts"
export {
  actsNext,
  afterCustomerWrote,
  afterStaffReplied,
  afterStatusChanged,
  type Conversation,
  dueShift,
  escalationRule,
  followUpRule,
  isOver,
  previewOf,
  recounted,
  reopenUntil,
  withFittingLabel,
} from "./conversation.ts"
export { editNote } from "./edit-note.ts"
export { escalate } from "./escalate.ts"
export { escalateByCustomer } from "./escalate-by-customer.ts"
export { followUp } from "./follow-up.ts"
export type { MacroActs } from "./macro-acts.ts"
export { mayReadFile } from "./may-read-file.ts"
export { type BindAttachments, makeOpen, type Open, type Opening, type OpenResult } from "./open.ts"
export { openBeside } from "./open-beside.ts"
export { afterPrioritised, prioritise } from "./prioritise.ts"
export { receive, receiving } from "./receive.ts"
export { type Beside, makeSay, type Say } from "./say.ts"
export { reply } from "./reply.ts"
export { replyText } from "./reply-text.ts"
export type { ReplyClock, ReplyOf, Serving } from "./reply-clock.ts"
export { conversationsByIds, endOfMerges, type Held, lastSeqs } from "./store.ts"
export type { TimelineRow } from "./timeline/store.ts"
export { verifyChains } from "./verify-chain.ts"
export {
  customerTimeline,
  customerTimelines,
  isShownToCustomers,
  type Sources,
  timeline,
  timelineOfMessages,
  timelineOfNamed,
  timelineOfRows,
  timelinesAfter,
  withoutWithdrawn,
} from "./views.ts"
export { withdraw } from "./withdraw.ts"
