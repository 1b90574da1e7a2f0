import { charsets } from "./charsets.ts"
import { files } from "./files.ts"
import { headers } from "./headers.ts"
import { limits } from "./limits.ts"
import type { Row } from "./row.ts"
import { structure } from "./structure.ts"

export const corpus: Row[] = [...charsets, ...headers, ...structure, ...limits, ...files]
