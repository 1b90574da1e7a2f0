export { hookRoutes } from "./hook/routes.ts"
export { pipeSecret } from "./hook/signature.ts"
export { type SmtpBounds, usualBounds } from "./smtp/bounds.ts"
export { openSmtp, type Smtp } from "./smtp/open-smtp.ts"
