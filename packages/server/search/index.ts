export type { Audience, DocumentKey, DocumentKind, SearchDocument } from "./document.ts"
export { indexDocuments, removeDocuments } from "./index-documents.ts"
