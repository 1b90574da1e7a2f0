export { headersOf } from "./parse/headers.ts"
export { openReaders, type KeysFor, type Readers } from "./readers.ts"
