/** Now, as an instant. Handed in wherever time matters, so that tests can choose the day. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()
