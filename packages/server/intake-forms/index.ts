export { catalogue } from "./catalogue.ts"
export { checkSubmission } from "./check.ts"
export { txidFault } from "./faults.ts"
export { checkField, pairOf } from "./check-field.ts"
export type { Fault, Files, Known, Note, PairChoice, Values } from "./checked.ts"
export {
  chosenText,
  DESCRIPTION,
  type Evidence,
  type Field,
  type Form,
  filesIn,
  priorityOf,
  textIn,
} from "./form.ts"
export { type Forms, followForms, loadForms } from "./forms.ts"
export { missingIn } from "./missing.ts"
export { keepForms } from "./store.ts"
export { formsRoutes } from "./routes.ts"
