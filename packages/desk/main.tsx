import "./frame/base.css"
import { createRoot } from "react-dom/client"
import { prefs } from "./data/prefs.ts"
import { App } from "./frame/app.tsx"
import { followPrefs } from "./frame/follow-prefs.ts"
import { startClock } from "./frame/now.ts"
import { prepareSound } from "./frame/ring.ts"
import { takeSeat } from "./frame/session.ts"
import { speakIn } from "./words/words.ts"

const place = document.getElementById("desk")
if (!place) throw new Error("the page has no place for the desk")

followPrefs()
startClock()
prepareSound()
void takeSeat()
await speakIn(prefs.get().locale)
createRoot(place).render(<App />)
