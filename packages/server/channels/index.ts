import type { Channel } from "./channel.ts"
import { chat } from "./chat/index.ts"
import { email } from "./email/index.ts"

/** Every channel there is. */
const channels: Record<string, Channel> = { chat, email }

/** Whether somebody waits on the line now in conversations of this channel. */
export function isLive(channel: string): boolean {
  return channels[channel]?.can.live ?? false
}
