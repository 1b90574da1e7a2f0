export { isMissing, MOST_WORDS } from "./request.ts"
export { requestRoutes } from "./routes.ts"
export { sendItem } from "./send-item.ts"
export { missingLine, refusalText, requestList } from "./views.ts"
