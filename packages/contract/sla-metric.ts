import * as z from "zod"

/** What is measured of a ticket: the first answer, each further one, and that it is settled. */
export const metric = z.enum(["first", "next", "resolution"])
export type Metric = z.infer<typeof metric>
