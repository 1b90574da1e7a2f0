export { readable } from "./access.ts"
export { addNote } from "./add-note.ts"
export type { Fact, Place } from "./append.ts"
export { assign, moveToTeam } from "./assign.ts"
export { change, type Decision } from "./change.ts"
export { changeStatus, markFixed, reopen } from "./change-status.ts"
export {
  actsNext,
  afterCustomerWrote,
  afterStaffReplied,
  afterStatusChanged,
  type Conversation,
  escalationRule,
  followUpRule,
  isOver,
  previewOf,
  promisedBy,
  reopenUntil,
} from "./conversation.ts"
export { editNote } from "./edit-note.ts"
export { escalate } from "./escalate.ts"
export { followUp } from "./follow-up.ts"
export { mayReadFile } from "./may-read-file.ts"
export { type BindAttachments, makeOpen, type Open, type Opening, type OpenResult } from "./open.ts"
export { prioritise } from "./prioritise.ts"
export { receive } from "./receive.ts"
export { reply } from "./reply.ts"
export { conversationsByIds } from "./store.ts"
export { verifyChains } from "./verify-chain.ts"
export { customerTimeline, type Sources, timeline, timelineOfNamed } from "./views.ts"
