import { widget } from "@veridesk/ui/messages/widget.ts"
import { oneSide } from "./one-side.ts"

/** The panel's English sentences. The build puts them here without the other language (bundle/words.ts). */
export const texts = oneSide(widget, "en")
