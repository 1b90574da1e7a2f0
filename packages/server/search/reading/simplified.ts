/** Characters of the first two levels of GB 2312: whoever writes only these writes simplified. */
let simplified: Set<string> | null = null
let convert: ((text: string) => string) | null = null

/**
 * The same text in simplified characters. The tables of the conversion are loaded when the first character comes that
 * simplified Chinese doesn't have (6 MB).
 */
export async function simplify(text: string): Promise<string> {
  if (!/\p{Script=Han}/u.test(text)) return text
  simplified ??= charactersOfGb2312()
  if ([...text].every((one) => !/\p{Script=Han}/u.test(one) || simplified?.has(one))) return text
  const toSimplified = convert ?? (await import("opencc-js/t2cn")).Converter({ from: "t", to: "cn" })
  convert = toSimplified
  return toSimplified(text)
}

/** Rows 16 to 87 of the standard, 94 characters each, as bytes of GBK, which holds them at the same places. */
function charactersOfGb2312(): Set<string> {
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xf7; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell)
  return new Set(new TextDecoder("gbk").decode(new Uint8Array(bytes)))
}
