export { rate, skipRating } from "./rate.ts"
export { isLow, MOST_WORDS, mayRate, REASONS, type Rating } from "./rating.ts"
export { ratingOf } from "./store.ts"
