export { checkAddress } from "./address.ts"
export type { AddressReading } from "./address-reading.ts"
export { connectChainLookUp } from "./connect-look-up.ts"
export type * from "./look-up.ts"
