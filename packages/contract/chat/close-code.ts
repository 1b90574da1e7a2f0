/*
 * Why the customers' socket closes: 4401 the session is over (identify anew), 1012 the server restarts, 1008 too many frames.
 * Apart from the frames, so that a browser has it without their schemas.
 */
export const CHAT_SESSION_OVER = 4401
