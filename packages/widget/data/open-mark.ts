/** Under this key stands the conversation that is under way on this device: then the panel is fetched when the page rests. */
export const OPEN_MARK = "veridesk.open"
/** Set while the panel is on the screen of this tab: the next page of the tab shows it again. */
export const SHOWN_MARK = "veridesk.shown"
