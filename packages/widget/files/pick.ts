/** Files of a drop or of the clipboard; a screenshot that has no name gets one with its time. */
export function filesIn(transfer: DataTransfer | null): File[] {
  return [...(transfer?.files ?? [])].map((file) => (file.name === "image.png" ? named(file) : file))
}

function named(file: File): File {
  const time = new Date().toISOString().slice(0, 19).replace(/[:T]/g, "-")
  return new File([file], `screenshot-${time}.png`, { type: file.type })
}
