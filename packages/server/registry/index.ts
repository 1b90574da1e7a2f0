import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import { type Digest, digestOfMail } from "./sent-text.ts"
import { keepSent } from "./store.ts"

export { type CheckDeps, checkChannel } from "./check-channel.ts"
export { checkMessage, type MessageDeps } from "./check-message.ts"
export { entryOf, isOfficialLink, type OfficialChannel } from "./entry.ts"
export { judgeImpostor } from "./judge-impostor.ts"
export { rememberSent } from "./on-events.ts"
export { openRegister, type Register } from "./open-register.ts"
export { decideRegister, proposeRegister } from "./propose.ts"
export { type ReportDeps, reportImpostor } from "./report-impostor.ts"
export { publicRegistryRoutes, registryRoutes } from "./routes.ts"
export { resemblanceOf } from "./resemblance.ts"
export { type RegisterFault, verifyRegister } from "./verify-register.ts"
export { digester } from "./sent-text.ts"
export { makeSignals } from "./signals.ts"

/** Keeps a digest of the words of a mail that goes out, to recognise it when somebody asks. */
export function makeRememberMail(o: { db: Db; clock: Clock; digest: Digest; sender: string }) {
  return async (text: string): Promise<void> =>
    keepSent(o.db, [
      {
        digest: digestOfMail(o.digest, text),
        what: "mail",
        sender: o.sender,
        channel: "mail",
        at: o.clock(),
      },
    ])
}
