export type { Down, DownReason, NotConfigured, Ok } from "./answer.ts"
export type { Remote, RemoteOptions, Trouble } from "./remote.ts"
export { connectRemote } from "./remote.ts"
