import all from "./widget.css?inline"

/** The panel's whole style sheet, as text for a constructable sheet. */
export const sheet: string = all
