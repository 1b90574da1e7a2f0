import { charsets } from "./charsets.ts"
import { files } from "./files.ts"
import { headers } from "./headers.ts"
import { limits } from "./limits.ts"
import { repliesEn } from "./replies-en.ts"
import { repliesWorld } from "./replies-world.ts"
import { repliesZh } from "./replies-zh.ts"
import type { Row } from "./row.ts"
import { structure } from "./structure.ts"

export const corpus: Row[] = [
  ...charsets,
  ...headers,
  ...structure,
  ...limits,
  ...files,
  ...repliesEn,
  ...repliesZh,
  ...repliesWorld,
]
