import * as z from "zod"
import { chainIds } from "./chain-id.ts"

/** Id of a chain as it crosses the wire. Kept apart from the table so that a small page needn't load zod. */
export const chainIdSchema = z.enum(chainIds)
