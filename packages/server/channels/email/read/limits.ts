/** What a mail may have at most before anybody parses it. Sizes in bytes. */
export type ReadLimits = {
  /** Multiparts within one another. */
  depth: number
  parts: number
  /** Fields of one header block, and all of one block's bytes. */
  headers: number
  headerBytes: number
  /** Header bytes of all parts together. */
  allHeaderBytes: number
  /** One field, folded lines and all. */
  oneHeader: number
  /** In From, To, Cc and the like together. */
  addresses: number
}

/** Far above what honest mail has: the largest seen in the wild have some 150 fields, 40 KB of them, and a dozen levels. */
export const readLimits: ReadLimits = {
  depth: 32,
  parts: 1000,
  headers: 1000,
  headerBytes: 512 * 1024,
  allHeaderBytes: 1024 * 1024,
  oneHeader: 128 * 1024,
  addresses: 2000,
}

/** Characters of text and of HTML that are worked on; what is longer stands in the mail's bytes and is marked "shortened". */
export const MOST_TEXT = 256 * 1024
export const MOST_HTML = 1024 * 1024
