import * as z from "zod"
import { id, requestId } from "./ids.ts"

/** "#0b5563" */
const colour = z.string().regex(/^#[0-9a-f]{6}$/)

const host = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*(:\d{1,5})?$/)

/** What an administrator says of a brand. */
const brandInput = z.object({
  /** "Merlin by Kestrel" */
  name: z.string().trim().min(1).max(80),
  /** "Merlin": used inside sentences. */
  shortName: z.string().trim().min(1).max(40),
  /** Whose rules hold: the company that serves its customers. */
  legalEntity: z.string().trim().min(1).max(80),
  /** Hosts of its help site, the first one stands in links. Empty for the main brand: the installation's own address. */
  hosts: z.array(host).max(10),
  supportEmail: z.email().max(254).nullable(),
  /** As the brand has it; what is shown is moved until it can be read. */
  accent: colour,
  /** Path data of the mark on a 24 × 24 grid, or null for the first letter. */
  mark: z
    .string()
    .trim()
    .regex(/^[MmLlHhVvCcSsQqTtAaZz0-9 ,.\-e]+$/)
    .max(4000)
    .nullable(),
})

const shade = z.object({ ground: colour, accent: colour, hover: colour, onAccent: colour, soft: colour })

/** The four colours that a brand's accent becomes in one scheme, and whether it had to be moved to be read there. */
const scheme = shade.extend({ moved: z.boolean(), contrast: z.number() })
export type BrandScheme = z.infer<typeof scheme>
export const brandTheme = z.object({ light: scheme, dark: scheme })
export type BrandTheme = z.infer<typeof brandTheme>

export const brandKey = z.string().regex(/^[a-z0-9-]{1,40}$/)

export const brandView = brandInput.extend({ id, key: brandKey, main: z.boolean(), theme: brandTheme })
export type BrandView = z.infer<typeof brandView>

export const brandList = z.object({ brands: z.array(brandView) })

export type BrandList = z.infer<typeof brandList>

export const saveBrand = z.object({ requestId, key: brandKey, brand: brandInput })
export type SaveBrand = z.infer<typeof saveBrand>
