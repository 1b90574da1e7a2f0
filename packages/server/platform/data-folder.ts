import { access, constants, mkdir } from "node:fs/promises"
import { SetupFault } from "./setup-fault.ts"

/** Makes the data folder, for this account only, and sees that it can be written. @throws SetupFault `data-folder` */
export async function dataFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o711 })
    await access(path, constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new SetupFault({
      code: "data-folder",
      message: `The data folder ${path} can't be written (${(cause as { code?: string }).code}).`,
      mend: "Give this account the right to write there, or choose another folder with VERIDESK_DATA.",
      cause,
    })
  }
}
