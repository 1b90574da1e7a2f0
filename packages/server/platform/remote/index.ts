export type { Absent, Down, DownReason, NotConfigured, Ok } from "./answer.ts"
export type { RawAnswer, Remote, RemoteOptions, Trouble } from "./remote.ts"
export { connectRemote } from "./remote.ts"
export { connectOutside, type Outside } from "./outside.ts"
