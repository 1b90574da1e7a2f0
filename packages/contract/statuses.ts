import * as z from "zod"
import { status } from "./conversation.ts"
import { requestId } from "./ids.ts"

/** The states that people set by hand; each can have labels. */
export const statusCategory = status.exclude(["new", "closed"])
export type StatusCategory = z.infer<typeof statusCategory>

export const statusKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

const label = z.string().trim().min(1).max(40)
/** Empty: the customer reads the category's own word. */
const wording = z.string().trim().max(60)

/** An installation's own status: a label over one of the categories, by which everything goes on counting. */
export const statusLabel = z.object({
  key: statusKey,
  category: statusCategory,
  label: z.object({ en: label, zh: label }),
  customer: z.object({ en: wording, zh: wording }),
  retired: z.boolean(),
})
export type StatusLabel = z.infer<typeof statusLabel>

const MOST = 60

/** All labels in their order, with those that were retired. */
const statusList = z
  .array(statusLabel)
  .max(MOST)
  .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, "keys are told apart")

export const statusPage = z.object({ version: z.int(), statuses: z.array(statusLabel) })
export type StatusPage = z.infer<typeof statusPage>

/** `basedOn` is the version the writer saw (0: none yet); where there is a newer one, 409 `changed-meanwhile` with it. */
export const saveStatuses = z.object({ requestId, basedOn: z.int().min(0), statuses: statusList })
export type SaveStatuses = z.infer<typeof saveStatuses>
