import type { Locale } from "@veridesk/ui/say.ts"
import { makeFrame } from "../loader/frame.ts"
import { makeLauncher } from "../loader/launcher.ts"
import { mountPanel } from "../panel/panel.tsx"
import { answerAfter, config } from "./people.ts"
import { standIn } from "./stand-in.ts"
import { states } from "./states.ts"

/* Draws the state that the address names: /preview/<en|zh>/<state>@<light|dark>. */
const [, , tongue = "en", name = ""] = location.pathname.split("/")
const [state = "home", theme = "light"] = decodeURIComponent(name).split("@")
const locale: Locale = tongue === "zh" ? "zh-CN" : "en"
const sample = states(locale)[state]
if (!sample) throw new Error(`no state "${state}"`)
document.documentElement.lang = locale

const stand = standIn(sample.told)
const frame = makeFrame()
const launcher = makeLauncher(frame.root, locale)
const panel = await mountPanel(
  frame.root,
  {
    base: location.origin,
    config,
    locale,
    theme: theme === "dark" ? "dark" : "light",
    user: null,
    identify: () => null,
    context: () => ({ url: `${location.origin}/deposits`, asset: "USDT" }),
    mode: "panel",
    onUnread: launcher.news,
    onClose: () => panel.hide(),
  },
  { ...stand, begin: sample.begin },
)
panel.show({ focus: false })
/** For whoever tries it: one more answer of the other end. */
const last = sample.told.events.at(-1)
Object.assign(window, {
  veridesk: {
    arrive: () => last && stand.arrive({ after: last.seq, event: answerAfter(last, locale) }),
  },
})
document.documentElement.dataset["ready"] = "yes"
