export { connectChainLookUp } from "./connect-look-up.ts"
export type * from "./look-up.ts"
