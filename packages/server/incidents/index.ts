export { SEND_ANSWERS } from "./answers/answer-all.ts"
export { makeSendAnswer } from "./answers/send-answer.ts"
export { type IncidentTold, incidentToldTo } from "./told-to-customer.ts"
export { incidentRoutes } from "./routes.ts"
