/** The place of an address of the page that names no article but what needs somebody's care. */
export const HEALTH = "health"
