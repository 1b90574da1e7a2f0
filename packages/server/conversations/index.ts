export { readable } from "./access.ts"
export { addNote } from "./add-note.ts"
export type { Place } from "./append.ts"
export { assign, moveToTeam } from "./assign.ts"
export { mergedAway } from "./change.ts"
export { changeStatus, markFixed, reopen } from "./change-status.ts"
export { changeTogether } from "./change-together.ts"
export { actsNext, type Conversation, followUpRule, isOver, promisedBy, reopenUntil } from "./conversation.ts"
export { editNote } from "./edit-note.ts"
export { followUp } from "./follow-up.ts"
export { mayReadFile } from "./may-read-file.ts"
export { type BindAttachments, makeOpen, type Open, type Opening, type OpenResult } from "./open.ts"
export { openBeside } from "./open-beside.ts"
export { prioritise } from "./prioritise.ts"
export { receive } from "./receive.ts"
export { reply } from "./reply.ts"
export { conversationsByIds, endOfMerges, type Held } from "./store.ts"
export { verifyChains } from "./verify-chain.ts"
export {
  customerTimeline,
  customerTimelines,
  type Sources,
  timeline,
  timelineOfMessages,
  timelineOfNamed,
} from "./views.ts"
