export { outsideView, sideMail } from "./outside.ts"
export { type SideDeps, sideRoutes } from "./routes.ts"
export { forgetOldLinks } from "./store.ts"
export { answerOutside, behind, type MailOut } from "./write.ts"
