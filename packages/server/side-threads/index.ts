export { outsideView, sideMail } from "./outside.ts"
export { sideRoutes } from "./routes.ts"
export { forgetOldLinks } from "./store.ts"
export { answerOutside, behind } from "./write.ts"
