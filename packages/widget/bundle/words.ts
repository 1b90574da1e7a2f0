import { widget } from "@veridesk/ui/messages/widget.ts"
import { widgetLoader } from "@veridesk/ui/messages/widget-loader.ts"
import type { Plugin } from "vite"
import { oneSide } from "../words/one-side.ts"

/** Sends the browser its sentences one language at a time, cut out of the catalogue in which both stand side by side. */
export function words(): Plugin {
  return {
    name: "veridesk-words",
    load(id) {
      const side = /\/widget\/words\/texts-(en|zh)\.ts$/.exec(id)?.[1]
      if (side === "en" || side === "zh")
        return `export const texts = ${JSON.stringify(oneSide(widget, side))}`
      return id.endsWith("/messages/widget-loader.ts")
        ? `export const widgetLoader = ${JSON.stringify(widgetLoader)}`
        : null
    },
  }
}
