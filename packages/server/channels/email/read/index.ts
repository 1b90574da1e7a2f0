export { headersOf } from "./parse/headers.ts"
export { type KeysFor, openReaders } from "./readers.ts"
