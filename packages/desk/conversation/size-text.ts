/** "840 KB", "1.2 MB": decimal units, as the customer sees them and phones and mail programs count. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1_000_000).toFixed(bytes < 99_500_000 ? 1 : 0)} MB`
}
