export { headersOf } from "./parse/headers.ts"
export { openReaders } from "./readers.ts"
