export { headersOf } from "./parse/headers.ts"
export { openReaders, type Readers } from "./readers.ts"
