export { actInChat } from "./act.ts"
export { beginChat } from "./begin.ts"
export type { DoorDeps } from "./door-deps.ts"
export { chatForm, checkChatField } from "./form.ts"
export { absoluteAt, searchForChat, selfHelpFor } from "./help.ts"
export { chatHome } from "./home.ts"
export {
  eventsForCustomer,
  eventsForCustomerNamed,
  eventsForCustomersAfter,
  shownToCustomers,
} from "./lines.ts"
export { panelOf, widgetFiles } from "./widget-files.ts"
export { chatTranscripts } from "./transcript.ts"
