import type { Head } from "../head.ts"
import type { Field } from "../parse/headers.ts"
import type { Tree } from "../parse/tree.ts"

/** What it is judged by for what a mail was made. */
export type KindInput = { fields: Field[]; head: Head; tree: Tree; text: string }
