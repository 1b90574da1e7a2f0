/** Words typed into one field, parted by commas of either width. */
export function wordsOf(text: string): string[] {
  return text
    .split(/[,，、;；\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== "")
}
