export type { Audience, DocumentKey, DocumentKind, SearchDocument } from "./document.ts"
export { indexDocuments, removeDocuments } from "./index-documents.ts"
export { openSearch, type Search } from "./search.ts"
export type { Answer, Asked } from "./find.ts"
