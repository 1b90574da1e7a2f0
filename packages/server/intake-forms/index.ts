export { catalogue } from "./catalogue.ts"
export {
  checkField,
  checkSubmission,
  type Checked,
  type Fault,
  type Known,
  type Note,
  pairOf,
  type PairChoice,
  type Values,
} from "./check.ts"
export { DESCRIPTION, type Field, type Form, textIn } from "./form.ts"
export { type Forms, loadForms } from "./forms.ts"
export { keepForms } from "./store.ts"
