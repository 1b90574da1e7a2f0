export { isMissing, MOST_WORDS, statesFrom } from "./request.ts"
export { requestRoutes } from "./routes.ts"
export { sendItem } from "./send-item.ts"
export { refusalText, requestList } from "./views.ts"
